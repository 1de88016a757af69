import { useEffect, useRef } from 'react'

const typing = ['INPUT', 'TEXTAREA', 'SELECT']

/** Single keys that do something on this page, in the browser only; silent while one types. Names as in `KeyboardEvent.key`, lower case. */
export function useShortcuts(keys: Record<string, () => void>) {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const press = (event: KeyboardEvent) => {
      const does = latest.current[event.key.toLowerCase()]
      const inField = typing.includes((event.target as HTMLElement).tagName)
      if (!does || inField || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      does()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
