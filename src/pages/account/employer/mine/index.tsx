import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/app/hooks'
import type { OwnEmployer } from '@/shared/account/employer-contract'
import { Button, Notice, Page, PageState, Section } from '@/ui'
import { EmployerFacts } from '../_parts/EmployerFacts'
import { Operators } from '../_parts/Operators'
import { mineWords as words } from '../wording'
import { Correct } from './_parts/Correct'

const tones = { registered: 'info', approved: 'good', rejected: 'warn' } as const

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
