import { join } from 'node:path'
import * as fc from 'fast-check'
import { frame, type RecommendationDocumentData, recommendationDocument } from '../../cloudfunctions/recommendation/document'
import { contentProblems } from '../../cloudfunctions/recommendation/printable'
import { divisionName, divisionsBelow } from '../../src/shared/codes/divisions'
import { Invalid } from '../../src/shared/errors'
import { missingTexts, tidied } from '../../src/shared/recommendation/check'
import { defaultRecommendationPolicy, recommendationPolicy } from '../../src/shared/recommendation/policy'
import { expectPicture, inkIn, type Picture, picturesOf } from '../support/raster'
import { texts } from './forms'

const { sections } = defaultRecommendationPolicy

const facts = [
  ['姓名', '欧阳静怡'],
  ['性别', '女'],
  ['学号', '2022110317'],
  ['出生年月', '2004-03'],
  ['民族', '汉族'],
  ['政治面貌', '中共党员'],
  ['学院', '计算机学院'],
  ['专业', '计算机科学与技术（人工智能方向）'],
  ['学历', '本科'],
  ['学制', '4 年'],
  ['入学时间', '2022-09'],
  ['毕业时间', '2026-07'],
  ['培养方式', '非定向'],
  ['生源地', '湖南省邵阳市邵东市'],
  ['手机号', '13800001234'],
  ['电子邮箱', 'jingyi.ouyang@example.edu.cn'],
].map(([label = '', value = '']) => ({ label, value }))

const paperWith = (content: Record<string, string>, more: Partial<RecommendationDocumentData> = {}): RecommendationDocumentData => ({
  school: '启程大学',
  season: '2026届',
  number: '2022110317',
  copy: 1,
  at: new Date('2026-03-01T09:00:00+08:00'),
  facts,
  sections: sections.map(({ code, label, share }) => ({ code, label, share, text: content[code] ?? '' })),
  ...more,
})

/** The longest name of any county with its province and prefecture. */
const longestPlace = divisionsBelow()
  .flatMap(({ code }) => divisionsBelow(code))
  .flatMap((prefecture) => [prefecture, ...divisionsBelow(prefecture.code)])
  .map(({ code }) => divisionName(code) ?? '')
  .reduce((longest, name) => (name.length > longest.length ? name : longest), '')

const long = '在校期间成绩优良，积极参加学校组织的各项社会实践活动，认真负责，善于团结同学。'
const refusalOf = async (data: RecommendationDocumentData) => {
  const error = await recommendationDocument(data).catch((refusal: unknown) => refusal)
  return error instanceof Invalid ? (error.more.fields ?? {}) : null
}

/** Ink where nothing may be: left, right of the frame, and between heading, frame and footer. */
function inkOutside(page: Picture | undefined): number {
  const below = frame.y + frame.height
  return (
    inkIn(page, { x: 0, y: 0, width: frame.x - 2, height: 841 }) +
    inkIn(page, { x: frame.x + frame.width + 2, y: 0, width: 595 - frame.x - frame.width - 2, height: 841 }) +
    inkIn(page, { x: 0, y: below + 2, width: 595, height: 9 }) +
    inkIn(page, { x: 0, y: 828, width: 595, height: 13 })
  )
}

describe('the recommendation form as PDF', () => {
  it('is one A4 side and looks as it should, approved and as preview (S0-20)', async () => {
    const [approved, preview] = [
      await picturesOf(await recommendationDocument(paperWith(texts))),
      await picturesOf(await recommendationDocument(paperWith(texts, { watermark: '预览 · 不作打印件' }))),
    ]
    expect([approved, preview].map((pages) => pages.map(({ width, height }) => [width, height]))).toEqual([[[714, 1009]], [[714, 1009]]])
    expectPicture(approved[0], join(__dirname, 'pictures', 'approved.png'))
    expectPicture(preview[0], join(__dirname, 'pictures', 'preview.png'))
  })

  it('gives the same bytes for the same form (S0-20)', async () => {
    const [first, second] = [await recommendationDocument(paperWith(texts)), await recommendationDocument(paperWith(texts))]
    expect(second.equals(first)).toBe(true)
  })

  it('lets a long text use the room that short ones leave (S0-20)', async () => {
    const pages = await picturesOf(await recommendationDocument(paperWith({ ...texts, awards: long.repeat(14) })))
    expect(pages).toHaveLength(1)
    expectPicture(pages[0], join(__dirname, 'pictures', 'crowded.png'))
  })

  it('has room for the longest place of origin there is (S0-20, S1-11)', async () => {
    const paper = paperWith(texts)
    const facts = paper.facts.map((fact) =>
      fact.label === '生源地' || fact.label === '生源所在地' ? { ...fact, value: longestPlace } : fact,
    )
    expect(facts.some(({ value }) => value === longestPlace)).toBe(true)
    expect(await picturesOf(await recommendationDocument({ ...paper, facts }))).toHaveLength(1)
  })

  it('names the field that is too long, and cutting that many lines is enough (S0-20)', async () => {
    const line = '测'.repeat(62)
    const lines = (count: number) => ({ ...texts, practice: Array(count).fill(line).join('\n') })
    const refused = await refusalOf(paperWith(lines(60)))
    expect(Object.keys(refused ?? {})).toEqual(['practice'])
    const over = Number(/超出 (\d+) 行/.exec(refused?.practice ?? '')?.[1])
    expect(over).toBeGreaterThan(0)
    expect(await refusalOf(paperWith(lines(60 - over)))).toBeNull()
    expect(Object.keys((await refusalOf(paperWith(lines(60 - over + 1)))) ?? {})).toEqual(['practice'])
  })

  it('either fits texts of any length on one page, whole and inside the frame, or names fields and lines over (S0-20)', async () => {
    const words = fc.constantFrom(
      '获国家奖学金',
      '学习委员',
      '2025.09–2026.01',
      '（第一名）',
      'TypeScript ',
      '，',
      '\n',
      '负责需求分析与测试；',
    )
    const text = fc.array(words, { maxLength: 60 }).map((parts) => tidied(parts.join('')))
    const outcomes = { fitted: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: sections.length, maxLength: sections.length }),
        fc.integer({ min: 1, max: 30 }),
        async (some, times) => {
          const content = Object.fromEntries(
            sections.map(({ code }, index) => [
              code,
              Array(times)
                .fill(some[index] ?? '')
                .join(''),
            ]),
          )
          const refused = await refusalOf(paperWith(content))
          if (refused) {
            outcomes.refused += 1
            expect(Object.keys(refused).length).toBeGreaterThan(0)
            for (const [code, message] of Object.entries(refused)) {
              expect(content).toHaveProperty(code)
              expect(message).toMatch(/超出 [1-9]\d* 行/)
            }
            return
          }
          outcomes.fitted += 1
          const pages = await picturesOf(await recommendationDocument(paperWith(content)))
          expect(pages).toHaveLength(1)
          expect(inkOutside(pages[0])).toBe(0)
          expect(inkIn(pages[0], frame)).toBeGreaterThan(0.02)
        },
      ),
      { numRuns: 32, seed: 20 },
    )
    expect(outcomes.fitted).toBeGreaterThan(5)
    expect(outcomes.refused).toBeGreaterThan(5)
  })

  it('clips nothing: every character more is ink more, to the last line of the fullest page (S0-20)', async () => {
    const full = (tail: string) =>
      paperWith(Object.fromEntries(sections.map(({ code }) => [code, code === 'evaluation' ? `${long.repeat(8)}${tail}` : long.repeat(6)])))
    const inkOf = async (tail: string) => inkIn((await picturesOf(await recommendationDocument(full(tail)), 2))[0], frame)
    const amounts = [await inkOf(''), await inkOf('鑫'), await inkOf('鑫鑫'), await inkOf('鑫鑫鑫')]
    expect(amounts).toEqual([...amounts].sort((one, other) => one - other))
    expect(new Set(amounts).size).toBe(4)
  })
})

describe('checks of the texts', () => {
  it('names what is missing, unprintable or too long, each at its field (S0-20)', async () => {
    const problems = await contentProblems(sections, paperWith({ ...texts, intention: '', skills: '会弹琴🎹', practice: long.repeat(60) }))
    expect(problems).toEqual({
      intention: expect.stringContaining('请填写求职意向'),
      skills: expect.stringContaining('🎹'),
      practice: expect.stringMatching(/超出 \d+ 行/),
    })
  })

  it('lets an optional text be empty (S0-19)', () => {
    expect(missingTexts(sections, { ...texts, skills: ' ' })).toEqual({})
  })

  it('keeps line breaks and drops what paper does not show (S0-20)', () => {
    expect(tidied('  一\t二 \r\n三\u00a0四\n\n五  ')).toBe('一 二\n三 四\n\n五')
  })

  it('refuses a policy with a field too low to hold two lines (S0-20)', () => {
    const narrow = { ...defaultRecommendationPolicy, sections: sections.map((one) => (one.code === 'skills' ? { ...one, share: 1 } : one)) }
    expect(recommendationPolicy.safeParse(narrow).success).toBe(false)
    expect(recommendationPolicy.safeParse(defaultRecommendationPolicy).success).toBe(true)
  })
})
