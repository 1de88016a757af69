import * as z from 'zod'
import { windowPolicy } from '../policy'

const section = z.strictObject({
  code: z.string().regex(/^[a-z][A-Za-z]{0,30}$/),
  /** Printed at the left of the field. */
  label: z.string().min(1).max(8),
  hint: z.string(),
  required: z.boolean(),
  /** Share of the height that all texts have together; a text longer than its share is set smaller, then refused (S0-20). */
  share: z.number().min(1).max(100),
})

export const recommendationPolicy = z.strictObject({
  window: windowPolicy,
  sections: z
    .array(section)
    .min(1)
    .max(10)
    .refine((sections) => new Set(sections.map(({ code }) => code)).size === sections.length, '栏目代码重复')
    .refine(everyHeightHoldsTwoLines, '有的栏目占比太小，印不下两行字'),
  /** What to do with the paper, in the school's words (S0-23…26). */
  afterPrint: z.string().min(1),
})

export type RecommendationPolicy = z.output<typeof recommendationPolicy>
export type RecommendationSection = RecommendationPolicy['sections'][number]

function everyHeightHoldsTwoLines(sections: { share: number }[]): boolean {
  const whole = sections.reduce((sum, { share }) => sum + share, 0)
  return sections.every(({ share }) => share / whole >= 0.08)
}

const text = (code: string, label: string, share: number, hint: string, required = true): RecommendationSection => ({
  code,
  label,
  share,
  hint,
  required,
})

/** The default policy, from section 03 of seed 000. */
export const defaultRecommendationPolicy: RecommendationPolicy = {
  window: { opens: null, closes: null },
  sections: [
    text('intention', '求职意向', 9, '想从事的行业、岗位和地区，一两行即可'),
    text('posts', '在校任职', 13, '时间、组织、职务；没有请写“无”'),
    text('awards', '奖惩情况', 20, '时间、名称、等级，重要的写在前面；没有请写“无”'),
    text('practice', '社会实践', 22, '实习、科研、志愿服务：时间、单位、做了什么'),
    text('skills', '特长', 12, '外语、计算机、专业技能、文体特长', false),
    text('evaluation', '自我评价', 24, '文字精炼，尽量减少换行'),
  ],
  afterPrint:
    '请导师（本科生请辅导员）写推荐意见并签字，然后交到学院。学院收齐盖章后，统一到招生就业处加盖就业专用章，三项齐全后推荐表生效。',
}
