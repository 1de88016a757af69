import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { AttachmentView } from '@/shared/attachment/contract'
import { largestAttachment } from '@/shared/attachment/limits'
import { attachmentWords as words } from '@/shared/attachment/wording'
import { Button, type Problem, ProblemNotice } from '@/ui'
import { call } from '../call'
import { useDocument } from '../document'
import { useAction } from '../hooks'
import { NotSent, type PickedFile, sendFile } from '../send-file'
import { spokenSize } from './file-size'
import { PickPicture } from './PickPicture'
import './upload.scss'

export interface AttachmentFieldProps {
  label: string
  hint?: string
  required?: boolean
  accept?: 'pictures' | 'pictures-and-pdf'
  caseId: string
  /** What has been handed in already. */
  files: AttachmentView[]
  /** How many may be handed in; once reached no other can be chosen. */
  most?: number
  /** Tells the feature which file was sent; false when the server refused it (the caller shows nothing: `error` does). */
  onSent?(fileId: string): Promise<unknown>
  onRemove?(attachmentId: string): Promise<unknown>
  /** What the feature's own command answered last. */
  error?: Problem
  /** Of the form around it. */
  message?: string
}

function objectionTo({ size }: PickedFile): string | undefined {
  if (size === 0) return words.empty
  return size > largestAttachment ? words.tooBig : undefined
}

/** Hands in photographs and PDFs as one piece of a case: choose, see it go, open and remove what is there. */
export function AttachmentField({
  label,
  hint = words.hint,
  required,
  accept = 'pictures-and-pdf',
  caseId,
  files,
  most = 6,
  onSent,
  onRemove,
  error,
  message,
}: AttachmentFieldProps) {
  const starting = useAction('attachment.start')
  const [progress, setProgress] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const send = async (file: PickedFile) => {
    const objection = objectionTo(file)
    setProblem(objection)
    if (objection || progress) return
    setProgress(words.sending(0))
    const slot = await starting.run({ name: file.name, size: file.size })
    const sent = slot && (await sendFile(slot, file, (bytes) => setProgress(words.sending(shareOf(bytes, file)))).catch(whenNotSent))
    if (slot && sent === false) setProblem(words.sendFailed)
    if (slot && sent !== false) {
      setProgress(words.checking)
      await onSent?.(slot.fileId)
    }
    setProgress(undefined)
  }
  const wrong = problem ?? error?.fields?.fileId ?? message
  const pick = accept === 'pictures' ? words.choosePicture : files.length > 0 ? words.chooseAnother : words.choose
  return (
    <View className={wrong ? 'field field--error' : 'field'}>
      <View className='field__label'>
        {label}
        {required && <Text className='field__required'> *</Text>}
      </View>
      {files.map((file, index) => (
        <AttachedFile key={file.attachmentId} caseId={caseId} file={file} index={index + 1} of={label} onRemove={onRemove} />
      ))}
      {onSent && files.length < most && (
        <PickPicture label={pick} accept={accept} disabled={progress !== undefined} onPick={(file) => void send(file)} />
      )}
      <View role='status' aria-live='polite'>
        {progress}
      </View>
      {(wrong || onSent) && (
        <View className={wrong ? 'field__message field__message--bad' : 'field__message field__message--hint'}>{wrong ?? hint}</View>
      )}
      <ProblemNotice problem={starting.error ?? (error?.fields?.fileId ? undefined : error)} />
    </View>
  )
}

const shareOf = (bytes: number, { size }: PickedFile) => Math.min(100, Math.round((bytes / Math.max(1, size)) * 100))

function whenNotSent(failure: unknown): false {
  if (failure instanceof NotSent) return false
  throw failure
}

interface AttachedFileProps {
  caseId: string
  file: AttachmentView
  index: number
  of: string
  onRemove?(attachmentId: string): Promise<unknown>
}

function AttachedFile({ caseId, file, index, of, onRemove }: AttachedFileProps) {
  const { attachmentId, type, bytes } = file
  const { open, opening, problem } = useDocument(() => call('attachment.open', { caseId, attachmentId }))
  const name = words.named(index, words.kinds[type], spokenSize(bytes))
  return (
    <View className='upload__attached'>
      <Text className='upload__name'>{name}</Text>
      <Button running={opening} label={`${words.open} ${of} ${name}`} onPress={() => void open()}>
        {words.open}
      </Button>
      {onRemove && (
        <Button label={`${words.remove} ${of} ${name}`} onPress={() => void onRemove(attachmentId)}>
          {words.remove}
        </Button>
      )}
      <ProblemNotice problem={problem} />
    </View>
  )
}
