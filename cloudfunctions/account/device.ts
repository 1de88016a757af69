/** In this order: what stands first also names what stands later (Edge says Chrome, an iPhone says Mac OS X). */
const systems: [RegExp, string][] = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone 手机'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙设备'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X|Macintosh/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
]
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const named = (known: [RegExp, string][], text: string) => known.find(([pattern]) => pattern.test(text))?.[1]

/** A device in words a person recognises. Only known words are kept: the header itself is whatever a client likes to send. */
export function deviceWords(channel: 'phone' | 'web', userAgent: string): string {
  if (channel === 'phone') return '手机微信'
  const words = [named(systems, userAgent), named(browsers, userAgent)].filter(Boolean)
  return words.length ? words.join(' · ') : '浏览器'
}
