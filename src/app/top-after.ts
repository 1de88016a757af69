import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/** Back to the top, where the answer stands, whenever the state on the page has become another. */
export function useTopAfter(state: string | undefined): void {
  const last = useRef(state)
  useEffect(() => {
    if (last.current !== undefined && state !== last.current) void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
    last.current = state
  }, [state])
}
