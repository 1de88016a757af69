import { useAction } from '@/app/hooks'
import { AttachmentField } from '@/app/upload/AttachmentField'
import type { PieceView } from '@/shared/release/contract'
import { releasePageWords as words } from '../wording'

/** The files of one piece: handed in and taken out where that is allowed, opened by all. */
export function PieceFiles({ piece, caseId, refresh }: { piece: PieceView; caseId: string; refresh(): Promise<unknown> }) {
  const attaching = useAction('release.attach')
  const detaching = useAction('release.detach')
  const { piece: code, files, mayHandIn } = piece
  const photo = code === 'apology'
  if (!mayHandIn && files.length === 0) return null
  const attach = async (fileId: string) => {
    detaching.clear()
    if (await attaching.run({ caseId, piece: code, fileId })) await refresh()
  }
  const detach = async (attachmentId: string) => {
    attaching.clear()
    if (await detaching.run({ caseId, attachmentId })) await refresh()
  }
  return (
    <AttachmentField
      label={photo ? words.photo : words.files}
      hint={photo ? words.photoHint : undefined}
      accept={photo ? 'pictures' : 'pictures-and-pdf'}
      caseId={caseId}
      files={files}
      onSent={mayHandIn ? attach : undefined}
      onRemove={mayHandIn ? detach : undefined}
      error={attaching.error ?? detaching.error}
    />
  )
}
