import { minuteOf } from '../../src/shared/calendar'
import { fill, noticeKinds, type TemplateName, templates } from '../../src/shared/notice/wording'
import type { StoredNotice } from './facts'

const THING = 20
const PHRASE = 5

/** A subscribe message ready to send: template and its fields within WeChat's limits (N-3). */
export interface Message {
  template: TemplateName
  page: string
  data: Record<string, { value: string }>
}

/** The subscribe message for a notice, or null where its kind has none. Values too long are shortened with "…", a phrase without, because WeChat takes only Chinese characters in it. */
export function messageFor(notice: StoredNotice): Message | null {
  const words = noticeKinds[notice.kind]
  if (!words?.wechat) return null
  const { template, subject, result, remark } = words.wechat
  const values: Record<string, string> = {
    subject: shortened(subject, THING),
    result: [...(result ?? '')].slice(0, PHRASE).join(''),
    remark: shortened(fill(remark, notice.params), THING),
    at: minuteOf(notice.at),
    due: minuteOf(new Date(notice.params.due ?? notice.at)),
  }
  const fields = Object.entries(templates[template].fields) as [string, string][]
  return {
    template,
    page: fill(words.page, { caseId: notice.caseId ?? '' }).replace(/^\//, ''),
    data: Object.fromEntries(fields.map(([name, field]) => [field, { value: values[name] || '无' }])),
  }
}

/** Cuts by code point, so that no character is broken in two. */
export function shortened(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
