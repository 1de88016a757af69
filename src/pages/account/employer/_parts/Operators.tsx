import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Invitation, OwnEmployer } from '@/shared/account/employer-contract'
import { Button, ConfirmSheet, ProblemNotice, Section } from '@/ui'
import { mineWords as words } from '../wording'
import './employer.scss'
import { LinkCard } from './LinkCard'

type Operator = OwnEmployer['operators'][number]

function Row({ operator: { name, mobile, oneself }, onForgotten }: { operator: Operator; onForgotten(): void }) {
  return (
    <View className='operators__row'>
      <View>
        <View>{oneself ? words.oneself(name) : name}</View>
        <View className='employer__quiet'>{mobile || '—'}</View>
      </View>
      {!oneself && (
        <Button tone='quiet' label={words.forgottenLabel(name)} onPress={onForgotten}>
          {words.forgotten}
        </Button>
      )}
    </View>
  )
}

/** Who acts for an employer, the invitation of one more, and a way back in for one who forgot the password. */
export function Operators({ own }: { own: OwnEmployer }) {
  const inviting = useAction('account.inviteOperator')
  const issuing = useAction('account.issuePasswordLink')
  const [invitation, setInvitation] = useState<Invitation>()
  const [asked, setAsked] = useState<Operator>()
  const [issued, setIssued] = useState<{ name: string; link: Invitation }>()
  const ask = (operator: Operator) => {
    issuing.clear()
    setAsked(operator)
  }
  const issue = async ({ operatorId, name }: Operator) => {
    const link = await issuing.run({ operatorId })
    if (!link) return
    setAsked(undefined)
    setIssued({ name, link })
  }
  return (
    <>
      <Section title={words.operators}>
        {own.operators.length === 0 && <View>{words.noOperators}</View>}
        {own.operators.map((operator) => (
          <Row key={operator.operatorId} operator={operator} onForgotten={() => ask(operator)} />
        ))}
        <ProblemNotice problem={inviting.error} />
        <Button running={inviting.running} onPress={() => void inviting.run({ employerId: own.employerId }).then(setInvitation)}>
          {words.invite}
        </Button>
      </Section>
      {invitation && <LinkCard link={invitation} kind='invitation' title={words.invite} />}
      {issued && <LinkCard link={issued.link} kind='password' title={words.linkFor(issued.name)} />}
      {asked && (
        <ConfirmSheet
          title={words.forgotten}
          confirmLabel={words.issue}
          running={issuing.running}
          error={issuing.error}
          onConfirm={() => void issue(asked)}
          onClose={() => setAsked(undefined)}
        >
          {words.issueText(asked.name)}
        </ConfirmSheet>
      )}
    </>
  )
}
