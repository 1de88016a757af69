import type { Refusal } from '../errors'
import type { Gate } from './policy'

const page = '/pages/survey/index'

/** The processes a survey comes before, as the pages call them, and where they go on. */
export const gateWords: Record<Gate, { label: string; next: string; page: string }> = {
  origin: { label: '生源信息核对', next: '去核对生源信息', page: '/pages/origin/index' },
  recommendation: { label: '就业推荐表', next: '去填写就业推荐表', page: '/pages/recommendation/index' },
  agreement: { label: '就业协议网签', next: '去填写就业协议', page: '/pages/agreement/index' },
  departure: { label: '离校手续', next: '去办理离校手续', page: '/pages/departure/index' },
}

export const surveyPageFor = (gate: Gate): string => `${page}?gate=${gate}`

const before = (gate: Gate): Omit<Refusal, 'code'> => ({
  message: `办理“${gateWords[gate].label}”前，请先填写调研问卷；提交后即可办理。`,
  fix: { label: '去填写问卷', page: surveyPageFor(gate) },
})

export const surveyRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'survey-before-origin': before('origin'),
  'survey-before-recommendation': before('recommendation'),
  'survey-before-agreement': before('agreement'),
  'survey-before-departure': before('departure'),
  'survey-answered': { message: '这份问卷您已经提交过，每届只填一次，不能修改。', fix: { label: '查看问卷', page } },
}

export const surveyWords = {
  unanswered: (text: string) => `请回答：${text}`,
  notAChoice: '请从选项中选择',
  tooMany: (most: number) => `最多选 ${most} 项`,
  notANumber: (min: number | null, max: number | null) => {
    if (min !== null && max !== null) return `请填 ${min} 到 ${max} 之间的整数`
    if (min !== null) return `请填不小于 ${min} 的整数`
    return max === null ? '请填整数' : `请填不大于 ${max} 的整数`
  },
  tooLong: (longest: number, over: number) => `不能超过 ${longest} 个字，请删去 ${over} 个字`,
  unknownQuestion: '没有这道题，请刷新页面后重试',
  notFound: '没有找到这份问卷，或它不需要您填写。',
  home: { title: (title: string) => `填写问卷：${title}`, detail: (gate: Gate) => `填写后才能办理“${gateWords[gate].label}”` },
  sheet: {
    answers: (title: string, season: string) => `${season}${title}答卷`,
    counts: (title: string, season: string) => `${season}${title}统计`,
    college: '学院',
    level: '层次',
    number: '学号',
    name: '姓名',
    date: '提交日期',
    question: '题目',
    choice: '选项',
    all: '全校人数',
    answered: '已答卷人数',
    written: '填写人数',
    former: (text: string) => `${text}（以前的题目）`,
  },
}
