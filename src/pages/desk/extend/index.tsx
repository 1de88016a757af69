import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { minuteOf } from '@/shared/calendar'
import type { Output } from '@/shared/contracts'
import type { Extendable } from '@/shared/desk/extension-contract'
import { extensionWords as words } from '@/shared/desk/extension-wording'
import { ActionBar, Button, ConfirmSheet, DateField, Notice, Page, Section, Select, TextField } from '@/ui'

type Extended = Output<'desk.extendWindow'>
type Fields = Partial<Record<'number' | 'process' | 'date' | 'time', string>>

interface Typed {
  number: string
  process: Extendable | ''
  date: string
  time: string
}

const empty: Typed = { number: '', process: '', date: '', time: '17:00' }
const choices = (Object.keys(words.processes) as Extendable[]).map((value) => ({ value, label: words.processes[value] }))
const clock = /^([01]\d|2[0-3]):[0-5]\d$/
/** `9:30`, and the Chinese colon of a phone's keyboard, as `09:30`. */
const clockOf = (time: string) => time.trim().replace('：', ':').padStart(5, '0')

function problemsOf({ number, process, date, time }: Typed): Fields {
  return {
    ...(!number.trim() && { number: words.missing.number }),
    ...(!process && { process: words.missing.process }),
    ...(!date && { date: words.missing.date }),
    ...(!clock.test(clockOf(time)) && { time: words.timeWrong }),
  }
}

/** An officer gives one student a later closing of one process. */
export default function ExtendPage() {
  const extending = useAction('desk.extendWindow')
  const [typed, setTyped] = useState(empty)
  const [problems, setProblems] = useState<Fields>({})
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<Extended>()
  const { number, process, date, time } = typed
  const said = extending.fields
  const fields: Fields = { ...problems, ...said, ...(said.closes && { date: said.closes }) }
  const atField = Object.keys(said).length > 0
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part })
    setProblems({})
    setAsking(false)
    extending.clear()
  }
  const ask = () => {
    const found = problemsOf(typed)
    setProblems(found)
    setDone(undefined)
    extending.clear()
    setAsking(Object.keys(found).length === 0)
  }
  const confirm = async () => {
    if (!process) return
    const answer = await extending.run({ number: number.trim(), process, closes: `${date}T${clockOf(time)}` })
    if (!answer) return
    setAsking(false)
    setDone(answer)
    setTyped(empty)
  }
  return (
    <Page title={words.title}>
      <Notice>{words.answer}</Notice>
      {done && (
        <Notice tone='good' title={words.done} urgent>
          {words.doneText(done.name, done.number, words.processes[done.process], minuteOf(new Date(done.closes)))}
        </Notice>
      )}
      <Section>
        <TextField label={words.number} value={number} onChange={(next) => change({ number: next })} error={fields.number} required />
        <Select
          label={words.process}
          value={process}
          choices={choices}
          onChange={(next) => change({ process: next as Extendable })}
          error={fields.process}
          required
        />
        <DateField label={words.date} value={date} onChange={(next) => change({ date: next })} error={fields.date} required />
        <TextField
          label={words.time}
          value={time}
          onChange={(next) => change({ time: next })}
          hint={words.timeHint}
          error={fields.time}
          maxLength={5}
          required
        />
      </Section>
      <ActionBar>
        <Button tone='accent' onPress={ask}>
          {words.ask}
        </Button>
      </ActionBar>
      {asking && process && !atField && (
        <ConfirmSheet
          title={words.confirm}
          confirmLabel={words.confirm}
          running={extending.running}
          error={extending.error}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          {words.confirmText(number.trim(), words.processes[process], `${date} ${clockOf(time)}`)}
        </ConfirmSheet>
      )}
    </Page>
  )
}
