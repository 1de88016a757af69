import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import type { OriginValues } from '@/shared/origin/check'
import { valuesOf } from './fields'

export type OriginForm = Output<'origin.mine'>
export type Saving = 'idle' | 'waiting' | 'saving' | 'saved' | 'failed'

/** Milliseconds after the last key before the draft is kept, and before a failed try is repeated. */
const pause = 1200
const again = 10_000

/** Keeps what is on the screen even when the browser's tab is hidden or closed. */
function useWhenLeaving(leave: () => void) {
  const latest = useRef(leave)
  latest.current = leave
  useDidHide(() => latest.current())
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && latest.current()
    if (process.env.TARO_ENV === 'h5') document.addEventListener('visibilitychange', hidden)
    return () => {
      if (process.env.TARO_ENV === 'h5') document.removeEventListener('visibilitychange', hidden)
      latest.current()
    }
  }, [])
}

/** The values being typed, kept as a draft by themselves: a moment after the last key and on leaving. One save at a time, the newest values last. */
export function useDraft(form: OriginForm, refresh: () => Promise<void>) {
  const [values, setValues] = useState(() => valuesOf(form.fields))
  const [saving, setSaving] = useState<Saving>('idle')
  const action = useAction('origin.save')
  const newest = useRef(values)
  const unsaved = useRef(false)
  const underWay = useRef(false)
  const left = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const line = useRef(Promise.resolve())

  const show = (next: OriginValues) => {
    newest.current = next
    setValues(next)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a form read anew replaces what is shown
  useEffect(() => {
    if (!unsaved.current && !underWay.current) show(valuesOf(form.fields))
  }, [form])

  const keep = async () => {
    if (!unsaved.current) return
    unsaved.current = false
    underWay.current = true
    setSaving('saving')
    const answer = await action.run({ values: newest.current })
    underWay.current = false
    if (!answer) {
      unsaved.current = true
      setSaving('failed')
      if (!left.current) later(again)
      return
    }
    setSaving(unsaved.current ? 'waiting' : 'saved')
    if (answer.state !== form.state.state) await refresh()
  }
  const keepNow = () => {
    clearTimeout(timer.current)
    line.current = line.current.catch(() => undefined).then(keep)
    return line.current
  }
  const latestKeep = useRef(keepNow)
  latestKeep.current = keepNow
  const later = (wait: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void latestKeep.current(), wait)
  }
  useWhenLeaving(() => void keepNow())
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])

  return {
    values,
    saving,
    error: action.error,
    change(code: string, value: string) {
      show({ ...newest.current, [code]: value })
      unsaved.current = true
      setSaving('waiting')
      later(pause)
    },
    /** Ends when no save is under way, so that a submission does not race its own draft. */
    settle() {
      clearTimeout(timer.current)
      return line.current
    },
    /** The values have reached the server another way. */
    kept() {
      clearTimeout(timer.current)
      unsaved.current = false
      setSaving('idle')
    },
    keepLater: () => later(pause),
  }
}
