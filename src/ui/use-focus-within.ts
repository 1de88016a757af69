import { useEffect, useState } from 'react'

/** Number of the element `<name>-<number>` that has, or last had, the keyboard in it. In the browser only: a phone has none. */
export function useFocusWithin(name: string, watched: boolean): number | undefined {
  const [at, setAt] = useState<number>()
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !watched) return undefined
    const focused = ({ target }: FocusEvent) => {
      const id = (target as HTMLElement).closest(`[id^="${name}-"]`)?.id
      if (id) setAt(Number(id.slice(name.length + 1)))
    }
    document.addEventListener('focusin', focused)
    return () => document.removeEventListener('focusin', focused)
  }, [name, watched])
  return at
}
