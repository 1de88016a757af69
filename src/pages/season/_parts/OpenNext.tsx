import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { Button, CheckRow, Notice, ProblemNotice, Section, TextField } from '@/ui'
import { seasonPageWords as words } from '../wording'

/** Opens the next season; it becomes the current one by a step of its own. */
export function OpenNext({ next, onOpened }: { next: string; onOpened(): void }) {
  const { run, running, error, fields } = useAction('season.open')
  const [typed, setTyped] = useState<string>()
  const [carryPolicies, setCarry] = useState(true)
  const [done, setDone] = useState('')
  const open = async () => {
    const opened = await run({ year: (typed ?? next).trim(), carryPolicies })
    if (!opened) return
    setTyped(undefined)
    setDone(words.opened(opened.name, opened.policies))
    onOpened()
  }
  return (
    <Section title={words.open}>
      {done && (
        <Notice tone='good' urgent>
          {done}
        </Notice>
      )}
      <TextField
        label={words.year}
        hint={words.yearHint}
        value={typed ?? next}
        onChange={setTyped}
        maxLength={4}
        error={fields.year}
        required
      />
      <CheckRow checked={carryPolicies} onChange={setCarry}>
        {words.carry}
      </CheckRow>
      {!fields.year && <ProblemNotice problem={error} />}
      <Button running={running} onPress={() => void open()}>
        {words.open}
      </Button>
    </Section>
  )
}
