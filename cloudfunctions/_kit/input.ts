import type * as z from 'zod'
import { Invalid } from '../../src/shared/errors'

/** So many problems are named; a list of 100,000 wrong ids must not become an answer of megabytes. */
const LISTED = 20
const LONGEST_FIELD = 120

/** Checks a value; every problem is named by its field. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new Invalid(
    Object.fromEntries(
      result.error.issues
        .slice(0, LISTED)
        .reverse()
        .map((issue) => [fieldOf(issue).slice(0, LONGEST_FIELD), wordsFor(issue)]),
    ),
  )
}

/** Text that PostgreSQL cannot keep, a NUL or half a character, is the sender's mistake and named by its field. */
export function storable<Value>(input: Value, path: string[] = []): Value {
  if (typeof input === 'string' && /[\0\p{Surrogate}]/u.test(input))
    throw new Invalid({ [path.join('.').slice(0, LONGEST_FIELD) || 'data']: '有无法保存的字符，请删除后重新填写' })
  if (typeof input === 'object' && input !== null)
    for (const [key, value] of Object.entries(input)) {
      storable(key, path)
      storable(value, [...path, key])
    }
  return input
}

function fieldOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.')
  return issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]].join('.') : path || 'data'
}

/** Our own messages are Chinese; zod's default ones are replaced by a sentence that says what is wanted. */
function wordsFor(issue: z.core.$ZodIssue): string {
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识的字段：${issue.keys.join('、').slice(0, 80)}`
    case 'invalid_type':
      return issue.input === undefined ? '缺少这一项' : '类型不正确'
    case 'too_big':
      return `不能超过 ${issue.maximum}`
    case 'too_small':
      return `不能少于 ${issue.minimum}`
    case 'invalid_value':
      return `只能是：${issue.values.join('、').slice(0, 120)}`
    default:
      return '格式不正确'
  }
}
