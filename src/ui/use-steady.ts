import { useCallback, useRef } from 'react'

/** One and the same function for as long as the component is there; called, it does what was last given. What is handed it need not be drawn anew. */
export function useSteady<Args extends unknown[], Answer>(latest: (...args: Args) => Answer): (...args: Args) => Answer {
  const held = useRef(latest)
  held.current = latest
  return useCallback((...args: Args) => held.current(...args), [])
}
