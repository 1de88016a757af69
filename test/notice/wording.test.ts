import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { badField } from '../../cloudfunctions/_local/wechat-fields'
import { noticeWords, spokenDue } from '../../cloudfunctions/notice/facts'
import { messageFor, shortened } from '../../cloudfunctions/notice/message'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { shanghaiTime } from '../../src/shared/calendar'
import { clearanceWorkflow, departureWorkflow } from '../../src/shared/departure/workflow'
import { noticeKinds, templates } from '../../src/shared/notice/wording'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { hasWording, refusal } from '../../src/shared/refusals'
import type { Workflow } from '../../src/shared/workflow'
import { appPages, pageOf } from '../support/pages'

const workflows = [originWorkflow, agreementWorkflow, departureWorkflow, clearanceWorkflow] as unknown as Workflow<never>[]
const rules = workflows.flatMap((table) =>
  Object.entries(table.actions).map(([action, rule]) => ({ name: `${table.subject}.${action}`, rule })),
)
const kinds = Object.entries(noticeKinds)
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
const han = /^\p{Script=Han}+$/u
const at = shanghaiTime('2027-06-08T09:05')
const caseId = '00000000-0000-4000-8000-000000000000'

describe('the wording of every notice (N-3)', () => {
  it.each(kinds)('%s has a title, a sentence with known places only, and a page that exists (N-2, N-3)', (_, { title, text, page }) => {
    expect(title.trim()).not.toBe('')
    expect([...title].length).toBeLessThanOrEqual(20)
    expect(text).toMatch(/[。！]$/)
    for (const name of placeholders(text)) expect(['student', 'employer', 'item', 'reason', 'due']).toContain(name)
    expect(appPages()).toContain(pageOf(page))
    for (const name of placeholders(page)) expect(name).toBe('caseId')
  })

  it.each(kinds.filter(([, { digest }]) => digest))(
    '%s stands for many in a day, so it names no single case (N-1)',
    (_, { text, page }) => {
      expect(placeholders(text)).toEqual([])
      expect(placeholders(page)).toEqual([])
    },
  )

  it.each(kinds.flatMap(([name, { wechat }]) => (wechat ? [[name, wechat] as const] : [])))(
    '%s keeps WeChat’s limits as written, without being shortened (N-3)',
    (_, { template, subject, result, remark }) => {
      const fields: Record<string, string> = templates[template].fields
      expect(Object.keys(templates)).toContain(template)
      for (const text of [subject, remark]) {
        expect([...text].length).toBeLessThanOrEqual(20)
        expect(placeholders(text)).toEqual([])
        expect(text.trim()).not.toBe('')
      }
      expect(result !== undefined).toBe('result' in fields)
      if (result !== undefined) {
        expect([...result].length).toBeLessThanOrEqual(5)
        expect(result).toMatch(han)
      }
    },
  )

  it('makes messages that WeChat takes, whatever the names and reasons (N-3)', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 300 })
    const params = fc.record({ student: word, employer: word, item: word, reason: word, due: fc.constant(at.toISOString()) })
    fc.assert(
      fc.property(fc.constantFrom(...kinds.map(([name]) => name)), params, (kind, given) => {
        const message = messageFor({ kind, caseId, params: given, at })
        if (message) expect(badField(Object.fromEntries(Object.entries(message.data)))).toBeNull()
        if (message) expect(message.page).not.toMatch(/^\/|[{}]/)
        expect(noticeWords({ kind, caseId, params: {} }).text).not.toMatch(/[{}]/)
      }),
    )
  })

  it('shortens by whole characters, marks the cut, and leaves what fits (N-3)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (text, most) => {
        const short = shortened(text, most)
        expect([...short].length).toBeLessThanOrEqual(most)
        if ([...text].length <= most) expect(short).toBe(text)
        else expect(short).toBe(`${[...text].slice(0, most - 1).join('')}…`)
      }),
    )
    expect(shortened('𠮷𠮷𠮷', 2)).toBe('𠮷…')
  })

  it('speaks of a deadline at midnight as 24:00 of the day before (S0-48)', () => {
    expect(spokenDue(shanghaiTime('2027-06-09T00:00'))).toBe('6月8日 24:00')
    expect(spokenDue(shanghaiTime('2027-01-01T00:00'))).toBe('12月31日 24:00')
    expect(spokenDue(shanghaiTime('2027-06-09T00:01'))).toBe('6月9日 00:01')
  })
})

describe('what the workflows name (X-6, N-3)', () => {
  it.each(rules.flatMap(({ name, rule }) => Object.entries(rule.notify ?? {}).map(([actor, kind]) => [name, actor, kind])))(
    '%s tells the %s by a notice that exists: %s (X-6)',
    (_, __, kind) => {
      expect(noticeKinds).toHaveProperty(String(kind))
    },
  )

  it.each([...new Set(rules.flatMap(({ rule }) => (rule.when ?? []).map(({ code }) => code)))])(
    'the refusal %s has a sentence of its own and leads on (X-3)',
    (code) => {
      expect(hasWording(code)).toBe(true)
      expect(refusal(code).message).toMatch(/[。！]$/)
    },
  )

  it('has a sentence for every refusal the functions name (X-3)', () => {
    const root = resolve(__dirname, '../../cloudfunctions')
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    const codes = files.flatMap((name) =>
      [...readFileSync(join(root, name), 'utf8').matchAll(/refusal\('([a-z-]+)'\)/g)].map(([, code]) => String(code)),
    )
    expect(codes.length).toBeGreaterThan(20)
    expect(codes.filter((code) => !hasWording(code))).toEqual([])
    for (const code of ['not-your-action', 'wrong-state', 'reason-missing']) expect(hasWording(code)).toBe(true)
    for (const page of codes.flatMap((code) => refusal(code).fix?.page ?? [])) expect(appPages()).toContain(pageOf(page))
  })

  it('names every deadline’s action among those the clock may take (S0-49)', () => {
    for (const table of workflows)
      for (const { deadline } of Object.values(table.actions)) if (deadline) expect(table.actions[deadline.action]?.by).toContain('clock')
  })
})
