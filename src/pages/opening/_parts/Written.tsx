import { AttachmentField } from '@/app/upload/AttachmentField'
import type { OpeningView } from '@/shared/opening/contract'
import { openingWords } from '@/shared/opening/wording'
import { Facts, Notice, Section, Trail } from '@/ui'
import { openingPageWords as words } from '../words'

/** What was handed in, to be read. */
export function Written({ view }: { view: OpeningView }) {
  const { content, provinceName, letters, caseId } = view
  const { fields } = openingWords
  return (
    <Section title={words.written}>
      {view.warning && (
        <Notice tone='warn' title={words.remark}>
          {view.warning}
        </Notice>
      )}
      <Facts
        facts={[
          { label: fields.employer, value: content.employer || words.notFilled },
          { label: fields.province, value: provinceName || words.notFilled },
          { label: fields.remarks, value: content.remarks || words.notFilled },
        ]}
      />
      <AttachmentField label={letters.length ? words.letter : `${words.letter}：${words.noLetter}`} caseId={caseId ?? ''} files={letters} />
    </Section>
  )
}

/** What the school holds of the student. */
export function StudentFacts({ view, folded }: { view: OpeningView; folded?: boolean }) {
  const facts = (Object.keys(words.facts) as (keyof typeof words.facts)[]).map((key) => ({
    label: words.facts[key],
    value: view.student[key] || words.notFilled,
  }))
  return (
    <Section title={words.student} folded={folded}>
      <Facts facts={facts} />
    </Section>
  )
}

/** Who did what when. */
export function OpeningTrail({ view }: { view: OpeningView }) {
  if (view.trail.length === 0) return null
  return (
    <Section title={words.trail} folded>
      <Trail steps={view.trail} />
    </Section>
  )
}
