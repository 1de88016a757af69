import { useRef, useState } from 'react'
import type { UploadSlot } from '@/shared/contract'
import { NotSent, type PickedFile, sendFile } from '../send-file'
import { largestFile, spokenSize } from './file-size'
import { uploadWords as words } from './words'

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

/** Takes a spreadsheet to storage; choosing another one forgets the first, also while it is still being sent. `start` asks the server where to. */
export function useUpload(start: (file: { name: string; size: number }) => Promise<UploadSlot | undefined>): {
  upload: Upload
  send(file: PickedFile): Promise<void>
  reset(): void
} {
  const [upload, setUpload] = useState<Upload>({ step: 'none' })
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
    const slot = await start({ name: file.name, size: file.size })
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
    setUpload({ step: 'none' })
  }
  return { upload, send, reset }
}
