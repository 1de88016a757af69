import { openPage } from '@/app/routes'
import type { AgreementView } from '@/shared/agreement/contract'
import { spokenDate } from '@/shared/calendar'
import type { Output } from '@/shared/contracts'
import { Links, Notice, Section } from '@/ui'
import { agreementPageWords as words } from '../wording'

/** What is known of the employer, and procedures beside the steps of the agreement: release, reports (S0-66, S0-69, S0-70). */
export function Beside({ view: { advice, links } }: { view: AgreementView }) {
  return (
    <>
      {advice && (
        <Notice tone='info' title={words.advice}>
          {advice}
        </Notice>
      )}
      {links.length > 0 && (
        <Section title={words.other}>
          <Links rows={links.map(({ label, page }) => ({ key: page, title: label, onPress: () => openPage(page) }))} />
        </Section>
      )}
    </>
  )
}

/** The student's agreements that a release has ended; they stay to be read. */
export function Ended({ ended }: Pick<Output<'agreement.mine'>, 'ended'>) {
  if (ended.length === 0) return null
  return (
    <Section title={words.ended}>
      <Links
        rows={ended.map(({ caseId, employer, number, at }) => ({
          key: caseId,
          title: employer,
          detail: words.endedAt(spokenDate(new Date(at)), number),
          onPress: () => openPage(`/pages/agreement/case/index?caseId=${caseId}`),
        }))}
      />
    </Section>
  )
}
