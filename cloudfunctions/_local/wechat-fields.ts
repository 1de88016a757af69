/** What WeChat allows in a field of a subscribe message, by the letters before its number: `thing1` is a `thing`. */
const limits: Record<string, (value: string) => boolean> = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^[\d.-]{1,32}$/.test(value),
  letter: (value) => /^[a-zA-Z]{1,32}$/.test(value),
  symbol: (value) => length(value) <= 5,
  character_string: (value) => /^[\x21-\x7e]{1,32}$/.test(value),
  time: (value) =>
    /^(\d{4}年\d{1,2}月\d{1,2}日 ?)?\d{1,2}:\d{2}(:\d{2})?$|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2} \d{1,2}:\d{2}(:\d{2})?$/.test(value),
  date: (value) => /^\d{4}(年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})( ?\d{1,2}:\d{2}(:\d{2})?)?$/.test(value),
  amount: (value) => /^[¥￥$]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => length(value) <= 8,
  name: (value) => length(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
}

const length = (value: string) => Array.from(value).length

/** The first field WeChat would refuse with 47003, or null. */
export function badField(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || Object.keys(data).length === 0) return 'data'
  for (const [name, field] of Object.entries(data)) {
    const value: unknown = (field as { value?: unknown } | null)?.value
    const kind = /^([a-z_]+)\d+$/.exec(name)?.[1]
    const fits = kind && limits[kind]
    if (typeof value !== 'string' || value.trim() === '' || !fits || !fits(value)) return `data.${name}.value`
  }
  return null
}
