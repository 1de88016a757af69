import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ChangeEvent, createElement, useRef, useState } from 'react'
import { useAction } from '@/app/hooks'
import { NotSent, type PickedFile, sendFile } from '@/app/send-file'
import { largestLicence } from '@/shared/account/licence'
import { Button, ProblemNotice } from '@/ui'
import { formWords as words } from '../wording'
import './employer.scss'

interface PickProps {
  label: string
  onPick(file: PickedFile): void
}

/** The browser's own file input in the look of a button; on a phone it offers the camera. */
function BrowserPick({ label, onPick }: PickProps) {
  const pick = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0]
    if (file) onPick({ name: file.name, size: file.size, content: file })
    currentTarget.value = ''
  }
  const input = createElement('input', { className: 'licence__file', type: 'file', accept: 'image/jpeg,image/png', onChange: pick })
  return createElement('label', { className: 'press button button--plain licence__pick' }, <Text>{label}</Text>, input)
}

function PhonePick({ label, onPick }: PickProps) {
  const pick = async () => {
    // Closing WeChat's chooser without a choice fails; there is nothing to tell.
    const chosen = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] }).catch(() => undefined)
    const file = chosen?.tempFiles[0]
    if (file) onPick({ name: file.tempFilePath.split('/').at(-1) ?? '', size: file.size, content: file.tempFilePath })
  }
  return <Button onPress={() => void pick()}>{label}</Button>
}

const Pick = process.env.TARO_ENV === 'h5' ? BrowserPick : PhonePick

function objectionTo({ name, size }: PickedFile): string | undefined {
  if (!/\.(jpe?g|png)$/i.test(name)) return words.wrongKind
  return size > largestLicence ? words.tooBig : undefined
}

/** Takes the licence picture to storage; `onSent` gets its file id. Choosing another one forgets the first. */
export function LicenceField({ onSent, error, kept }: { onSent(fileId: string): void; error?: string; kept?: boolean }) {
  const { run, error: refused } = useAction('account.uploadLicence')
  const [progress, setProgress] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const turn = useRef(0)
  const send = async (file: PickedFile) => {
    const mine = ++turn.current
    const objection = objectionTo(file)
    onSent('')
    setProgress(objection ? undefined : words.sending)
    setProblem(objection)
    if (objection) return
    const slot = await run({ name: file.name, size: file.size })
    const sent = slot && (await sendFile(slot, file, () => undefined).then(() => true, whenNotSent))
    if (mine !== turn.current) return
    setProgress(sent ? words.sent(file.name) : undefined)
    setProblem(slot && !sent ? words.sendFailed : undefined)
    if (slot && sent) onSent(slot.fileId)
  }
  const wrong = problem ?? error
  return (
    <View className={wrong ? 'field field--error' : 'field'}>
      <View className='field__label'>
        {words.licence}
        {!kept && <Text className='field__required'> *</Text>}
      </View>
      <Pick label={progress ? words.pickAnother : words.pick} onPick={(file) => void send(file)} />
      <View role='status' aria-live='polite'>
        {progress}
      </View>
      <View className={wrong ? 'field__message field__message--bad' : 'field__message field__message--hint'}>
        {wrong ?? (kept ? words.licenceKept : words.licenceHint)}
      </View>
      <ProblemNotice problem={refused} />
    </View>
  )
}

function whenNotSent(error: unknown): false {
  if (error instanceof NotSent) return false
  throw error
}
