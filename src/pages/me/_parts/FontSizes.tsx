import { fontSizes, setFontSize, useFontSize } from '@/app/appearance'
import { Section, Tabs } from '@/ui'
import { meWording as words } from '../wording'

/** Large-font mode: takes effect at once, kept on this device. */
export function FontSizes() {
  const now = useFontSize()
  const tabs = fontSizes.map((size) => ({ key: String(size), label: words.fontSizes[size] }))
  const choose = (key: string) => setFontSize(fontSizes.find((size) => String(size) === key) ?? 16)
  return (
    <Section title={words.fontSize}>
      <Tabs label={words.fontSize} tabs={tabs} value={String(now)} onChange={choose} />
    </Section>
  )
}
