import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/** A key that is meant for something else: typed into a field, pressed with a modifier, held down, or while a sheet is open. */
function isForSomethingElse(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return true
  return Boolean((event.target as HTMLElement | null)?.closest?.('input, textarea, select') || document.querySelector('dialog[open]'))
}

/** Single keys of this page while it is the one shown; `KeyboardEvent.key` in lower case → what it does. Only in the browser. */
export function useKeys(keys: Record<string, (() => void) | undefined>): void {
  const latest = useRef(keys)
  latest.current = keys
  const shown = useRef(true)
  useDidShow(() => {
    shown.current = true
  })
  useDidHide(() => {
    shown.current = false
  })
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined
    const press = (event: KeyboardEvent) => {
      const does = latest.current[event.key.toLowerCase()]
      if (!does || !shown.current || isForSomethingElse(event)) return
      event.preventDefault()
      does()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
