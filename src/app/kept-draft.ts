import Taro from '@tarojs/taro'
import { useState } from 'react'
import { currentMe } from './session'

/** Where what this person types on this device is kept until it is handed in; another person on the same device has another place. */
const placeOf = (name: string) => `qicheng.draft.${currentMe()?.number ?? ''}.${name}`

function stored<Value>(place: string): Value | undefined {
  try {
    return (Taro.getStorageSync(place) || undefined) as Value | undefined
  } catch {
    return undefined
  }
}

/** A draft that is final only when it is sent: it outlives the page, a restart and a new sign-in, on this device alone. */
export function useKeptDraft<Value extends object>(name: string, empty: Value) {
  const [place] = useState(() => placeOf(name))
  const [draft, setDraft] = useState<Value>(() => stored<Value>(place) ?? empty)
  return {
    draft,
    change(next: Value): void {
      setDraft(next)
      try {
        Taro.setStorageSync(place, next)
      } catch {
        // Private mode or a full device: it stays on the page.
      }
    },
    forget(): void {
      try {
        Taro.removeStorageSync(place)
      } catch {
        // Nothing was kept.
      }
    },
  }
}
