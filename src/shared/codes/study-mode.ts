import { codeList } from './code-list'

/** 学习形式 of the registry; a graduate of whom nothing is written studies full-time. */
export const studyModes = codeList(
  [
    { code: 'full-time', name: '全日制' },
    { code: 'part-time', name: '非全日制' },
  ],
  { 普通全日制: 'full-time' },
)
