import { Button, Facts, Sheet } from '@/ui'
import { uiWording } from '@/ui/wording'
import { originPageWording } from '../../wording'

const words = originPageWording.review

/** The keys of this page, shown on `?`. */
export function Shortcuts({ onClose }: { onClose(): void }) {
  return (
    <Sheet title={words.shortcuts} onClose={onClose} actions={<Button onPress={onClose}>{uiWording.close}</Button>}>
      <Facts facts={words.keys.map(([label, value]) => ({ label, value }))} />
    </Sheet>
  )
}
