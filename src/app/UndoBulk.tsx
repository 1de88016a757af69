import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { minuteOf } from '@/shared/calendar'
import { Button, Notice, ProblemNotice, toast } from '@/ui'
import { serverTime } from './clock'
import { useAction } from './hooks'
import { undoWording as words } from './wording'

/** What a bulk action answered that can be taken back. */
export interface UndoableBulk {
  bulkId: string | null
  undoUntil: string | null
  done: number
}

const leftUntil = (instant: number) => instant - serverTime().getTime()

/** Whether the instant is still to come; turns false by itself. */
function useBefore(instant: number): boolean {
  const [left, setLeft] = useState(() => leftUntil(instant))
  useEffect(() => {
    const timer = setTimeout(() => setLeft(0), Math.max(leftUntil(instant), 0))
    return () => clearTimeout(timer)
  }, [instant])
  return left > 0
}

interface OfferProps {
  bulkId: string
  until: Date
  done: number
  inside?: boolean
  onUndone(): void
}

function Offer({ bulkId, until, done, inside, onUndone }: OfferProps) {
  const open = useBefore(until.getTime())
  const undoing = useAction('desk.undo')
  const [gone, setGone] = useState(false)
  const undo = async () => {
    const answer = await undoing.run({ bulkId })
    if (!answer) return
    setGone(true)
    toast(words.undone(answer.done, answer.failed))
    onUndone()
  }
  if (gone || !open) return null
  const way = (
    <>
      <View>{words.until(minuteOf(until).slice(-5))}</View>
      <ProblemNotice problem={undoing.error} />
      <Button running={undoing.running} onPress={() => void undo()}>
        {words.undo}
      </Button>
    </>
  )
  if (inside) return way
  return (
    <Notice tone='info' title={words.done(done)}>
      {way}
    </Notice>
  )
}

export interface UndoBulkProps {
  bulk: UndoableBulk | undefined
  onUndone(): void
  /** Stands in a notice that already says what was done: no second box. */
  inside?: boolean
}

/** 撤销 above a list, for as long as the last bulk decision can be taken back. */
export function UndoBulk({ bulk, ...rest }: UndoBulkProps) {
  if (!bulk?.bulkId || !bulk.undoUntil) return null
  return <Offer key={bulk.bulkId} bulkId={bulk.bulkId} until={new Date(bulk.undoUntil)} done={bulk.done} {...rest} />
}
