import { useEffect, useState } from 'react'

/** The value once it has not changed for `pause` milliseconds, so that a search does not ask at every key. */
export function useSettled<Value>(value: Value, pause = 300): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return settled
}
