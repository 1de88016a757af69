import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import type { RecommendationContent } from '@/shared/recommendation/check'

export type RecommendationForm = Output<'recommendation.mine'>
export type Saving = 'idle' | 'waiting' | 'saving' | 'saved' | 'failed'

/** Milliseconds after the last key before the draft is kept and measured, and before a failed try is repeated. */
const pause = 1000
const again = 10_000

const textsOf = ({ sections }: RecommendationForm): RecommendationContent =>
  Object.fromEntries(sections.map(({ code, text }) => [code, text]))
const problemsOf = ({ sections }: RecommendationForm): Record<string, string> =>
  Object.fromEntries(sections.flatMap(({ code, problem }) => (problem ? [[code, problem]] : [])))

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

/** The texts being typed, kept by themselves and measured on the page each time (S0-20). One save at a time, the newest texts last. */
export function useDraft(form: RecommendationForm) {
  const [texts, setTexts] = useState(() => textsOf(form))
  const [problems, setProblems] = useState(() => problemsOf(form))
  const [saving, setSaving] = useState<Saving>('idle')
  const action = useAction('recommendation.save')
  const newest = useRef(texts)
  const unsaved = useRef(form.caseId === null)
  const touched = useRef(false)
  const caseId = useRef(form.caseId ?? undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const line = useRef(Promise.resolve())

  const keep = async () => {
    if (!unsaved.current) return
    unsaved.current = false
    setSaving('saving')
    const answer = await action.run({ content: newest.current })
    if (!answer) {
      unsaved.current = true
      setSaving('failed')
      later(again)
      return
    }
    caseId.current = answer.caseId
    setProblems(answer.problems)
    setSaving(unsaved.current ? 'waiting' : 'saved')
  }
  const keepNow = () => {
    clearTimeout(timer.current)
    line.current = line.current.catch(() => undefined).then(keep)
    return line.current
  }
  const latestKeep = useRef(keepNow)
  latestKeep.current = keepNow
  const left = useRef(false)
  const later = (wait: number) => {
    clearTimeout(timer.current)
    if (!left.current) timer.current = setTimeout(() => void latestKeep.current(), wait)
  }
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
      clearTimeout(timer.current)
    }
  }, [])
  useWhenLeaving(() => {
    if (touched.current) void keepNow()
  })

  return {
    texts,
    problems,
    saving,
    error: action.error,
    change(code: string, text: string) {
      newest.current = { ...newest.current, [code]: text }
      setTexts(newest.current)
      touched.current = true
      unsaved.current = true
      setSaving('waiting')
      later(pause)
    },
    /** Saves now; answers the case, undefined while not all of it is on record. */
    async flush(): Promise<string | undefined> {
      await keepNow()
      return unsaved.current ? undefined : caseId.current
    },
    /** The texts have reached the server another way. */
    kept() {
      clearTimeout(timer.current)
      unsaved.current = false
      touched.current = false
    },
  }
}
