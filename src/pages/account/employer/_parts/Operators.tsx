import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Invitation, OwnEmployer } from '@/shared/account/employer-contract'
import { Button, Facts, ProblemNotice, Section } from '@/ui'
import { mineWords as words } from '../wording'
import { InvitationCard } from './InvitationCard'

/** Who acts for an employer, and the invitation of one more. */
export function Operators({ own }: { own: OwnEmployer }) {
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
