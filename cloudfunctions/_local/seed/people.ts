import { deepestDivisions } from '../../../src/shared/codes/divisions'
import { idCheckDigit } from '../../../src/shared/identity'
import type { Random } from './random'

export type Sex = '男' | '女'

const SURNAMES = [
  ...'王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚',
]
const COMPOUND_SURNAMES = ['欧阳', '上官', '司马', '诸葛', '慕容']
const MALE = [...'伟强磊洋勇军杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢阳建亮成峰博睿哲翰晨泽轩昊航远志铭嘉']
const FEMALE = [...'芳娜敏静丽艳娟霞秀燕玲丹萍雪红梅琳倩颖莹洁慧婷瑶璐萱怡晴悦欣妍彤菲蕊薇蓉洋宁雅思梦语诗涵佳']
/** Characters that poor fonts and old systems lose; all of them are in the font of the PDFs. */
const RARE = [...'喆堃翀昇垚燚淼犇骉彧祎翊旻晟玥玟']

/** Names of some peoples do not fit 姓 + 名: the middle dot and the length are what systems stumble over. */
const NAMES_BY_PEOPLE: Record<string, Record<Sex, readonly string[]>> = {
  维吾尔族: { 男: ['艾克拜尔·吐尔逊', '麦麦提·艾力'], 女: ['阿依古丽·买买提', '古丽娜尔·阿布都热合曼'] },
  藏族: { 男: ['扎西顿珠', '旦增罗布'], 女: ['次仁卓玛', '格桑梅朵'] },
  蒙古族: { 男: ['巴特尔', '那日苏'], 女: ['乌云其其格', '苏日娜'] },
}
const OTHER_PEOPLES = ['壮族', '回族', '满族', '苗族', '土家族', '彝族', '侗族', '瑶族', '布依族', ...Object.keys(NAMES_BY_PEOPLE)]

/** 民族 as the registry writes it: one person in twelve is not 汉族. */
export function ethnicGroup(random: Random): string {
  return random.chance(1 / 12) ? random.pick(OTHER_PEOPLES) : '汉族'
}

/** A made-up name that could be real. */
export function fictionalName(random: Random, sex: Sex, ethnicity = '汉族'): string {
  const own = NAMES_BY_PEOPLE[ethnicity]
  if (own) return random.pick(own[sex])
  const surname = random.chance(0.01) ? random.pick(COMPOUND_SURNAMES) : random.pick(SURNAMES)
  const given = sex === '男' ? MALE : FEMALE
  if (random.chance(0.05)) return surname + random.pick(RARE)
  return surname + random.pick(given) + (random.chance(0.7) ? random.pick(given) : '')
}

const divisionCodes = deepestDivisions().map((division) => division.code)
/** 港澳台 residents hold other papers, so nobody here was born there. */
const mainlandCodes = divisionCodes.filter((code) => code < '710000')

export function divisionCode(random: Random): string {
  return random.pick(mainlandCodes)
}

/**
 * A resident ID number valid by GB 11643. Within one birth year (1 January on, 365 days) numbers do not repeat
 * for `index` up to 180,000.
 */
export function fictionalIdNumber(index: number, sex: Sex, birthYear: number, division: string): string {
  const day = (Math.floor(index / 500) + index * 53) % 365
  const birthday = new Date(Date.UTC(birthYear, 0, 1 + day)).toISOString().slice(0, 10).replaceAll('-', '')
  const order = (index % 500) * 2 + (sex === '男' ? 1 : 0)
  const first17 = division + birthday + String(order).padStart(3, '0')
  return first17 + idCheckDigit(first17)
}

/** A well-formed mobile number. `block` keeps students, staff and employers apart; `index` up to 999,999. */
export function fictionalMobile(block: number, index: number): string {
  return `1990${block}${String(index).padStart(6, '0')}`
}
