import { openPage } from '@/app/routes'
import type { AgreementView } from '@/shared/agreement/contract'
import { Button, Notice } from '@/ui'
import { draftWords as words } from '../wording'
import { EmployerFacts, TermFacts } from './AgreementFacts'

/** Employer and terms of the invitation the student has accepted, to be read. */
export function InvitedTerms({ mine, invitationId }: { mine: AgreementView; invitationId: string }) {
  return (
    <>
      <Notice title={words.invitedTerms}>
        <Button onPress={() => openPage(`/pages/card/invitation/index?caseId=${invitationId}`)}>{words.toInvitation}</Button>
      </Notice>
      {mine.employer && <EmployerFacts employer={mine.employer} />}
      <TermFacts content={mine.content} contacts={false} />
    </>
  )
}
