import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '@/app/hooks'
import type { AgreementContent, AgreementView } from '@/shared/agreement/contract'
import { agreementWords } from '@/shared/agreement/wording'

/** Milliseconds without typing after which the draft is saved. */
const pause = 1200

const begun = (content: AgreementContent): AgreementContent => ({ ...content, opinion: content.opinion || agreementWords.defaultOpinion })

/** What becomes of the typed text, as the page tells it. */
type Keeping = 'untouched' | 'saving' | 'unsaved' | 'saved'

function keepingOf(running: boolean, touched: boolean, onRecord: boolean): Keeping {
  if (running) return 'saving'
  if (onRecord) return 'saved'
  return touched ? 'unsaved' : 'untouched'
}

/**
 * What the student types, saved by itself a moment after each pause and when the page is left (S0-35). `flush` saves now and tells
 * whether all of it is on record; `onSaved` then asks the server what it now offers.
 */
export function useDraft(view: AgreementView, onSaved: () => Promise<void>) {
  const [content, setContent] = useState(() => begun(view.content))
  const { run, running, error, fields } = useAction('agreement.saveDraft')
  const latest = useRef(content)
  const saved = useRef(view.caseId ? JSON.stringify(content) : '')
  const failed = useRef('')
  const touched = useRef(false)
  const saving = useRef<Promise<boolean>>(Promise.resolve(true))
  latest.current = content

  const save = async (): Promise<boolean> => {
    const text = JSON.stringify(latest.current)
    if (text === saved.current) return true
    const answer = await run({ content: latest.current })
    failed.current = answer ? '' : text
    if (!answer) return false
    saved.current = text
    await onSaved()
    return true
  }
  const flush = (): Promise<boolean> => {
    // One after the other; a save that broke must not stop the later ones.
    saving.current = saving.current.catch(() => false).then(save)
    return saving.current
  }
  const leave = useRef(flush)
  leave.current = flush

  useEffect(() => {
    const text = JSON.stringify(content)
    if (!touched.current || text === saved.current || text === failed.current) return
    const timer = setTimeout(() => void leave.current(), pause)
    return () => clearTimeout(timer)
  }, [content])
  const keep = () => {
    if (touched.current) void leave.current()
  }
  useDidHide(keep)
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept once, when the page is left
  useEffect(() => keep, [])

  const change = (part: Partial<AgreementContent>) => {
    touched.current = true
    setContent((old) => ({ ...old, ...part }))
  }
  const onRecord = JSON.stringify(content) === saved.current
  return { content, change, flush, keeping: keepingOf(running, touched.current, onRecord), error, fields }
}
