import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { openPage, routes, startAt } from '@/app/routes'
import { loadMe, useMe } from '@/app/session'
import { ActionBar, Button, Notice, Page, ProblemNotice, Section, TextField, toast } from '@/ui'
import { passwordWording as words } from '../wording'
import { lackOf } from './strength'

/** Sets a new password: at first sign-in instead of the initial one, later with the current one. */
export default function Password() {
  const first = useMe()?.mustChangePassword ?? false
  const { run, running, error, fields } = useAction('account.changePassword')
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const wrong = {
    current: !first && !current ? words.currentMissing : undefined,
    next: lackOf(next),
    again: again === next ? undefined : words.differs,
  }
  const save = async () => {
    setTried(true)
    if (wrong.current || wrong.next || wrong.again) return
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
            error={(tried && wrong.current) || fields.current}
            required
          />
        )}
        <TextField
          label={words.next}
          kind='password'
          value={next}
          onChange={setNext}
          autoComplete='new-password'
          hint={words.rule}
          error={(tried && wrong.next) || fields.next}
          required
        />
        <TextField
          label={words.again}
          kind='password'
          value={again}
          onChange={setAgain}
          autoComplete='new-password'
          error={tried ? wrong.again : undefined}
          onEnter={() => void save()}
          required
        />
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
