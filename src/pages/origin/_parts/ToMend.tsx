import Taro from '@tarojs/taro'
import type { OriginFormField } from '@/shared/origin/contract'
import { Links, Section } from '@/ui'

export const anchorOf = (code: string) => `origin-field-${code}`

/** Brings a field into view; in the browser it also gets the focus. */
export function goToField(code: string): void {
  if (process.env.TARO_ENV !== 'h5') {
    void Taro.pageScrollTo({ selector: `#${anchorOf(code)}`, offsetTop: -16 })
    return
  }
  const place = document.getElementById(anchorOf(code))
  place?.scrollIntoView({ block: 'center' })
  place?.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true })
}

/** Fields with something to mend and why; each leads to its place in the form. */
export function ToMend({ title, fields, reasons }: { title: string; fields: readonly OriginFormField[]; reasons: Record<string, string> }) {
  const rows = fields
    .filter(({ code }) => reasons[code])
    .map(({ code, label }) => ({ key: code, title: label, detail: reasons[code], onPress: () => goToField(code) }))
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <Links rows={rows} />
    </Section>
  )
}
