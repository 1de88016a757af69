import type { ApiOptions } from './answer'

/** `wx.setStorage` and its kin over a map of JSON texts; `parse` makes values of the program's own realm. */
export function createStorage(kept: Map<string, string>, parse: (text: string) => unknown) {
  const info = () => ({ keys: [...kept.keys()], currentSize: Math.ceil([...kept.values()].join('').length / 1024), limitSize: 10240 })
  const set = (key: unknown, data: unknown) => {
    kept.set(String(key), JSON.stringify(data ?? null))
  }
  const get = (key: unknown) => {
    const text = kept.get(String(key))
    if (text === undefined) throw new Error('data not found')
    return parse(text)
  }
  return {
    immediate: {
      setStorageSync: set,
      getStorageSync: (key: unknown) => (kept.has(String(key)) ? get(key) : ''),
      removeStorageSync: (key: unknown) => void kept.delete(String(key)),
      clearStorageSync: () => kept.clear(),
      getStorageInfoSync: info,
    },
    later: {
      setStorage: ({ key, data }: ApiOptions) => set(key, data),
      getStorage: ({ key }: ApiOptions) => ({ data: get(key) }),
      removeStorage: ({ key }: ApiOptions) => void kept.delete(String(key)),
      clearStorage: () => kept.clear(),
      getStorageInfo: info,
    },
  }
}
