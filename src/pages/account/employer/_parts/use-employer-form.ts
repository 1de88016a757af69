import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { EmployerFields } from '@/shared/account/employer-contract'
import { formWords } from '../wording'
import { lacksOf, nothingYet } from './EmployerForm'

/** State of the employer form: what was typed, the picture's file id, and what is wrong so far. `fields` are the server's words. */
export function useEmployerForm(fields: Record<string, string>, first: Partial<EmployerFields> = {}, licenceKept = false) {
  const [employer, setEmployer] = useState<EmployerFields>({ ...nothingYet, ...first })
  const [licence, setLicence] = useState('')
  const [tried, setTried] = useState(false)
  const lacks = { ...lacksOf(employer), ...(licence || licenceKept ? {} : { licence: formWords.licenceMissing }) }
  const named = Object.fromEntries(Object.entries(fields).map(([path, message]) => [path.replace(/^employer\./, ''), message]))
  const marked = Object.keys(fields).join()
  useEffect(() => {
    if (marked) void Taro.pageScrollTo({ selector: '.field--error', offsetTop: -80, duration: 0 })
  }, [marked])
  /** Whether everything is filled in; from now on what is missing is marked. */
  const complete = (): boolean => {
    setTried(true)
    if (Object.keys(lacks).length === 0) return true
    setTimeout(() => void Taro.pageScrollTo({ selector: '.field--error', offsetTop: -80, duration: 0 }), 50)
    return false
  }
  const form = { employer, onChange: setEmployer, onLicence: setLicence, problems: { ...named, ...(tried && lacks) }, licenceKept }
  return { form, employer, licence, tried, complete }
}
