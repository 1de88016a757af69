import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAction, useQuery } from '@/app/hooks'
import { begin } from '@/app/session'
import { spokenMinute } from '@/shared/calendar'
import { mobileProblem } from '@/shared/identity'
import { ActionBar, Button, Notice, Page, PageState, ProblemNotice, Section, TextField } from '@/ui'
import { lackOf } from '../../_parts/use-new-password'
import { formWords, registerWords, invitationWords as words } from '../wording'

function Accept({ ticket }: { ticket: string }) {
  const { run, running, error, fields } = useAction('account.acceptInvitation')
  const [name, setName] = useState('')
  const [mobile, setMobile] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const wrong = {
    name: name.trim() ? undefined : formWords.missing(words.name),
    mobile: mobileProblem(mobile) ? registerWords.mobileWrong : undefined,
    password: lackOf(password),
  }
  const accept = async () => {
    setTried(true)
    if (wrong.name || wrong.mobile || wrong.password) return
    const signedIn = await run({ ticket, name: name.trim(), mobile, password })
    if (signedIn) begin(signedIn, '')
  }
  return (
    <>
      <Section>
        <TextField
          label={words.name}
          value={name}
          onChange={setName}
          maxLength={20}
          error={(tried && wrong.name) || fields.name}
          required
        />
        <TextField
          label={words.mobile}
          kind='phone'
          value={mobile}
          onChange={setMobile}
          maxLength={20}
          hint={registerWords.mobileHint}
          error={(tried && wrong.mobile) || fields.mobile}
          required
        />
        <TextField
          label={words.password}
          kind='password'
          value={password}
          onChange={setPassword}
          hint={words.passwordHint}
          error={(tried && wrong.password) || fields.password}
          required
        />
      </Section>
      <ProblemNotice problem={error} />
      <ActionBar>
        <Button tone='accent' running={running} onPress={() => void accept()}>
          {words.accept}
        </Button>
      </ActionBar>
    </>
  )
}

/** Opened by an invitation's link or code; makes whoever accepts an operator. */
export default function InvitationPage() {
  const { ticket: linked, scene } = useRouter().params
  const ticket = decodeURIComponent(linked ?? scene ?? '')
  const query = useQuery('account.invitation', { ticket })
  // Trying again would not help.
  const over = query.error?.kind === 'refused' || query.error?.kind === 'invalid'
  return (
    <Page title={words.title} alone>
      {over ? <Notice tone='warn'>{query.error?.message}</Notice> : null}
      {!over && (
        <PageState query={query}>
          {({ employer, expiresAt }) => (
            <>
              <Notice title={words.answer(employer)}>{words.until(spokenMinute(new Date(expiresAt)))}</Notice>
              <Accept ticket={ticket} />
            </>
          )}
        </PageState>
      )}
    </Page>
  )
}
