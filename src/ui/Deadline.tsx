import { Text, View } from '@tarojs/components'
import { inShanghai, remaining, span, spokenMinute } from '@/shared/calendar'
import './Deadline.scss'
import { Icon } from './Icon'

/** `6月8日 24:00` where a clock would say 9 June 00:00: people count a deadline to the day it ends. */
export function spokenDeadline(due: Date): string {
  const { hour, minute } = inShanghai(due)
  if (hour !== 0 || minute !== 0) return spokenMinute(due)
  const { month, day } = inShanghai(new Date(due.getTime() - 1))
  return `${month}月${day}日 24:00`
}

/** `2027年` where the deadline is in another year than now. */
function otherYear(at: Date, now: Date): string {
  const { year } = inShanghai(new Date(at.getTime() - 1))
  return year === inShanghai(now).year ? '' : `${year}年`
}

/** `截止 6月8日 24:00 · 还有 2 天 3 小时`, with the year where it is another one; turns to warning under 24 hours. `due` is an ISO instant, `now` the server's time. */
export function Deadline({ due, now }: { due: string | Date; now: Date }) {
  const at = typeof due === 'string' ? new Date(due) : due
  const near = at.getTime() - now.getTime() < span.day
  return (
    <View className={near ? 'deadline deadline--near' : 'deadline'}>
      <Icon name={near ? 'warn' : 'clock'} />
      <Text>{`截止 ${otherYear(at, now)}${spokenDeadline(at)} · ${remaining(at, now)}`}</Text>
    </View>
  )
}
