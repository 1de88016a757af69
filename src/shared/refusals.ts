/** Every refusal code of the system and what the person is told: one place, so that no code can be without a sentence. */
import { accountRefusals } from './account/wording'
import { agreementRefusals } from './agreement/wording'
import { attachmentRefusals } from './attachment/wording'
import { cardRefusals } from './card/wording'
import { departureRefusals } from './departure/wording'
import { destinationRefusals } from './destination/wording'
import type { Refusal } from './errors'
import { openingRefusals } from './opening/wording'
import { originRefusals } from './origin/wording'
import { recommendationRefusals } from './recommendation/wording'
import { releaseRefusals } from './release/wording'
import { seasonRefusals } from './season/wording'
import { surveyRefusals } from './survey/wording'

const general: Record<string, Omit<Refusal, 'code'>> = {
  'not-your-action': { message: '这一步由其他人办理，您不能操作。' },
  'wrong-state': { message: '事项的状态已经变化，这一步现在不能办理。请刷新后再看。' },
  'reason-missing': { message: '请写明原因，对方会看到。' },
  'request-reused': { message: '这次提交的编号已用于另一项内容，请刷新页面后重新提交。' },
  'answered-once': { message: '这一步已经办好；其中的链接只显示一次，请重新生成。' },
  'undone-already': { message: '这次办理已经撤销过了。' },
  'undo-too-late': { message: '已超过 10 分钟，不能撤销。需要更改请打开逐份办理。' },
  'changed-meanwhile': { message: '刚刚有人办理过这一项，请刷新后再看。' },
}

const all: Record<string, Omit<Refusal, 'code'>> = {
  ...general,
  ...accountRefusals,
  ...attachmentRefusals,
  ...surveyRefusals,
  ...originRefusals,
  ...recommendationRefusals,
  ...openingRefusals,
  ...agreementRefusals,
  ...cardRefusals,
  ...releaseRefusals,
  ...departureRefusals,
  ...seasonRefusals,
  ...destinationRefusals,
}

/** The refusal a code stands for. A code without a sentence is a mistake that a test catches. */
export function refusal(code: string): Refusal {
  return { code, ...(all[code] ?? { message: '现在不能办理这一步，请联系学院老师。' }) }
}

export const hasWording = (code: string): boolean => code in all
