import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'

export type Mine = Output<'destination.mine'>

interface Typed {
  code: string | null
  values: Record<string, string>
}

/** Milliseconds after the last key before the draft is kept, and before a failed try is repeated. */
const pause = 1200
const again = 10_000

const typedOf = ({ code, values }: Mine): Typed => ({ code, values })

/** What is being typed, kept by itself: a moment after the last key, on another code at once, and on leaving. One save at a time. */
export function useDraft(mine: Mine, refresh: () => Promise<void>) {
  const [typed, setTyped] = useState(() => typedOf(mine))
  const [saving, setSaving] = useState<'idle' | 'waiting' | 'saving' | 'saved' | 'failed'>('idle')
  const action = useAction('destination.save')
  const newest = useRef(typed)
  const unsaved = useRef(false)
  const busy = useRef(false)
  const gone = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const line = useRef(Promise.resolve())

  const show = (next: Typed) => {
    newest.current = next
    setTyped(next)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a form read anew replaces what is shown
  useEffect(() => {
    if (!unsaved.current && !busy.current) show(typedOf(mine))
  }, [mine])
  const keep = async () => {
    if (!unsaved.current) return
    unsaved.current = false
    busy.current = true
    setSaving('saving')
    const kept = newest.current
    const answer = await action.run(kept)
    busy.current = false
    if (!answer) {
      unsaved.current = true
      setSaving('failed')
      if (!gone.current) later(again)
      return
    }
    setSaving(unsaved.current ? 'waiting' : 'saved')
    if (answer.state !== mine.state.state || kept.code !== mine.code) await refresh()
  }
  const keepNow = () => {
    clearTimeout(timer.current)
    line.current = line.current.catch(() => undefined).then(keep)
    return line.current
  }
  const latest = useRef(keepNow)
  latest.current = keepNow
  const later = (wait: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void latest.current(), wait)
  }
  useDidHide(() => void latest.current())
  useEffect(() => {
    gone.current = false
    const hidden = () => document.visibilityState === 'hidden' && void latest.current()
    if (process.env.TARO_ENV === 'h5') document.addEventListener('visibilitychange', hidden)
    return () => {
      gone.current = true
      if (process.env.TARO_ENV === 'h5') document.removeEventListener('visibilitychange', hidden)
      void latest.current()
    }
  }, [])
  const change = (next: Typed, wait: number) => {
    show(next)
    unsaved.current = true
    setSaving('waiting')
    later(wait)
  }
  return {
    ...typed,
    saving,
    error: action.error,
    choose: (code: string) => change({ ...newest.current, code }, 0),
    change: (field: string, value: string) => change({ ...newest.current, values: { ...newest.current.values, [field]: value } }, pause),
    /** Ends once what is on the screen is on record, or could not be. */
    settle: keepNow,
    /** The values have reached the server another way. */
    kept() {
      clearTimeout(timer.current)
      unsaved.current = false
      setSaving('idle')
    },
  }
}
