import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '@/app/hooks'
import type { ReleaseView } from '@/shared/release/contract'

/** Milliseconds without typing after which the letter is saved. */
const pause = 1200

interface Letter {
  text: string
  postedOn: string | null
  tracking: string
}

export type Keeping = 'idle' | 'waiting' | 'saving' | 'saved' | 'failed'

/** The letter as it is written: saved a moment after each pause and when the page is left. `flush` saves now and tells whether all of it is on record. */
export function useLetter(view: ReleaseView, onSaved: () => Promise<unknown>) {
  const [letter, setLetter] = useState<Letter>(() => {
    const { text, postedOn, tracking } = view.letter
    return { text, postedOn, tracking }
  })
  const { run, running, error, fields } = useAction('release.saveLetter')
  const [failed, setFailed] = useState('')
  const latest = useRef(letter)
  const saved = useRef(JSON.stringify(letter))
  const touched = useRef(false)
  const saving = useRef<Promise<boolean>>(Promise.resolve(true))
  latest.current = letter

  const save = async (): Promise<boolean> => {
    const text = JSON.stringify(latest.current)
    if (text === saved.current) return true
    const answer = await run(latest.current)
    setFailed(answer ? '' : text)
    if (!answer) return false
    saved.current = text
    await onSaved()
    return true
  }
  const flush = (): Promise<boolean> => {
    saving.current = saving.current.catch(() => false).then(save)
    return saving.current
  }
  const leave = useRef(flush)
  leave.current = flush
  const text = JSON.stringify(letter)
  useEffect(() => {
    if (!touched.current || text === saved.current || text === failed) return
    const timer = setTimeout(() => void leave.current(), pause)
    return () => clearTimeout(timer)
  }, [text, failed])
  const keep = () => {
    if (touched.current) void leave.current()
  }
  useDidHide(keep)
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept once, when the page is left
  useEffect(() => keep, [])

  const change = (part: Partial<Letter>) => {
    touched.current = true
    setLetter((old) => ({ ...old, ...part }))
  }
  return { letter, change, flush, keeping: keepingOf(running, touched.current, text === saved.current, text === failed), error, fields }
}

function keepingOf(running: boolean, touched: boolean, onRecord: boolean, failed: boolean): Keeping {
  if (running) return 'saving'
  if (failed) return 'failed'
  if (onRecord) return touched ? 'saved' : 'idle'
  return 'waiting'
}
