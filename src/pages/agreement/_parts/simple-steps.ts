import type { Input } from '@/shared/contracts'
import type { TemplateName } from '@/shared/notice/wording'

/** Commands whose only input, beside the case, is a reason. */
type StepCommand =
  | 'agreement.withdraw'
  | 'agreement.askReturn'
  | 'agreement.confirm'
  | 'agreement.object'
  | 'agreement.takeBack'
  | 'agreement.askAgain'
  | 'agreement.endSilence'

export interface SimpleStep {
  command: StepCommand
  input(caseId: string, reason: string): Input<StepCommand>
  /** What happens next, asked once more before the step. */
  text: string
  done: string
  tone?: 'bad'
  /** The one action that matters in its state. */
  main?: true
  /** Afterwards the case is no longer the caller's to see. */
  leaves?: true
  /** Templates of which one message is asked for in the tap. */
  consent?: TemplateName[]
}

const ofCase = (caseId: string) => ({ caseId })
const because = (_: string, reason: string) => ({ reason })

/** Steps of the workflow by the name under which they are offered; what each asks and says. */
export const simpleSteps: Record<string, SimpleStep> = {
  withdraw: {
    command: 'agreement.withdraw',
    input: () => ({}),
    text: '撤回后回到草稿，单位不能再签约；修改后可以重新提交。',
    done: '已撤回',
  },
  askReturn: {
    command: 'agreement.askReturn',
    input: () => ({}),
    text: '单位会收到您的请求，同意后退回给您；一天可以提醒一次。也可以不等单位，自己撤回。',
    done: '已请单位退回',
  },
  confirm: {
    command: 'agreement.confirm',
    input: () => ({}),
    text: '确认后协议转学院审核，双方都不能再单方面修改；之后变更须按解约程序办理。',
    done: '已确认，转学院审核',
    main: true,
    consent: ['review-result'],
  },
  object: {
    command: 'agreement.object',
    input: because,
    text: '协议退回单位，单位会看到原因，修改后重新签约。',
    done: '已退回单位',
    tone: 'bad',
    consent: ['deadline'],
  },
  takeBack: {
    command: 'agreement.takeBack',
    input: ofCase,
    text: '拿回后可以修改意见重新签约，或退回学生；学生的确认期限重新计算。',
    done: '已拿回，请重新签约',
  },
  askAgain: {
    command: 'agreement.askAgain',
    input: ofCase,
    text: '学生重新得到完整的确认期限，并收到消息。',
    done: '已重新给予确认期',
    main: true,
  },
  endSilence: {
    command: 'agreement.endSilence',
    input: (caseId, reason) => ({ caseId, reason }),
    text: '请先联系用人单位。退回后原签约不再有效，学生可以修改后重新提交，或另选单位；双方都会看到原因。',
    done: '已退回学生',
    tone: 'bad',
  },
}
