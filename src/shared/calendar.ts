/** Days and windows in Asia/Shanghai, which has been UTC+8 without daylight saving since 1992. All instants are `Date`. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SHANGHAI = 8 * HOUR

const pad = (number: number, width = 2) => String(number).padStart(width, '0')

/** The calendar fields of an instant as a clock on the wall in Shanghai shows them. */
export function inShanghai(at: Date) {
  const wall = new Date(at.getTime() + SHANGHAI)
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    weekday: wall.getUTCDay(),
  }
}

/** `2026-06-08` in Shanghai. */
export function dateOf(at: Date): string {
  const { year, month, day } = inShanghai(at)
  return `${year}-${pad(month)}-${pad(day)}`
}

/** `2026-06-08 14:05` in Shanghai. */
export function minuteOf(at: Date): string {
  const { hour, minute } = inShanghai(at)
  return `${dateOf(at)} ${pad(hour)}:${pad(minute)}`
}

/** `6月8日 14:05` – for people; the year is added by pages that span years. */
export function spokenMinute(at: Date): string {
  const { month, day, hour, minute } = inShanghai(at)
  return `${month}月${day}日 ${pad(hour)}:${pad(minute)}`
}

/** `2026年6月8日` – for documents. */
export function spokenDate(at: Date): string {
  const { year, month, day } = inShanghai(at)
  return `${year}年${month}月${day}日`
}

/** Midnight in Shanghai at the start of the day that holds this instant. */
export function startOfDay(at: Date): Date {
  return new Date(Math.floor((at.getTime() + SHANGHAI) / DAY) * DAY - SHANGHAI)
}

/** 24:00 of the n-th calendar day after the day of `at` (S0-47…51: day 0 is the day of signing itself). */
export function endOfDayAfter(at: Date, days: number): Date {
  return new Date(startOfDay(at).getTime() + (days + 1) * DAY)
}

/** A wall time `2026-06-08T12:00` of Shanghai as an instant. Seconds are optional. */
export function shanghaiTime(wall: string): Date {
  return new Date(`${wall.length === 16 ? `${wall}:00` : wall}+08:00`)
}

/** A window (X-4): the closing instant is excluded. Null means open-ended. */
export interface Window {
  opens: Date | null
  closes: Date | null
}

/** Whether the window is open, not yet open, or closed at this instant. */
export function windowState({ opens, closes }: Window, now: Date): 'early' | 'open' | 'closed' {
  if (opens && now < opens) return 'early'
  return closes && now >= closes ? 'closed' : 'open'
}

/** `还有 2 天 3 小时` until `due`, in whole minutes rounded up; `已到期` from `due` on. */
export function remaining(due: Date, now: Date): string {
  const left = Math.ceil((due.getTime() - now.getTime()) / MINUTE)
  if (left <= 0) return '已到期'
  const days = Math.floor(left / (24 * 60))
  const hours = Math.floor(left / 60) % 24
  const minutes = left % 60
  if (days > 0) return `还有 ${days} 天${hours ? ` ${hours} 小时` : ''}`
  return hours > 0 ? `还有 ${hours} 小时${minutes ? ` ${minutes} 分` : ''}` : `还有 ${minutes} 分钟`
}

/** The first instant at or after `at` outside the quiet hours 22:00–08:00 (N-5). */
export function afterQuietHours(at: Date): Date {
  const { hour } = inShanghai(at)
  const eight = new Date(startOfDay(at).getTime() + 8 * HOUR)
  if (hour >= 22) return new Date(eight.getTime() + DAY)
  return hour < 8 ? eight : at
}

/** The last minute at or before `at` outside the quiet hours: 21:59 of the evening they began. */
export function beforeQuietHours(at: Date): Date {
  if (afterQuietHours(at).getTime() === at.getTime()) return at
  const day = startOfDay(at).getTime() - (inShanghai(at).hour < 8 ? DAY : 0)
  return new Date(day + 22 * HOUR - MINUTE)
}

export const span = { minute: MINUTE, hour: HOUR, day: DAY }
