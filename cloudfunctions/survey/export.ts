import { randomUUID } from 'node:crypto'
import { dateOf } from '../../src/shared/calendar'
import { levels } from '../../src/shared/codes/level'
import { NotFound } from '../../src/shared/errors'
import { surveyWords } from '../../src/shared/survey/wording'
import { record } from '../_kit/events'
import type { CommandAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { type SheetToWrite, writeSheet } from '../_kit/sheets/write-sheet'
import { labelsOf } from './results'
import { type AnswerSheet, type AskedSoFar, askedSoFar, type Count, countsOf, sheetsOf } from './store'

const LINK_SECONDS = 600
const { sheet: words } = surveyWords

/** The results as a spreadsheet; who took which is on record. Names go in only where policy says the survey is not anonymous. */
export const exportResults: CommandAction<'survey.export'> = async ({ input, caller, author, tx, now, ports }) => {
  const { which } = input
  const survey = await askedSoFar(tx, caller, await policyOf(tx, caller, 'survey'), input.survey)
  if (!survey) throw new NotFound(surveyWords.notFound)
  const title = words[which](survey.title, caller.seasonName)
  const sheet =
    which === 'answers'
      ? answersSheet(title, survey, await sheetsOf(tx, caller, survey.code))
      : countsSheet(title, survey, await countsOf(tx, caller, survey))
  const { fileId } = await ports.files.put(
    `survey/${caller.schoolId}/${randomUUID()}.xlsx`,
    await writeSheet(sheet),
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
  const detail = { survey: survey.code, which, rows: sheet.rows.length }
  await record(tx, { schoolId: caller.schoolId, author, kind: 'survey-exported', detail, now })
  return { url: await ports.files.temporaryUrl(fileId, LINK_SECONDS), name: `${title}.xlsx` }
}

function answersSheet(title: string, survey: AskedSoFar, sheets: AnswerSheet[]): SheetToWrite {
  const named = !survey.anonymous
  const who = named ? [words.number, words.name] : []
  return {
    title,
    columns: [
      ...[words.college, words.level, ...who, words.date].map((header) => ({ header, width: 14 })),
      ...survey.questions.map(({ code, text }) => ({ header: survey.former.has(code) ? words.former(text) : text, width: 24 })),
    ],
    rows: sheets.map(({ college, level, number, name, at, answers }) => [
      college,
      levels.nameOf(level) ?? level,
      ...(named ? [number, name] : []),
      dateOf(at),
      ...survey.questions.map(({ code, kind }) => cellOf(kind, answers[code])),
    ]),
  }
}

function cellOf(kind: string, answer: string | string[] | undefined): string | number | null {
  if (Array.isArray(answer)) return answer.join('；')
  if (!answer) return null
  return kind === 'number' || kind === 'scale' ? Number(answer) : answer
}

/** A row for each choice, the whole university first, then a column for each college. */
function countsSheet(title: string, survey: AskedSoFar, counts: Count[]): SheetToWrite {
  const colleges = [...new Set(counts.map(({ college }) => college))].sort((one, other) => one.localeCompare(other, 'zh-CN'))
  const rows = survey.questions.flatMap((question) => {
    const own = counts.filter((count) => count.question === question.code)
    const labels = labelsOf(
      question,
      own.flatMap(({ label }) => label ?? []),
    )
    const sumOf = (label: string | null, college?: string) =>
      own
        .filter((count) => (label === null || count.label === label) && (!college || count.college === college))
        .reduce((sum, { count }) => sum + count, 0)
    const text = survey.former.has(question.code) ? words.former(question.text) : question.text
    return (labels.length ? labels : [null]).map((label) => [
      text,
      label ?? words.written,
      sumOf(label),
      ...colleges.map((college) => sumOf(label, college)),
    ])
  })
  return {
    title,
    columns: [
      { header: words.question, width: 40 },
      { header: words.choice, width: 20 },
      { header: words.all, width: 12 },
      ...colleges.map((college) => ({ header: college, width: 14 })),
    ],
    rows,
  }
}
