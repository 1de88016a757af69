import { codeList } from './code-list'

/** 毕业去向: every graduate ends with one of these codes (去向登记; S2-24 counts each of them, 待就业 included). */
export const destinations = codeList([
  { code: '10', name: '签就业协议形式就业' },
  { code: '11', name: '签劳动合同形式就业' },
  { code: '12', name: '其他录用形式就业' },
  { code: '27', name: '科研助理、管理助理' },
  { code: '46', name: '应征义务兵' },
  { code: '50', name: '国家基层项目' },
  { code: '51', name: '地方基层项目' },
  { code: '70', name: '待就业' },
  { code: '71', name: '不就业拟升学' },
  { code: '72', name: '其他暂不就业' },
  { code: '75', name: '自主创业' },
  { code: '76', name: '自由职业' },
  { code: '80', name: '升学' },
  { code: '85', name: '出国、出境' },
])
