import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
const sheetIsOpen = () => document.querySelector('dialog[open]') !== null

/** Keyboard shortcuts of a page in the browser, by `event.key` in lower case; quiet while something is typed, a sheet is open or another page is shown. */
export function useKeys(keys: Record<string, (() => void) | undefined>): void {
  const shown = useRef(true)
  const now = useRef(keys)
  now.current = keys
  useDidShow(() => {
    shown.current = true
  })
  useDidHide(() => {
    shown.current = false
  })
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const press = (event: KeyboardEvent) => {
      if (!shown.current || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || sheetIsOpen()) return
      const action = now.current[event.key.toLowerCase()]
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
