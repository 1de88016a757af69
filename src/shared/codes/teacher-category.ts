import { codeList } from './code-list'

/** 师范生类别 (S1-15). 公费师范 is recorded under its older name 免费师范生. */
export const teacherCategories = codeList(
  [
    { code: '1', name: '免费师范生' },
    { code: '2', name: '普通师范生' },
    { code: '3', name: '非师范生' },
  ],
  { 公费师范生: '1', 公费师范: '1' },
)
