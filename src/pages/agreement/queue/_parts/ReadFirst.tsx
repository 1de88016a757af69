import { agreementRefusals } from '@/shared/agreement/wording'
import { Notice } from '@/ui'
import type { Queue } from './use-queue'

/** What an employer does before the first signature: read the notes, then check its own details (S0-38, S0-40). */
export function ReadFirst({ before }: Pick<Queue, 'before'>) {
  if (!before) return null
  const codes = [...(before.notesRead ? [] : ['notes-not-read']), ...(before.detailsVerified ? [] : ['employer-details-not-verified'])]
  return (
    <>
      {codes.map((code) => (
        <Notice key={code} tone='warn' fix={agreementRefusals[code]?.fix}>
          {agreementRefusals[code]?.message}
        </Notice>
      ))}
    </>
  )
}
