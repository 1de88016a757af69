import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'

export type Saving = 'idle' | 'waiting' | 'saving' | 'saved' | 'failed'

/** Field code → what is typed there. */
type Typed = Record<string, string>

/** Milliseconds after the last key before the draft is kept, and before a failed try is repeated. */
const pause = 1000
const again = 10_000

export interface DraftOptions {
  /** What is on record, to begin with and whenever it is read anew while nothing is waiting to be kept. */
  onRecord: Typed
  /** Nothing is on record yet: `flush` keeps even what nobody has changed. */
  unkept?: boolean
  /** Sends the draft; false when it was not kept. */
  keep(typed: Typed): Promise<boolean>
}

export interface Draft {
  typed: Typed
  saving: Saving
  change(code: string, text: string): void
  /** Keeps what is waiting now, and ends when no save is under way; false while not all of it is on record. */
  flush(): Promise<boolean>
  /** What is typed has reached the server another way. */
  kept(): void
  /** Tries once more in a moment. */
  keepLater(): void
}

/** Keeps what is on the screen even when the page is left or the browser's tab hidden. */
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

/** A form that keeps itself: a moment after the last key and on leaving. One save at a time, the newest text last. */
export function useDraft({ onRecord, unkept = false, keep }: DraftOptions): Draft {
  const [typed, setTyped] = useState(onRecord)
  const [saving, setSaving] = useState<Saving>('idle')
  const newest = useRef(typed)
  const unsaved = useRef(unkept)
  const touched = useRef(false)
  const underWay = useRef(false)
  const left = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const line = useRef(Promise.resolve())

  const show = (next: Typed) => {
    newest.current = next
    setTyped(next)
  }
  const record = JSON.stringify(onRecord)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was read anew replaces what is shown
  useEffect(() => {
    if (!touched.current && !underWay.current) show(onRecord)
  }, [record])

  const sendNewest = async () => {
    if (!unsaved.current) return
    unsaved.current = false
    touched.current = false
    underWay.current = true
    setSaving('saving')
    const done = await latestKeep.current(newest.current)
    underWay.current = false
    if (!done) {
      unsaved.current = true
      touched.current = true
      setSaving('failed')
      return later(again)
    }
    setSaving(unsaved.current ? 'waiting' : 'saved')
  }
  const keepNow = () => {
    clearTimeout(timer.current)
    line.current = line.current.catch(() => undefined).then(sendNewest)
    return line.current
  }
  const latestKeep = useRef(keep)
  latestKeep.current = keep
  const latestKeepNow = useRef(keepNow)
  latestKeepNow.current = keepNow
  const later = (wait: number) => {
    clearTimeout(timer.current)
    if (!left.current) timer.current = setTimeout(() => void latestKeepNow.current(), wait)
  }
  useWhenLeaving(() => {
    if (touched.current) void keepNow()
  })
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
      clearTimeout(timer.current)
    }
  }, [])

  return {
    typed,
    saving,
    change(code, text) {
      show({ ...newest.current, [code]: text })
      touched.current = true
      unsaved.current = true
      setSaving('waiting')
      later(pause)
    },
    async flush() {
      await keepNow()
      return !unsaved.current
    },
    kept() {
      clearTimeout(timer.current)
      unsaved.current = false
      touched.current = false
      setSaving('idle')
    },
    keepLater() {
      touched.current = true
      unsaved.current = true
      later(pause)
    },
  }
}
