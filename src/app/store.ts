import { useSyncExternalStore } from 'react'

/** A value that several pages watch. */
export interface Store<Value> {
  get(): Value
  set(value: Value): void
  watch(listener: () => void): () => void
}

export function store<Value>(first: Value): Store<Value> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      value = next
      for (const listener of listeners) listener()
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The store's value; the component draws again when it changes. */
export function useStore<Value>({ watch, get }: Store<Value>): Value {
  return useSyncExternalStore(watch, get, get)
}
