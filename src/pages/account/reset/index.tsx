import { useAction } from '@/app/hooks'
import { routes, startAt } from '@/app/routes'
import { begin } from '@/app/session'
import { ActionBar, Button, Notice, Page, ProblemNotice, Section } from '@/ui'
import { NewPassword } from '../_parts/NewPassword'
import { useNewPassword } from '../_parts/use-new-password'
import { resetWording as words } from '../wording'

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
  const state = useNewPassword()
  const save = async () => {
    if (!state.complete()) return
    const signedIn = await run({ next: state.next })
    if (signedIn) begin(signedIn, '')
  }
  return (
    <>
      <Notice>{words.answer}</Notice>
      <Section>
        <ProblemNotice problem={error} />
        <NewPassword state={state} error={fields.next} onEnter={() => void save()} />
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
