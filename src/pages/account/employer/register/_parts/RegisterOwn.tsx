import { useRouter } from '@tarojs/taro'
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

/** Signs in and goes on where the name card led, which needs an account (S0-31). */
const signInPage = (card: string | undefined) =>
  card ? `${routes.signIn}?stay=1&next=${encodeURIComponent('/pages/card/held/index')}` : `${routes.signIn}?stay=1`

function Received({ card }: { card: string | undefined }) {
  return (
    <Page title={words.title} alone>
      <Notice tone='good' title={words.doneTitle} urgent>
        {card ? words.doneWithCard : words.done}
      </Notice>
      <Notice>{words.notIn}</Notice>
      <Button tone='accent' onPress={() => startAt(signInPage(card))}>
        {words.toSignIn}
      </Button>
    </Page>
  )
}

/** Who has an account already keeps the card by signing in. */
const knownPage = (card: string) =>
  `${routes.signIn}?stay=1&next=${encodeURIComponent(`/pages/card/open/index?ticket=${encodeURIComponent(card)}`)}`

/** The employer's own registration, with its first operator (A-6). */
export function RegisterOwn() {
  const { card: linked } = useRouter().params
  const card = linked && decodeURIComponent(linked)
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
    const operator = { name: name.trim(), mobile }
    if (await run({ employer, licence, operator, password: state.next, ...(card && { card }) })) setReceived(true)
  }
  if (received) return <Received card={card} />
  return (
    <Page title={words.title} alone>
      <Notice>{card ? words.answerWithCard : words.answer}</Notice>
      <Button tone='quiet' onPress={() => startAt(card ? knownPage(card) : signInPage(undefined))}>
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
