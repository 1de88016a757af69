import { inShanghai } from '../../src/shared/calendar'
import { fill, noticeKinds, type TemplateName, templates } from '../../src/shared/notice/wording'

/** Template name → WeChat's id, from `WECHAT_TEMPLATES` (JSON); a template without an id is never asked for nor sent. */
export function templateIds(): Partial<Record<TemplateName, string>> {
  const configured = JSON.parse(process.env.WECHAT_TEMPLATES || '{}') as Record<string, string>
  const names = Object.keys(templates) as TemplateName[]
  return Object.fromEntries(names.filter((name) => configured[name]).map((name) => [name, configured[name]]))
}

/** A notice as stored. */
export interface StoredNotice {
  kind: string
  caseId: string | null
  params: Record<string, string>
  at: Date
}

/** Title, text and page of a notice in the words of today. */
export function noticeWords({ kind, caseId, params }: Omit<StoredNotice, 'at'>): { title: string; text: string; page: string | null } {
  const words = noticeKinds[kind]
  if (!words) return { title: '通知', text: '', page: null }
  const due = params.due ? spokenDue(new Date(params.due)) : undefined
  return { title: words.title, text: fill(words.text, { ...params, due }), page: fill(words.page, { caseId: caseId ?? '' }) }
}

/** `6月8日 24:00` rather than the next day's 0:00: deadlines fall at the end of a day (S0-48). */
export function spokenDue(at: Date): string {
  const { hour, minute } = inShanghai(at)
  const midnight = hour === 0 && minute === 0
  const shown = inShanghai(midnight ? new Date(at.getTime() - 1) : at)
  const time = midnight ? '24:00' : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return `${shown.month}月${shown.day}日 ${time}`
}
