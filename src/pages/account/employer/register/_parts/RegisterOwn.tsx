import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { routes, startAt } from '@/app/routes'
import { mobileProblem } from '@/shared/identity'
import { ActionBar, Button, Notice, Page, ProblemNotice, Section, TextField } from '@/ui'
import { NewPassword } from '../../../_parts/NewPassword'
import { useNewPassword } from '../../../_parts/use-new-password'
import { EmployerForm } from '../../_parts/EmployerForm'
import { useEmployerForm } from '../../_parts/use-employer-form'
import { formWords, registerWords as words } from '../../wording'

function Received() {
  return (
    <Page title={words.title} alone>
      <Notice tone='good' title={words.doneTitle} urgent>
        {words.done}
      </Notice>
      <Notice>{words.notIn}</Notice>
      <Button tone='accent' onPress={() => startAt(`${routes.signIn}?stay=1`)}>
        {words.toSignIn}
      </Button>
    </Page>
  )
}

/** The employer's own registration, with its first operator. */
export function RegisterOwn() {
  const { run, running, error, fields } = useAction('account.registerEmployer')
  const { form, employer, licence, tried, complete } = useEmployerForm(fields)
  const [name, setName] = useState('')
  const [mobile, setMobile] = useState('')
  const state = useNewPassword()
  const [received, setReceived] = useState(false)
  const wrong = {
    name: name.trim() ? undefined : formWords.missing(words.operatorName),
    mobile: mobileProblem(mobile) ? words.mobileWrong : undefined,
  }
  const submit = async () => {
    const filled = complete()
    const chosen = state.complete()
    if (!filled || !chosen || wrong.name || wrong.mobile) return
    if (await run({ employer, licence, operator: { name: name.trim(), mobile }, password: state.next })) setReceived(true)
  }
  if (received) return <Received />
  return (
    <Page title={words.title} alone>
      <Notice>{words.answer}</Notice>
      <Button tone='quiet' onPress={() => startAt(`${routes.signIn}?stay=1`)}>
        {words.haveAccount}
      </Button>
      <EmployerForm title={words.employer} {...form} />
      <Section title={words.operator}>
        <TextField
          label={words.operatorName}
          value={name}
          onChange={setName}
          maxLength={20}
          autoComplete='name'
          error={(tried && wrong.name) || fields['operator.name']}
          required
        />
        <TextField
          label={words.mobile}
          kind='phone'
          value={mobile}
          onChange={setMobile}
          maxLength={20}
          autoComplete='tel'
          hint={words.mobileHint}
          error={(tried && wrong.mobile) || fields['operator.mobile']}
          required
        />
        <NewPassword state={state} label={words.password} error={fields.password} onEnter={() => void submit()} />
      </Section>
      <ProblemNotice problem={error} />
      <ActionBar>
        <Button tone='accent' running={running} onPress={() => void submit()}>
          {words.submit}
        </Button>
      </ActionBar>
    </Page>
  )
}
