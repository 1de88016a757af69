import { useState } from 'react'
import { passwordWording as words } from '../wording'

/** What a new password still lacks, in words; undefined when it will do. The same rule as the contract's. */
export function lackOf(password: string): string | undefined {
  if (password.length < 8) return words.tooShort
  if (!/[A-Za-z]/.test(password)) return words.noLetter
  return /\d/.test(password) ? undefined : words.noDigit
}

/** A new password typed twice; `complete` says whether it will do and from then on what is wrong is marked. */
export function useNewPassword() {
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const lack = lackOf(next)
  const differs = again === next ? undefined : words.differs
  const complete = (): boolean => {
    setTried(true)
    return !lack && !differs
  }
  return { next, setNext, again, setAgain, tried, lack, differs, complete }
}

export type NewPasswordState = ReturnType<typeof useNewPassword>
