import Taro from '@tarojs/taro'

const keys = {
  token: 'qicheng.token',
  fontSize: 'qicheng.font-size',
  campus: 'qicheng.campus',
  verifyKeys: 'qicheng.verify-keys',
} as const
type Key = keyof typeof keys

/** What this visit knows; also serves where the device keeps nothing (private mode, full storage). */
const known = new Map<Key, string>()

/** What outlives a restart on this device; an empty string when there is nothing. */
export function read(key: Key): string {
  const value = known.get(key) ?? String(Taro.getStorageSync(keys[key]) || '')
  known.set(key, value)
  return value
}

/** Keeps a value for this visit and, where the device allows, beyond it. An empty string forgets. */
export function write(key: Key, value: string): void {
  known.set(key, value)
  try {
    if (value) Taro.setStorageSync(keys[key], value)
    else Taro.removeStorageSync(keys[key])
  } catch {
    // The visit goes on; only the next one starts from nothing.
  }
}
