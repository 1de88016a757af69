import * as z from 'zod'
import { command, shape } from '../contract'

/** Processes with a window of their own. */
export const extendable = ['origin', 'recommendation', 'agreement', 'release', 'destination', 'departure'] as const

export type Extendable = (typeof extendable)[number]

export const extensionContract = {
  /** One person's own, later closing of a process; granting it again replaces the earlier one. */
  'desk.extendWindow': command({
    callers: ['counselor', 'college-officer', 'career-centre'],
    scope: 'list',
    input: z.strictObject({
      number: z.string('请填写学号').trim().min(1, '请填写学号').max(40, '学号过长'),
      process: z.enum(extendable, '请选择要延期的事项'),
      /** Wall time of Asia/Shanghai to the minute, `2027-07-05T12:00`; this very instant is excluded. */
      closes: z.iso.datetime({ local: true, precision: -1, error: '请填写截止日期和时间' }),
    }),
    output: z.object({ name: z.string(), number: z.string(), process: z.enum(extendable), closes: shape.instant }),
    stepUp: true,
  }),
} as const
