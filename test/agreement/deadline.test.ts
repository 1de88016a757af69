import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { buildSync } from 'esbuild'
import fc from 'fast-check'
import { confirmDue, nextReminder } from '../../src/shared/agreement/deadline'
import { defaultAgreementPolicy } from '../../src/shared/agreement/policy'
import { span } from '../../src/shared/calendar'

const signing = fc.date({ min: new Date('2026-09-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
const days = fc.integer({ min: 1, max: 30 })
const policyOf = (confirmDays: number) => ({ ...defaultAgreementPolicy, confirmDays })
/** What a calendar on a wall in Shanghai shows; asked of Intl, not of our own calendar. */
const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
const day = (at: Date) => Date.parse(`${wall.format(at).slice(0, 10)}T00:00:00Z`)

describe('the days a student has to confirm (S0-48)', () => {
  it('end at midnight in Shanghai after the n-th calendar day, whenever the employer signs (S0-48, S0-50)', () => {
    fc.assert(
      fc.property(signing, days, (at, count) => {
        const due = confirmDue(policyOf(count), at).at
        expect(wall.format(due).slice(11)).toBe('00:00:00')
        expect(day(due) - day(at)).toBe((count + 1) * span.day)
      }),
      { numRuns: 500 },
    )
  })

  it('are 7 by default: signed on 1 March at 09:00, until 24:00 of 8 March', () => {
    expect(confirmDue(defaultAgreementPolicy, new Date('2027-03-01T09:00:00+08:00')).at).toEqual(new Date('2027-03-09T00:00:00+08:00'))
    expect(confirmDue(defaultAgreementPolicy, new Date('2027-03-01T23:59:59.999+08:00')).at).toEqual(new Date('2027-03-09T00:00:00+08:00'))
    expect(confirmDue(defaultAgreementPolicy, new Date('2027-03-02T00:00:00+08:00')).at).toEqual(new Date('2027-03-10T00:00:00+08:00'))
  })

  it.each(['UTC', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Asia/Shanghai'])(
    'do not depend on the machine’s time zone: %s',
    (zone) => {
      const instants = fc.sample(signing, { numRuns: 40, seed: 7 }).map((at) => at.toISOString())
      const program = `const {confirmDue} = require('./src/shared/agreement/deadline.ts')
        console.log(JSON.stringify(${JSON.stringify(instants)}.map((at) => confirmDue({ confirmDays: 7, remindHours: [] }, new Date(at)).at.toISOString())))`
      const built = buildSync({
        stdin: { contents: program, resolveDir: resolve(__dirname, '../..') },
        bundle: true,
        platform: 'node',
        write: false,
      })
      const answered = execFileSync(process.execPath, ['-e', built.outputFiles[0]?.text ?? ''], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      })
      expect(JSON.parse(answered)).toEqual(
        instants.map((instant) => confirmDue(defaultAgreementPolicy, new Date(instant)).at.toISOString()),
      )
    },
  )

  it('are reminded of 72, 24 and 3 hours before the end, each once and none after it (S0-51)', () => {
    fc.assert(
      fc.property(signing, (at) => {
        const { at: due, remindAt } = confirmDue(defaultAgreementPolicy, at)
        const reminders: number[] = []
        for (let next = remindAt; next; next = nextReminder(defaultAgreementPolicy, due, next))
          reminders.push((due.getTime() - next.getTime()) / span.hour)
        expect(reminders).toEqual([72, 24, 3])
      }),
    )
  })
})
