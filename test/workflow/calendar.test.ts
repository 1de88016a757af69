import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { buildSync } from 'esbuild'
import fc from 'fast-check'
import {
  afterQuietHours,
  dateOf,
  endOfDayAfter,
  inShanghai,
  minuteOf,
  remaining,
  shanghaiTime,
  span,
  spokenDate,
  spokenMinute,
  startOfDay,
  windowState,
} from '../../src/shared/calendar'

/** Since 1992 China has had no daylight saving; the requirements speak of no earlier instant. */
const instants = fc.date({ min: new Date('1992-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true })

/** The wall clock of Shanghai by the tables of ICU, which know nothing of our arithmetic. */
const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

describe('the calendar of Asia/Shanghai (X-4)', () => {
  it('agrees with the time zone tables at any instant (X-4)', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(minuteOf(at)).toBe(wall.format(at).slice(0, 16))
        expect(dateOf(at)).toBe(wall.format(at).slice(0, 10))
        const { year, month, day, hour, minute } = inShanghai(at)
        expect(spokenDate(at)).toBe(`${year}年${month}月${day}日`)
        expect(spokenMinute(at)).toBe(`${month}月${day}日 ${minuteOf(at).slice(11)}`)
        expect([hour, minute]).toEqual(minuteOf(at).slice(11).split(':').map(Number))
        expect(inShanghai(at).weekday).toBe(new Date(`${dateOf(at)}T12:00:00Z`).getUTCDay())
      }),
    )
  })

  it('reads a wall time back as the instant it was taken from (X-4)', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const minute = Math.floor(at.getTime() / span.minute) * span.minute
        expect(shanghaiTime(minuteOf(at).replace(' ', 'T')).getTime()).toBe(minute)
      }),
    )
    expect(shanghaiTime('2027-06-08T12:00:30').toISOString()).toBe('2027-06-08T04:00:30.000Z')
  })

  it('begins a day at midnight in Shanghai, and ends the n-th day after at its 24:00 (S0-48)', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 60 }), (at, days) => {
        const start = startOfDay(at)
        expect(minuteOf(start)).toBe(`${dateOf(at)} 00:00`)
        expect(at.getTime() - start.getTime()).toBeGreaterThanOrEqual(0)
        expect(at.getTime() - start.getTime()).toBeLessThan(span.day)
        const end = endOfDayAfter(at, days)
        expect(end.getTime() - start.getTime()).toBe((days + 1) * span.day)
        expect(dateOf(new Date(end.getTime() - 1))).toBe(dateOf(new Date(start.getTime() + days * span.day)))
      }),
    )
    expect(minuteOf(endOfDayAfter(shanghaiTime('2027-06-01T00:00'), 7))).toBe('2027-06-09 00:00')
    expect(minuteOf(endOfDayAfter(shanghaiTime('2027-06-01T23:59:59'), 7))).toBe('2027-06-09 00:00')
  })

  it('is the same whatever the server’s own time zone (X-4)', () => {
    const { outputFiles } = buildSync({
      entryPoints: [resolve(__dirname, '../../src/shared/calendar.ts')],
      bundle: true,
      platform: 'node',
      format: 'iife',
      globalName: 'calendar',
      write: false,
    })
    const times = fc.sample(instants, { numRuns: 300, seed: 7 }).map((at) => at.getTime())
    const program = `${outputFiles[0]?.text}
      const c = calendar
      process.stdout.write(JSON.stringify([new Date(0).getHours(), ${JSON.stringify(times)}.map((time) => {
        const at = new Date(time)
        const minute = c.minuteOf(at)
        return [minute, c.dateOf(at), c.spokenMinute(at), c.spokenDate(at), c.startOfDay(at), c.endOfDayAfter(at, 7), c.afterQuietHours(at), c.shanghaiTime(minute.replace(' ', 'T'))]
      })]))`
    const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Europe/London']
    const answers = zones.map(
      (TZ) =>
        JSON.parse(execFileSync(process.execPath, ['-e', program], { env: { ...process.env, TZ }, encoding: 'utf8' })) as [number, unknown],
    )
    // Each process really had another zone.
    expect(new Set(answers.map(([hour]) => hour)).size).toBeGreaterThan(3)
    for (const [, answer] of answers) expect(answer).toEqual(answers[0]?.[1])
  })
})

describe('windows (X-4)', () => {
  const [opens, closes] = [shanghaiTime('2027-06-01T08:00'), shanghaiTime('2027-06-08T12:00')]
  it.each([
    ['2027-06-01T07:59:59', 'early'],
    ['2027-06-01T08:00', 'open'],
    ['2027-06-08T11:59:59', 'open'],
    ['2027-06-08T12:00', 'closed'],
  ])('at %s are %s: the closing instant is excluded (X-4)', (now, state) => {
    expect(windowState({ opens, closes }, shanghaiTime(now))).toBe(state)
  })

  it('without an end stay open, without a beginning are open from the first (X-4)', () => {
    fc.assert(
      fc.property(instants, (now) => {
        expect(windowState({ opens: null, closes: null }, now)).toBe('open')
        expect(windowState({ opens, closes: null }, now)).toBe(now < opens ? 'early' : 'open')
        expect(windowState({ opens: null, closes }, now)).toBe(now < closes ? 'open' : 'closed')
      }),
    )
  })
})

describe('what is left (DESIGN §9)', () => {
  const now = shanghaiTime('2027-06-01T08:00')
  it.each([
    [0, '已到期'],
    [-span.day, '已到期'],
    [1, '还有 1 分钟'],
    [59 * span.minute, '还有 59 分钟'],
    [59 * span.minute + 1, '还有 1 小时'],
    [span.hour, '还有 1 小时'],
    [15 * span.hour - 1, '还有 15 小时'],
    [14 * span.hour + 5 * span.minute, '还有 14 小时 5 分'],
    [span.day - 1, '还有 1 天'],
    [2 * span.day + 3 * span.hour, '还有 2 天 3 小时'],
    [2 * span.day + 3 * span.hour + 59 * span.minute, '还有 2 天 3 小时'],
    [7 * span.day, '还有 7 天'],
  ])('of %d ms is said as %s', (left, words) => {
    expect(remaining(new Date(now.getTime() + left), now)).toBe(words)
  })

  it('never says 60 minutes or 24 hours, and never promises more than a minute too much', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 * span.day }), (left) => {
        const words = remaining(new Date(now.getTime() + left), now)
        const part = (unit: RegExp) => Number(unit.exec(words)?.[1] ?? 0)
        const [days, hours, minutes] = [part(/(\d+) 天/), part(/(\d+) 小时/), part(/(\d+) 分/)]
        expect(hours).toBeLessThan(24)
        expect(minutes).toBeLessThan(60)
        const said = days * span.day + hours * span.hour + minutes * span.minute
        expect(said - left).toBeLessThan(span.minute)
        expect(left - said).toBeLessThan(days ? span.hour : 1)
      }),
    )
  })
})

describe('quiet hours (N-5)', () => {
  it('put nothing between 22:00 and 08:00, wait no longer than needed, and leave the day alone (N-5)', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const then = afterQuietHours(at)
        const { hour } = inShanghai(then)
        expect(hour >= 8 && hour < 22).toBe(true)
        const quiet = inShanghai(at).hour >= 22 || inShanghai(at).hour < 8
        expect(then.getTime() > at.getTime()).toBe(quiet)
        if (quiet) expect(minuteOf(then).slice(11)).toBe('08:00')
        expect(then.getTime() - at.getTime()).toBeLessThanOrEqual(10 * span.hour)
        expect(afterQuietHours(then)).toEqual(then)
      }),
    )
  })
})
