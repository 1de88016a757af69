import { codeList } from './code-list'

/** 培养方式, codes of the national graduate employment statistics (S1-14). */
export const trainingModes = codeList(
  [
    { code: '1', name: '非定向' },
    { code: '2', name: '定向' },
    { code: '3', name: '在职' },
    { code: '4', name: '委培' },
    { code: '5', name: '自筹' },
    // Counted as 定向 by the nation; a code of our own, because signing is opened to them one by one (S0-4).
    { code: '6', name: '少数民族骨干' },
  ],
  { 委托培养: '4', 自费: '5', 少数民族骨干计划: '6', 少数民族高层次骨干人才: '6' },
)
