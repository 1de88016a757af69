import { useRef } from 'react'

/** Pixels a finger must travel sideways, at least twice as far as up or down. */
const far = 72
/** Pixels from the screen's edge that belong to the system's own gesture. */
const edge = 24
/** Milliseconds: slower is reading with the finger on the screen. */
const quick = 600

interface Touch {
  clientX: number
  clientY: number
}

/** What a touch event of the browser and of WeChat have in common. */
interface TouchEventLike {
  target: unknown
  touches?: ArrayLike<Touch>
  changedTouches?: ArrayLike<Touch>
}

interface Touched {
  x: number
  y: number
  at: number
}

/** Things a finger moves sideways for their own sake. */
const ownSwipe = 'dialog, input, textarea, select, .tabs, .division__columns'

function touchOf({ changedTouches }: TouchEventLike): Touched | undefined {
  const touch = changedTouches?.length === 1 ? changedTouches[0] : undefined
  return touch && { x: touch.clientX, y: touch.clientY, at: Date.now() }
}

function startsElsewhere({ target }: TouchEventLike, { x }: Touched): boolean {
  if (process.env.TARO_ENV !== 'h5') return x < edge
  return x < edge || x > window.innerWidth - edge || Boolean((target as Element).closest?.(ownSwipe))
}

/** Touch handlers for a page that is turned by swiping. It only ever turns the page: nothing is decided by a gesture. */
export function useSwipe(turn: { left?: () => void; right?: () => void }) {
  const start = useRef<Touched>()
  return {
    onTouchStart(event: object) {
      const touches = event as TouchEventLike
      const touch = touchOf(touches)
      start.current = touch && touches.touches?.length === 1 && !startsElsewhere(touches, touch) ? touch : undefined
    },
    onTouchEnd(event: object) {
      const from = start.current
      const to = touchOf(event as TouchEventLike)
      start.current = undefined
      if (!from || !to || to.at - from.at > quick) return
      const across = to.x - from.x
      if (Math.abs(across) < far || Math.abs(across) < 2 * Math.abs(to.y - from.y)) return
      if (across < 0) turn.left?.()
      else turn.right?.()
    },
  }
}
