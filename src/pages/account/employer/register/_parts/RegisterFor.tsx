import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Invitation } from '@/shared/account/employer-contract'
import { ActionBar, Button, Notice, Page, ProblemNotice } from '@/ui'
import { EmployerForm } from '../../_parts/EmployerForm'
import { LinkCard } from '../../_parts/LinkCard'
import { useEmployerForm } from '../../_parts/use-employer-form'
import { mineWords, registerWords, registerForWords as words } from '../../wording'

/** On an employer's behalf (S0-32): the same form; its operator comes by the invitation. */
export function RegisterFor() {
  const { run, running, error, fields } = useAction('account.registerEmployerFor')
  const { form, employer, licence, complete } = useEmployerForm(fields)
  const [invitation, setInvitation] = useState<Invitation>()
  const submit = async () => {
    if (complete()) setInvitation(await run({ employer, licence }))
  }
  if (invitation) {
    return (
      <Page title={words.title}>
        <Notice tone='good' title={words.doneTitle} urgent>
          {words.done}
        </Notice>
        <LinkCard kind='invitation' link={invitation} title={mineWords.invite} />
      </Page>
    )
  }
  return (
    <Page title={words.title}>
      <Notice>{words.answer}</Notice>
      <EmployerForm title={registerWords.employer} {...form} />
      <ProblemNotice problem={error} />
      <ActionBar>
        <Button tone='accent' running={running} onPress={() => void submit()}>
          {words.submit}
        </Button>
      </ActionBar>
    </Page>
  )
}
