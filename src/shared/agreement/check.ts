import { emailProblem, mobileProblem } from '../identity'
import type { AgreementContent } from './contract'
import { agreementWords as words } from './wording'

const required = ['mobile', 'email', 'opinion', 'post', 'place', 'pay'] as const

/** Field → what is missing or wrong before an agreement may be submitted (S0-33…36). */
export function contentProblems(content: AgreementContent): Record<string, string> {
  const problems: Record<string, string> = {}
  if (!content.employerId) problems.employerId = '请选择签约单位'
  for (const field of required) if (!content[field]?.trim()) problems[field] = words.required(words.contentFields[field])
  if (!problems.mobile && mobileProblem(content.mobile)) problems.mobile = '手机号应为 11 位数字，以 1 开头'
  if (!problems.email && emailProblem(content.email)) problems.email = '邮箱格式不正确，例如 name@example.com'
  return problems
}

/** What a new draft starts from (S0-33: own opinion 同意). */
export function emptyContent(mobile: string, email: string): AgreementContent {
  return {
    employerId: null,
    mobile,
    email,
    opinion: words.defaultOpinion,
    post: '',
    place: '',
    pay: '',
    probation: '',
    penalty: '',
    voidOnAdmission: false,
    remarks: '',
  }
}
