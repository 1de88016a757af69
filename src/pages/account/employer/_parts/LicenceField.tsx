import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { useAction } from '@/app/hooks'
import { NotSent, type PickedFile, sendFile } from '@/app/send-file'
import { PickPicture } from '@/app/upload/PickPicture'
import { largestLicence } from '@/shared/account/licence'
import { ProblemNotice } from '@/ui'
import { formWords as words } from '../wording'
import './employer.scss'

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
      <PickPicture label={progress ? words.pickAnother : words.pick} accept='pictures' onPick={(file) => void send(file)} />
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
