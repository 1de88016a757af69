import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CommandName, Input, Output, QueryName } from '@/shared/contracts'
import type { Loadable, Problem } from '@/ui'
import { CallFailed, call } from './call'
import { newRequestId } from './request-id'

interface Held<Data> {
  state: Loadable<Data>['state']
  data: Data | undefined
  error: Problem | undefined
}

/** The problem in a failed call; anything else is a fault of ours and goes on. */
function problemOf(error: unknown): Problem {
  if (error instanceof CallFailed) return error.problem
  throw error
}

/**
 * Reads from the server now, whenever `data` changes and whenever the page is shown again. What was read stays while it is read anew.
 * `data` null: not yet known, nothing is asked.
 */
export function useQuery<A extends QueryName>(action: A, data: Input<A> | null): Loadable<Output<A>> {
  const [held, setHeld] = useState<Held<Output<A>>>({ state: 'loading', data: undefined, error: undefined })
  const asked = useRef(0)
  const key = JSON.stringify(data)
  const refresh = useCallback(async () => {
    const question = JSON.parse(key) as Input<A> | null
    if (question === null) return
    const turn = ++asked.current
    setHeld((old) => (old.data === undefined ? { state: 'loading', data: undefined, error: undefined } : old))
    try {
      const answer = await call(action, question)
      if (turn === asked.current) setHeld({ state: 'ready', data: answer, error: undefined })
    } catch (error) {
      const problem = problemOf(error)
      if (turn === asked.current)
        setHeld((old) => ({ state: problem.kind === 'offline' ? 'offline' : 'error', data: old.data, error: problem }))
    }
  }, [action, key])
  const left = useRef(false)
  useEffect(() => {
    void refresh()
  }, [refresh])
  useDidShow(() => {
    if (left.current) void refresh()
    left.current = true
  })
  return { ...held, refresh }
}

export interface Action<A extends CommandName> {
  /** Does it once; undefined when it failed (see `error`). A second tap while it runs does nothing. */
  run(data: Input<A>): Promise<Output<A> | undefined>
  running: boolean
  error: Problem | undefined
  /** Field name → what is wrong with it. */
  fields: Record<string, string>
  /** Forgets the last error, e.g. when a sheet is opened again. */
  clear(): void
}

/** After these nobody knows whether the command was done: the next try must carry the same request id. */
const undecided = ['offline', 'busy', 'fault']

/** A command behind a button. Trying again with the same data repeats the same request; other data, or an answer, starts a new one. */
export function useAction<A extends CommandName>(action: A): Action<A> {
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<Problem>()
  const busy = useRef(false)
  const intention = useRef<{ key: string; requestId: string }>()
  const run = async (data: Input<A>): Promise<Output<A> | undefined> => {
    if (busy.current) return undefined
    const key = JSON.stringify(data)
    if (intention.current?.key !== key) intention.current = { key, requestId: newRequestId() }
    busy.current = true
    setRunning(true)
    try {
      const answer = await call(action, data, intention.current.requestId)
      intention.current = undefined
      setError(undefined)
      return answer
    } catch (failure) {
      const problem = problemOf(failure)
      if (!undecided.includes(problem.kind)) intention.current = undefined
      setError(problem)
      return undefined
    } finally {
      busy.current = false
      setRunning(false)
    }
  }
  return { run, running, error, fields: error?.fields ?? {}, clear: () => setError(undefined) }
}
