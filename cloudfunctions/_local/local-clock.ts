import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const variable = 'QICHENG_CLOCK_OFFSET_MS'
const earliest = Date.UTC(2000, 0, 1)
const latest = Date.UTC(2100, 0, 1)

/** The movable clock of a local run. The functions read the offset from the environment; the file keeps it over a restart. */
export function localClock(file: string) {
  const offset = () => Number(process.env[variable] ?? 0)
  if (existsSync(file)) process.env[variable] = String((JSON.parse(readFileSync(file, 'utf8')) as { offsetMs: number }).offsetMs)

  return {
    now: () => new Date(Date.now() + offset()),
    /** ISO time, or null for the real time. Answers false, and changes nothing, when it is neither. */
    set(now: unknown): boolean {
      if (now === null) {
        process.env[variable] = '0'
        rmSync(file, { force: true })
        return true
      }
      const wanted = typeof now === 'string' && /^\d{4}-\d\d-\d\d(T|$)/.test(now) ? Date.parse(now) : Number.NaN
      if (!(wanted >= earliest && wanted < latest)) return false
      process.env[variable] = String(wanted - Date.now())
      writeFileSync(file, JSON.stringify({ offsetMs: offset() }))
      return true
    },
  }
}

export type LocalClock = ReturnType<typeof localClock>
