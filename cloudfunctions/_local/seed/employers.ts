import { divisionName } from '../../../src/shared/codes/divisions'
import { creditCheckDigit } from '../../../src/shared/identity'
import { divisionCode, fictionalIdNumber, fictionalMobile, fictionalName } from './people'
import { type Random, randomFrom } from './random'

export const employerHeaders = [
  '单位名称',
  '统一社会信用代码',
  '单位性质',
  '行业',
  '地址',
  '联系人',
  '联系电话',
  '邮箱',
  '操作员账号',
  '操作员姓名',
  '操作员身份证号',
  '操作员手机',
] as const

export type EmployerRow = Record<(typeof employerHeaders)[number], string>

const PLACES = [
  '江城',
  '楚天',
  '南湖',
  '东湖',
  '云岭',
  '海州',
  '江南',
  '北辰',
  '西川',
  '岭南',
  '滨海',
  '中原',
  '关中',
  '太行',
  '珠江',
  '长河',
]
const FIRST = [...'启明华信远博瑞恒智卓鼎盛宏创新睿云星天']
const SECOND = [...'航达通元科源泰安诚辉腾和锐峰图联讯宇']
/** What the employer is: end of the name, 单位性质, 行业. Registered bodies of each kind begin their code with `code`. */
const KINDS = [
  { end: '软件有限公司', nature: '其他企业', industry: '信息传输、软件和信息技术服务业', code: '91' },
  { end: '精密机械股份有限公司', nature: '其他企业', industry: '制造业', code: '91' },
  { end: '实验中学', nature: '中初教育单位', industry: '教育', code: '12' },
  { end: '汽车（集团）有限责任公司', nature: '国有企业', industry: '制造业', code: '91' },
  { end: '外贸有限公司', nature: '三资企业', industry: '批发和零售业', code: '91' },
  { end: '网络安全技术研究院', nature: '科研设计单位', industry: '科学研究和技术服务业', code: '12' },
  { end: '中心医院', nature: '医疗卫生单位', industry: '卫生和社会工作', code: '12' },
] as const

const COMBINATIONS = PLACES.length * FIRST.length * SECOND.length * KINDS.length

/** Coprime with the number of combinations, so that names near each other differ and none comes twice. */
const STRIDE = 10_007

/** Employers with valid credit codes; operators sign in as E0001, E0002, … */
export function demoEmployers(count: number): EmployerRow[] {
  if (count > COMBINATIONS) throw new RangeError(`there are only ${COMBINATIONS} employer names`)
  return Array.from({ length: count }, (_, index) => employer(index))
}

function employer(index: number): EmployerRow {
  const account = `E${String(index + 1).padStart(4, '0')}`
  const random = randomFrom(account)
  const { name, kind } = identityOf(index)
  const division = divisionCode(random)
  const sex = random.chance(0.5) ? '男' : '女'
  const operator = fictionalName(random, sex)
  const mobile = fictionalMobile(3, index)
  return {
    单位名称: name,
    统一社会信用代码: creditCode(kind.code, division, index, random),
    单位性质: kind.nature,
    行业: kind.industry,
    地址: `${divisionName(division)}创业路${1 + random.int(300)}号`,
    联系人: random.chance(0.5) ? operator : fictionalName(random, '女'),
    联系电话: mobile,
    邮箱: `hr@${account.toLowerCase()}.example`,
    操作员账号: account,
    操作员姓名: operator,
    操作员身份证号: fictionalIdNumber(index, sex, 1989 + random.int(10), divisionCode(random)),
    操作员手机: mobile,
  }
}

function identityOf(index: number): { name: string; kind: (typeof KINDS)[number] } {
  let rest = (index * STRIDE) % COMBINATIONS
  const take = <T>(choices: readonly T[]): T => {
    const choice = choices[rest % choices.length] as T
    rest = Math.floor(rest / choices.length)
    return choice
  }
  const kind = take(KINDS)
  return { name: take(PLACES) + take(FIRST) + take(SECOND) + kind.end, kind }
}

/** Registration department and kind, division, nine characters of organisation code, check digit. */
function creditCode(kind: string, division: string, index: number, random: Random): string {
  const organisation = `MA${String(index).padStart(6, '0')}${random.pick([...'0123456789X'])}`
  const first17 = kind + division + organisation
  return first17 + creditCheckDigit(first17)
}
