import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** True once the element has been inside the window, e.g. the end of a text that is to be read. `ready`: it is on the page. */
export function useSeen(selector: string, ready: boolean): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (!ready || seen) return
    const page = Taro.getCurrentInstance().page
    const watch = Taro.createIntersectionObserver(page ?? {}, { thresholds: [0, 1] })
    // A frame later, when the element stands in the page.
    const timer = setTimeout(() => {
      watch.relativeToViewport({ bottom: 0 }).observe(selector, ({ intersectionRatio }) => {
        if ((intersectionRatio ?? 0) > 0) setSeen(true)
      })
    }, 100)
    return () => {
      clearTimeout(timer)
      watch.disconnect()
    }
  }, [selector, ready, seen])
  return seen
}
