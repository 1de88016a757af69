import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { Button, Chip, type Column, ConfirmSheet, Notice, ProblemNotice, Section, Table, TextArea } from '@/ui'
import { helpWording as words } from '../../wording'

type Row = Output<'account.resetMany'>['results'][number]

const MOST = 1000
/** Room for 1,000 of the longest numbers, each on its line. */
const LONGEST = 41_000

const columns: Column<Row>[] = [
  { key: 'number', title: words.columns.number, cell: ({ number }) => number, onCard: 'title' },
  { key: 'name', title: words.columns.name, cell: ({ name }) => name ?? '—' },
  {
    key: 'result',
    title: words.columns.result,
    cell: ({ ok, message }) => (ok ? <Chip tone='good'>{words.resetOk}</Chip> : <Chip tone='bad'>{message ?? ''}</Chip>),
    grow: 2,
  },
]

/** One number a line, as pasted from a sheet; commas part numbers as well. */
const numbersIn = (text: string) => text.split(/[\s,，、;；]+/).filter(Boolean)

/** Resets many passwords at once (A-4, S1-35); each number has its own result. */
export function ResetMany() {
  const { run, running, error, clear } = useAction('account.resetMany')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [asked, setAsked] = useState(false)
  const [result, setResult] = useState<Output<'account.resetMany'>>()
  const numbers = numbersIn(text)
  const ask = () => {
    const wrong = numbers.length === 0 ? words.numbersMissing : numbers.length > MOST ? words.tooMany(numbers.length) : undefined
    setProblem(wrong)
    setResult(undefined)
    clear()
    setAsked(wrong === undefined)
  }
  const reset = async () => {
    const answer = await run({ numbers })
    if (!answer) return
    setAsked(false)
    setResult(answer)
    setText(
      answer.results
        .filter(({ ok }) => !ok)
        .map(({ number }) => number)
        .join('\n'),
    )
  }
  return (
    <Section title={words.batch}>
      <View>{words.batchText}</View>
      <TextArea
        label={words.numbers}
        hint={words.numbersHint}
        value={text}
        onChange={setText}
        maxLength={LONGEST}
        error={problem}
        required
      />
      <Button onPress={ask}>{words.reset}</Button>
      {result && (
        <View className='help__result'>
          <Notice tone={result.failed ? 'warn' : 'good'} urgent>
            {words.resetDone(result.done, result.failed)}
          </Notice>
          <Table
            label={words.results}
            columns={columns}
            rows={[...result.results].sort((a, b) => Number(a.ok) - Number(b.ok))}
            keyOf={({ number }) => number}
            nameOf={({ number }) => number}
          />
        </View>
      )}
      {asked && (
        <ConfirmSheet
          title={words.batch}
          confirmLabel={words.reset}
          tone='bad'
          running={running}
          onConfirm={() => void reset()}
          onClose={() => setAsked(false)}
        >
          {words.resetText(numbers.length)}
          <ProblemNotice problem={error} />
        </ConfirmSheet>
      )}
    </Section>
  )
}
