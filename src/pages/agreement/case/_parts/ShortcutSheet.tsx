import { Facts, Sheet } from '@/ui'
import { caseWords as words } from '../../office-wording'

const { keyNames } = words

/** The keys of this page. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  const facts = [
    { label: 'A', value: `${keyNames.approve} / ${keyNames.sign}` },
    { label: 'R', value: keyNames.reject },
    { label: 'J / →', value: keyNames.next },
    { label: '?', value: keyNames.help },
  ]
  return (
    <Sheet title={words.keys} onClose={onClose}>
      <Facts facts={facts} />
    </Sheet>
  )
}
