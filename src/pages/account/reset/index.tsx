import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { routes, startAt } from '@/app/routes'
import { begin } from '@/app/session'
import { ActionBar, Button, Notice, Page, ProblemNotice, Section, TextField } from '@/ui'
import { lackOf } from '../password/strength'
import { passwordWording, resetWording as words } from '../wording'

/** Forgotten password: on the phone by the bound WeChat account; the browser says where to go. */
export default function Reset() {
  return (
    <Page title={words.title} alone>
      {process.env.TARO_ENV === 'weapp' ? <ByWeChat /> : <OnWeb />}
    </Page>
  )
}

function OnWeb() {
  return (
    <>
      <Notice title={words.onWebTitle}>{words.onWeb}</Notice>
      <Button tone='accent' onPress={() => startAt(routes.signIn)}>
        {words.backToSignIn}
      </Button>
    </>
  )
}

function ByWeChat() {
  const { run, running, error, fields } = useAction('account.resetByWeChat')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const lack = lackOf(next)
  const differs = again === next ? undefined : passwordWording.differs
  const save = async () => {
    setTried(true)
    if (lack || differs) return
    const signedIn = await run({ next })
    if (signedIn) begin(signedIn, '')
  }
  return (
    <>
      <Notice>{words.answer}</Notice>
      <Section>
        <ProblemNotice problem={error} />
        <TextField
          label={passwordWording.next}
          kind='password'
          value={next}
          onChange={setNext}
          hint={passwordWording.rule}
          error={(tried && lack) || fields.next}
          required
        />
        <TextField
          label={passwordWording.again}
          kind='password'
          value={again}
          onChange={setAgain}
          error={tried ? differs : undefined}
          required
        />
      </Section>
      <ActionBar>
        <Button onPress={() => startAt(`${routes.signIn}?stay=1`)}>{words.backToSignIn}</Button>
        <Button tone='accent' running={running} onPress={() => void save()}>
          {words.save}
        </Button>
      </ActionBar>
    </>
  )
}
