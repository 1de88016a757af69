import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { routes, startAt } from '@/app/routes'
import { mobileProblem } from '@/shared/identity'
import { ActionBar, Button, Notice, Page, ProblemNotice, Section, TextField } from '@/ui'
import { lackOf } from '../../../password/strength'
import { passwordWording } from '../../../wording'
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
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [received, setReceived] = useState(false)
  const wrong = {
    name: name.trim() ? undefined : formWords.missing(words.operatorName),
    mobile: mobileProblem(mobile) ? words.mobileWrong : undefined,
    password: lackOf(password),
    again: again === password ? undefined : passwordWording.differs,
  }
  const submit = async () => {
    const filled = complete()
    if (!filled || wrong.name || wrong.mobile || wrong.password || wrong.again) return
    if (await run({ employer, licence, operator: { name: name.trim(), mobile }, password })) setReceived(true)
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
        <TextField
          label={words.password}
          kind='password'
          value={password}
          onChange={setPassword}
          autoComplete='new-password'
          hint={passwordWording.rule}
          error={(tried && wrong.password) || fields.password}
          required
        />
        <TextField
          label={words.again}
          kind='password'
          value={again}
          onChange={setAgain}
          autoComplete='new-password'
          error={tried ? wrong.again : undefined}
          required
        />
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
