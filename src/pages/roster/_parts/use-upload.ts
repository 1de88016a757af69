import { useRef, useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Input } from '@/shared/contracts'
import type { Problem } from '@/ui'
import { rosterWording as words } from '../wording'
import { largestFile, spokenSize } from './file-size'
import { NotSent, type PickedFile, sendFile } from './send-file'

export type RosterKind = Input<'roster.upload'>['kind']

/** Where a chosen file is on its way to storage. */
export type Upload =
  | { step: 'none' }
  | { step: 'refused'; message: string }
  | { step: 'sending'; name: string; sent: number; total: number }
  | { step: 'sent'; name: string; fileId: string }

/** Why a file is not even sent, or null. */
function objectionTo({ name, size }: PickedFile): string | null {
  if (!/\.(xlsx|csv)$/i.test(name)) return words.notSheet(name)
  if (size === 0) return words.empty
  return size > largestFile ? words.tooBig(spokenSize(size)) : null
}

/** Takes a file to storage; choosing another one forgets the first, also while it is still being sent. */
export function useUpload(kind: RosterKind): {
  upload: Upload
  error: Problem | undefined
  send(file: PickedFile): Promise<void>
  reset(): void
} {
  const [upload, setUpload] = useState<Upload>({ step: 'none' })
  const starting = useAction('roster.upload')
  const turn = useRef(0)
  const send = async (file: PickedFile) => {
    const mine = ++turn.current
    const show = (next: Upload) => {
      if (mine === turn.current) setUpload(next)
    }
    const objection = objectionTo(file)
    if (objection) return show({ step: 'refused', message: objection })
    const sending = (sent: number) => show({ step: 'sending', name: file.name, sent, total: file.size })
    sending(0)
    const slot = await starting.run({ kind, name: file.name, size: file.size })
    if (!slot) return show({ step: 'none' })
    try {
      await sendFile(slot, file, sending)
      show({ step: 'sent', name: file.name, fileId: slot.fileId })
    } catch (error) {
      if (!(error instanceof NotSent)) throw error
      show({ step: 'refused', message: words.sendFailed })
    }
  }
  const reset = () => {
    turn.current += 1
    starting.clear()
    setUpload({ step: 'none' })
  }
  return { upload, error: starting.error, send, reset }
}
