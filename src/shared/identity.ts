/**
 * Checks on the numbers that identify a person or an employer.
 * Plain TypeScript: the same functions run on the phone and on the server.
 */

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECK_DIGITS = '10X98765432'
const CREDIT_CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

export type IdNumberProblem = 'length' | 'characters' | 'date' | 'check-digit'
export type CreditCodeProblem = 'length' | 'characters' | 'check-digit'

/** Full-width digits and Latin letters become half-width; everything else, 汉字 and （） included, stays. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}

/** A code as typed or pasted, without spaces and invisible characters, half-width, upper case. */
function compactCode(text: string): string {
  return halfWidth(text)
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '')
    .toUpperCase()
}

/** The one spelling in which resident ID numbers are stored and compared: 18 half-width characters, X upper case. */
export const normaliseIdNumber = compactCode

/** The one spelling in which unified social credit codes are stored and compared. */
export const normaliseCreditCode = compactCode

/** The 18th character that belongs to the first 17 digits of a resident ID number (GB 11643, ISO 7064 MOD 11-2). */
export function idCheckDigit(first17: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return ID_CHECK_DIGITS.charAt(sum % 11)
}

/**
 * What is wrong with a resident ID number by GB 11643, or null (S1-16).
 * The first six digits are not checked: they name the division at birth or first registration, which may be abolished by now.
 */
export function idNumberProblem(text: string): IdNumberProblem | null {
  const id = normaliseIdNumber(text)
  if (id.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(id)) return 'characters'
  if (!isCalendarDate(id.slice(6, 14))) return 'date'
  return idCheckDigit(id) === id[17] ? null : 'check-digit'
}

function isCalendarDate(yyyymmdd: string): boolean {
  const year = Number(yyyymmdd.slice(0, 4))
  const month = Number(yyyymmdd.slice(4, 6))
  const day = Number(yyyymmdd.slice(6, 8))
  if (year < 1800 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** `110***********123X`: enough to recognise one's own number. Text that is not 18 long is hidden whole. */
export function maskIdNumber(text: string): string {
  const id = normaliseIdNumber(text)
  return id.length === 18 ? `${id.slice(0, 3)}${'*'.repeat(11)}${id.slice(14)}` : '*'.repeat(id.length)
}

/** Birthday as `YYYY-MM-DD`, or null where the number is not valid. */
export function birthdayOf(text: string): string | null {
  if (idNumberProblem(text) !== null) return null
  const id = normaliseIdNumber(text)
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
}

/** Sex as the registry writes it, or null where the number is not valid. */
export function sexOf(text: string): '男' | '女' | null {
  if (idNumberProblem(text) !== null) return null
  return Number(normaliseIdNumber(text)[16]) % 2 === 1 ? '男' : '女'
}

/** The 18th character that belongs to the first 17 of a unified social credit code (GB 32100, MOD 31-3). */
export function creditCheckDigit(first17: string): string {
  let sum = 0
  let weight = 1
  for (const character of first17.slice(0, 17)) {
    sum += CREDIT_CODE_CHARACTERS.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return CREDIT_CODE_CHARACTERS.charAt((31 - (sum % 31)) % 31)
}

/** What is odd about a unified social credit code by GB 32100, or null. Shown as a warning; it never blocks. */
export function creditCodeProblem(text: string): CreditCodeProblem | null {
  const code = normaliseCreditCode(text)
  if (code.length !== 18) return 'length'
  if ([...code].some((character) => !CREDIT_CODE_CHARACTERS.includes(character))) return 'characters'
  return creditCheckDigit(code) === code[17] ? null : 'check-digit'
}

/** A mobile number as stored: 11 digits, without spaces, hyphens and +86. */
export function normaliseMobile(text: string): string {
  const digits = compactCode(text).replace(/-/g, '')
  return digits.replace(/^(\+86|0086|86(?=1\d{10}$))/, '')
}

export function mobileProblem(text: string): 'format' | null {
  return /^1[3-9]\d{9}$/.test(normaliseMobile(text)) ? null : 'format'
}

export function emailProblem(text: string): 'format' | null {
  const email = text.trim()
  const wellFormed = /^[A-Za-z0-9](?:[A-Za-z0-9._%+-]*[A-Za-z0-9_%+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/
  return email.length <= 254 && !email.includes('..') && wellFormed.test(email) ? null : 'format'
}

export function postcodeProblem(text: string): 'format' | null {
  return /^\d{6}$/.test(compactCode(text)) ? null : 'format'
}

/** QQ numbers are 5–12 digits and nothing else (S1-16). */
export function qqProblem(text: string): 'format' | null {
  return /^[1-9]\d{4,11}$/.test(compactCode(text)) ? null : 'format'
}

/** The one spelling in which student, staff and operator numbers are stored and compared. */
export const normaliseNumber = compactCode
