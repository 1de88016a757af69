import { useRef, useState } from 'react'
import { CallFailed, call } from '@/app/call'
import type { Problem } from '@/ui'
import type { Decidable } from './steps'
import type { Filter } from './use-queue'

const nobody: ReadonlySet<string> = new Set()

/** What one decision takes. */
const most = 1000

/** The ticked rows of a list: those shown, and after one tap up to 1,000 of all that the filter finds. */
export function useChosen(filter: Filter, shown: Decidable[], total: number) {
  const [keys, setKeys] = useState(nobody)
  const [unseen, setUnseen] = useState<Decidable[]>([])
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<Problem>()
  const turn = useRef(0)
  const choose = async () => {
    const asked = ++turn.current
    setRunning(true)
    setError(undefined)
    try {
      const { rows } = await call('departure.choose', filter)
      // Rows that come after another list was chosen belong to nothing.
      if (asked !== turn.current) return
      setUnseen(rows.map((row) => ({ ...row, open: true, state: { state: row.state } })))
      setKeys(new Set(rows.map(({ caseId }) => caseId)))
    } catch (failure) {
      if (!(failure instanceof CallFailed)) throw failure
      if (asked === turn.current) setError(failure.problem)
    } finally {
      if (asked === turn.current) setRunning(false)
    }
  }
  const clear = () => {
    turn.current++
    setRunning(false)
    setError(undefined)
    setUnseen([])
    setKeys(nobody)
  }
  const known = new Map([...unseen, ...shown].map((row) => [row.caseId, row]))
  const rows = [...keys].flatMap((key) => known.get(key) ?? [])
  return { rows, selection: { keys, onChange: setKeys, beyond: { total, most, running, onChoose: () => void choose() } }, clear, error }
}
