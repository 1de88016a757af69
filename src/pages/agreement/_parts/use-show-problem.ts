import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** Brings the first marked field into view when the server has refused some. */
export function useShowProblem(fields: Record<string, string>): void {
  const marked = Object.keys(fields).join()
  useEffect(() => {
    if (marked) void Taro.pageScrollTo({ selector: '.field--error', offsetTop: -80, duration: 0 })
  }, [marked])
}
