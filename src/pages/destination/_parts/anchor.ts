import Taro from '@tarojs/taro'

export const anchorOf = (code: string) => `destination-${code}`

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
