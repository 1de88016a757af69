import { passwordWording as words } from '../wording'

/** What a new password still lacks, in words; undefined when it will do. The same rule as the contract's. */
export function lackOf(password: string): string | undefined {
  if (password.length < 8) return words.tooShort
  if (!/[A-Za-z]/.test(password)) return words.noLetter
  return /\d/.test(password) ? undefined : words.noDigit
}
