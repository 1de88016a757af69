import type { CodeList } from '../../src/shared/codes/code-list'
import { idNumberProblem } from '../../src/shared/identity'
import { missingGlyphs } from '../_kit/pdf'

const idWords = {
  length: '应为 18 位',
  characters: '只能是数字，最后一位可以是 X',
  date: '其中的出生日期不存在',
  'check-digit': '校验位不对，请逐位核对',
}

export function idNumber(text: string): string | null {
  const problem = idNumberProblem(text)
  return problem && `身份证号${idWords[problem]}`
}

export const number = (text: string): string | null => (/^[A-Za-z0-9_-]{3,20}$/.test(text) ? null : '只能是 3–20 位的字母和数字')

/** A name the printed documents cannot show would become an empty box on a legal paper. */
export function name(text: string): string | null {
  const missing = missingGlyphs(text)
  return missing.length ? `打印不出的字：${missing.join(' ')}，请联系管理员` : null
}

export const month = (text: string): string | null => (/^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? null : '请按“年-月”填写，例如 2027-07')

/** A column whose cells must be one of a code list's names. */
export function listed(list: CodeList): { choices: readonly string[]; problem: (text: string) => string | null } {
  const choices = list.items.map(({ name: label }) => label)
  return { choices, problem: (text) => (list.codeOf(text) ? null : `只能填：${choices.join('、')}`) }
}
