import { codeList } from './code-list'

/** 层次: the level a student graduates from. */
export const levels = codeList(
  [
    { code: 'bachelor', name: '本科' },
    { code: 'master', name: '硕士' },
    { code: 'doctor', name: '博士' },
  ],
  { 本科生: 'bachelor', 硕士生: 'master', 硕士研究生: 'master', 博士生: 'doctor', 博士研究生: 'doctor' },
)

/** 证书类型 of postgraduates: both certificates (graduation and degree) or only one (S2-8). */
export const certificateKinds = codeList([
  { code: 'both', name: '双证' },
  { code: 'single', name: '单证' },
])
