import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useNow } from '@/app/clock'
import { useQuery } from '@/app/hooks'
import { useMe } from '@/app/session'
import { useTopAfter } from '@/app/top-after'
import type { InvitationView } from '@/shared/card/contract'
import { cardWords } from '@/shared/card/wording'
import type { InvitationState } from '@/shared/card/workflow'
import { Chip, Deadline, Facts, Notice, Page, PageState, Section, Trail } from '@/ui'
import { Answer } from '../_parts/Answer'
import { ShownFacts } from '../_parts/ShownFacts'
import { invitationWords as words } from '../wording'
import { Ways } from './_parts/Ways'

const { terms: termLabels } = cardWords

function Terms({ terms }: Pick<InvitationView, 'terms'>) {
  const facts = (Object.keys(termLabels) as (keyof typeof termLabels)[]).map((name) => {
    const value = terms[name]
    const shown = typeof value === 'boolean' ? (value ? words.yes : words.no) : value || words.notFilled
    return { label: termLabels[name], value: shown }
  })
  return (
    <Section title={words.terms}>
      <Facts facts={facts} />
    </Section>
  )
}

function EmployerFacts({ employer }: Pick<InvitationView, 'employer'>) {
  const names = Object.keys(words.fields) as (keyof typeof words.fields)[]
  return (
    <Section title={words.employer}>
      <Facts facts={names.map((name) => ({ label: words.fields[name], value: employer[name] || words.notFilled }))} />
    </Section>
  )
}

function headlineOf(view: InvitationView, isStudent: boolean): string {
  const state = view.state.state as InvitationState
  const submitted = state === 'accepted' && view.agreement && !['draft', 'returned'].includes(view.agreement.state)
  const say = words.answers[isStudent ? 'student' : 'employer'][submitted ? 'submitted' : state]
  return say(isStudent ? view.employer.name : view.student.name)
}

function Content({ view, refresh }: { view: InvitationView; refresh(): void }) {
  const now = useNow()
  const isStudent = useMe()?.role === 'student'
  return (
    <>
      <Answer headline={headlineOf(view, isStudent)}>
        <View className='card__state'>
          <Chip tone={view.state.tone}>{view.state.label}</Chip>
          {view.dueAt && <Deadline due={view.dueAt} now={now} />}
        </View>
      </Answer>
      {view.agreement && <Notice>{words.agreement(view.agreement.label)}</Notice>}
      {view.reason && (
        <Notice tone='warn' title={words.reason}>
          {view.reason}
        </Notice>
      )}
      <Terms terms={view.terms} />
      {isStudent ? (
        <EmployerFacts employer={view.employer} />
      ) : (
        <Section title={words.student}>
          <ShownFacts shown={view.student} />
        </Section>
      )}
      <Section title={words.trail} folded={view.trail.length > 5}>
        <Trail steps={view.trail} />
      </Section>
      <Ways view={view} isStudent={isStudent} refresh={refresh} />
    </>
  )
}

/** One invitation, for the student to answer and for the employer to follow. */
export default function InvitationPage() {
  const { caseId = '' } = useRouter().params
  const query = useQuery('card.invitation', { caseId })
  useTopAfter(query.data?.state.state)
  return (
    <Page title={words.title}>
      <PageState query={query}>{(view) => <Content view={view} refresh={() => void query.refresh()} />}</PageState>
    </Page>
  )
}
