import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { openPage, routes, startAt } from '@/app/routes'
import { loadMe, useMe } from '@/app/session'
import { ActionBar, Button, Notice, Page, ProblemNotice, Section, TextField, toast } from '@/ui'
import { NewPassword } from '../_parts/NewPassword'
import { useNewPassword } from '../_parts/use-new-password'
import { passwordWording as words } from '../wording'

/** Sets a new password: at first sign-in instead of the initial one, later with the current one. */
export default function Password() {
  const first = useMe()?.mustChangePassword ?? false
  const { run, running, error, fields } = useAction('account.changePassword')
  const [current, setCurrent] = useState('')
  const [tried, setTried] = useState(false)
  const state = useNewPassword()
  const currentMissing = !first && !current ? words.currentMissing : undefined
  const save = async () => {
    setTried(true)
    if (!state.complete() || currentMissing) return
    const { next } = state
    if (!(await run(first ? { next } : { current, next }))) return
    toast(words.saved)
    await loadMe().catch(() => undefined)
    startAt(first ? routes.home : routes.me)
  }
  return (
    <Page title={words.title}>
      {first ? <Notice tone='warn'>{words.firstAnswer}</Notice> : <Notice>{words.answer}</Notice>}
      <Section>
        <ProblemNotice problem={error} />
        {!first && (
          <TextField
            label={words.current}
            kind='password'
            value={current}
            onChange={setCurrent}
            autoComplete='current-password'
            error={(tried && currentMissing) || fields.current}
            required
          />
        )}
        <NewPassword state={state} error={fields.next} onEnter={() => void save()} />
        {first && (
          <Button tone='quiet' onPress={() => openPage(routes.bind)}>
            {words.bindInstead}
          </Button>
        )}
      </Section>
      <ActionBar>
        <Button tone='accent' running={running} onPress={() => void save()}>
          {words.save}
        </Button>
      </ActionBar>
    </Page>
  )
}
