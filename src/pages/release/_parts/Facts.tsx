import { View } from '@tarojs/components'
import { minuteOf } from '@/shared/calendar'
import type { Output } from '@/shared/contracts'
import type { ReleaseView } from '@/shared/release/contract'
import { Facts, Section, Trail } from '@/ui'
import { releasePageWords as words } from '../wording'

/** Whose agreement with whom, and why it is to end. */
export function ReleaseFacts({ view }: { view: ReleaseView }) {
  const { facts } = words
  const { student, employer, agreement, path, remedy } = view
  const contact = [employer.contact, employer.phone].filter(Boolean).join(' ')
  return (
    <Section title={facts.title}>
      <Facts
        facts={[
          { label: facts.path, value: `${path.name}。${path.text}` },
          { label: facts.student, value: `${student.name}（${student.number}）` },
          { label: facts.className, value: `${student.college} ${student.className}` },
          { label: facts.employer, value: employer.name },
          { label: facts.creditCode, value: employer.creditCode },
          ...(contact ? [{ label: facts.contact, value: contact }] : []),
          { label: facts.agreement, value: agreement.number ?? facts.none },
          { label: facts.state, value: agreement.state.label },
          ...(remedy ? [{ label: facts.remedy, value: remedy.label }] : []),
        ]}
      />
    </Section>
  )
}

/** The talk as it was written down (S0-73). */
export function InterviewFacts({ view: { interview } }: { view: ReleaseView }) {
  if (!interview) return null
  const labels = words.interview
  return (
    <Facts
      facts={[
        { label: labels.on, value: interview.on },
        { label: labels.by, value: interview.by },
        { label: labels.text, value: <View className='release__text'>{interview.text}</View> },
        { label: labels.posting, value: interview.postingSeen ? labels.seen : labels.notSeen },
      ]}
    />
  )
}

/** The letter, to be read over the whole width, and when its original was sent. */
export function LetterFacts({ view: { letter } }: { view: ReleaseView }) {
  const posted = [letter.postedOn, letter.tracking].filter(Boolean).join(' · ')
  return (
    <View>
      <View className='release__text release__lines'>{letter.text || words.noLetter}</View>
      <View className='release__quiet'>{words.letterSaid(letter.characters, letter.needed, posted)}</View>
    </View>
  )
}

/** Who did what when. */
export function ReleaseTrail({ view: { trail } }: { view: ReleaseView }) {
  if (trail.length === 0) return null
  return (
    <Section title={words.trail} folded={trail.length > 5}>
      <Trail steps={trail} />
    </Section>
  )
}

/** Delays on record, in words that say what follows from them: nothing (S0-69). */
export function Delays({ delays }: { delays: Output<'release.mine'>['delays'] }) {
  if (delays.length === 0) return null
  return (
    <Section title={words.delays}>
      <View className='release__quiet'>{words.delaysText}</View>
      <Facts facts={delays.map(({ at, text, by }) => ({ label: minuteOf(new Date(at)), value: `${text}（${by}）` }))} />
    </Section>
  )
}
