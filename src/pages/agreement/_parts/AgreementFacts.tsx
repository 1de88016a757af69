import { View } from '@tarojs/components'
import type { AgreementView } from '@/shared/agreement/contract'
import { agreementWords } from '@/shared/agreement/wording'
import { employerNatures } from '@/shared/codes/employer-nature'
import { type Fact, Facts, Section } from '@/ui'
import { agreementPageWords as words } from '../wording'

/** Labels and values in the order of the labels. */
function facts(labels: Record<string, string>, values: object): Fact[] {
  const known = values as Record<string, string | undefined>
  return Object.entries(labels).map(([key, label]) => ({ label, value: known[key] || words.notFilled }))
}

/** The student as the school's register has it: to be checked, not edited (S0-30). */
export function StudentFacts({ view, note }: { view: AgreementView; note?: string }) {
  return (
    <Section title={words.student}>
      {note && <View className='agreement__words'>{note}</View>}
      <Facts facts={facts(words.studentFields, view.student)} />
    </Section>
  )
}

export function EmployerFacts({ employer }: { employer: NonNullable<AgreementView['employer']> }) {
  const { details } = employer
  const nature = employerNatures.nameOf(details.nature ?? '') ?? details.nature
  return (
    <Section title={words.employer}>
      <Facts facts={facts(words.employerFields, { ...employer, ...details, nature })} />
    </Section>
  )
}

/** What the two sides agreed on; `contacts`: with the student's own. */
export function TermFacts({ content, contacts = true }: Pick<AgreementView, 'content'> & { contacts?: boolean }) {
  const { employerId: _, voidOnAdmission, opinion: __, remarks: ___, mobile, email, ...terms } = agreementWords.contentFields
  const all = [
    ...facts(contacts ? { mobile, email, ...terms } : terms, content),
    { label: voidOnAdmission, value: content.voidOnAdmission ? words.yes : words.no },
    { label: words.remarks, value: content.remarks || words.notFilled },
  ]
  return (
    <Section title={contacts ? words.contactsAndTerms : words.terms}>
      <Facts facts={all} />
    </Section>
  )
}

/** What the student, the employer and its superior wrote. */
export function OpinionFacts({ view }: { view: AgreementView }) {
  return (
    <Section title={words.opinions}>
      <Facts facts={facts(words.opinionOf, { student: view.content.opinion, ...view.opinions })} />
    </Section>
  )
}

export function SchoolContactFacts({ contact }: { contact: NonNullable<AgreementView['schoolContact']> }) {
  return (
    <Section title={words.schoolContact}>
      <Facts facts={facts(agreementWords.contactFields, contact)} />
    </Section>
  )
}
