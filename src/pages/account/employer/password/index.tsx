import { useRouter } from '@tarojs/taro'
import { useAction, useQuery } from '@/app/hooks'
import { routes, startAt } from '@/app/routes'
import { begin } from '@/app/session'
import { spokenMinute } from '@/shared/calendar'
import { ActionBar, Button, Notice, Page, PageState, ProblemNotice, Section } from '@/ui'
import { NewPassword } from '../../_parts/NewPassword'
import { useNewPassword } from '../../_parts/use-new-password'
import { newPasswordWords as words } from '../wording'

function SetPassword({ ticket }: { ticket: string }) {
  const { run, running, error, fields } = useAction('account.setPasswordByLink')
  const state = useNewPassword()
  const save = async () => {
    if (!state.complete()) return
    const signedIn = await run({ ticket, next: state.next })
    if (signedIn) begin(signedIn, '')
  }
  return (
    <>
      <Section>
        <NewPassword state={state} error={fields.next} onEnter={() => void save()} />
      </Section>
      <ProblemNotice problem={error} />
      <ActionBar>
        <Button tone='accent' running={running} onPress={() => void save()}>
          {words.save}
        </Button>
      </ActionBar>
    </>
  )
}

/** Opened by the link another operator or the school has issued: sets a new password once. */
export default function NewPasswordPage() {
  const { ticket: linked, scene } = useRouter().params
  const ticket = decodeURIComponent(linked ?? scene ?? '')
  const query = useQuery('account.passwordLink', { ticket })
  // Trying again would not help.
  const over = query.error?.kind === 'refused' || query.error?.kind === 'invalid'
  return (
    <Page title={words.title} alone>
      {over ? (
        <>
          <Notice tone='warn'>{query.error?.message}</Notice>
          <Button onPress={() => startAt(`${routes.signIn}?stay=1`)}>{words.toSignIn}</Button>
        </>
      ) : (
        <PageState query={query}>
          {({ name, expiresAt }) => (
            <>
              <Notice title={words.answer(name)}>{words.until(spokenMinute(new Date(expiresAt)))}</Notice>
              <SetPassword ticket={ticket} />
            </>
          )}
        </PageState>
      )}
    </Page>
  )
}
