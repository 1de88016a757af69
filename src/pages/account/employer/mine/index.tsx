import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction, useQuery } from '@/app/hooks'
import type { Invitation, OwnEmployer } from '@/shared/account/employer-contract'
import { Button, Facts, Notice, Page, PageState, ProblemNotice, Section } from '@/ui'
import { EmployerFacts } from '../_parts/EmployerFacts'
import { InvitationCard } from '../_parts/InvitationCard'
import { mineWords as words } from '../wording'
import { Correct } from './_parts/Correct'

const tones = { registered: 'info', approved: 'good', rejected: 'warn' } as const

function Operators({ own }: { own: OwnEmployer }) {
  const { run, running, error } = useAction('account.inviteOperator')
  const [invitation, setInvitation] = useState<Invitation>()
  return (
    <>
      <Section title={words.operators}>
        {own.operators.length > 0 ? (
          <Facts facts={own.operators.map(({ name, mobile }) => ({ label: name, value: mobile || '—' }))} />
        ) : (
          <View>{words.noOperators}</View>
        )}
        <ProblemNotice problem={error} />
        <Button running={running} onPress={() => void run({ employerId: own.employerId }).then(setInvitation)}>
          {words.invite}
        </Button>
      </Section>
      {invitation && <InvitationCard invitation={invitation} title={words.invite} />}
    </>
  )
}

function Own({ own, refresh }: { own: OwnEmployer; refresh(): Promise<void> }) {
  const [correcting, setCorrecting] = useState(false)
  const done = () => {
    setCorrecting(false)
    void refresh()
  }
  return (
    <View>
      <Notice tone={tones[own.state]} title={`${own.fields.name ?? ''}：${words.states[own.state]}`}>
        {own.reason ? `${words.answers[own.state]}${words.reason}：${own.reason}` : words.answers[own.state]}
      </Notice>
      {correcting ? (
        <Correct own={own} onDone={done} onCancel={() => setCorrecting(false)} />
      ) : (
        <>
          {own.state === 'rejected' && (
            <Button tone='accent' onPress={() => setCorrecting(true)}>
              {words.correct}
            </Button>
          )}
          <Section title={words.fields} folded={own.state === 'approved'}>
            <EmployerFacts fields={own.fields} />
          </Section>
          <Operators own={own} />
        </>
      )}
    </View>
  )
}

/** An operator's employers: where the registration stands, who else acts for them. */
export default function MinePage() {
  const query = useQuery('account.myEmployers', {})
  return (
    <Page title={words.title}>
      <PageState query={query}>
        {({ employers }) => (
          <>
            {employers.map((own) => (
              <Own key={own.employerId} own={own} refresh={query.refresh} />
            ))}
          </>
        )}
      </PageState>
    </Page>
  )
}
