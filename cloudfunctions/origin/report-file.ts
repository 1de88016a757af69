import { randomUUID } from 'node:crypto'
import { Invalid } from '../../src/shared/errors'
import { record } from '../_kit/events'
import type { CommandAction } from '../_kit/handler'
import { missingGlyphs } from '../_kit/pdf'
import { policyOf } from '../_kit/policies'
import { writeSheet } from '../_kit/sheets/write-sheet'
import { collegesOf, directedOf, reportsOf, within } from './report'
import { letterPdf, type ReportPaper, summaryPdf } from './report-pdf'
import { directedSheet, summarySheet } from './report-sheet'
import { reportWording as words } from './report-wording'

const LINK_SECONDS = 600
const types = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

/** Draws the report anew from what is approved now (S1-37…43). */
export const reportFile: CommandAction<'origin.reportFile'> = async ({ input, caller, author, tx, now, ports }) => {
  const { which, format, college } = input
  if ((which === 'letter' && format !== 'pdf') || (which === 'directed' && format !== 'xlsx'))
    throw new Invalid({ format: which === 'letter' ? '函只能下载为 PDF' : '定向生清单只能下载为 Excel 表格' })
  const filler = { name: caller.name, officePhone: '', mobile: '', ...input.filler }
  refuseUnprintable(filler)
  const { reports: policy } = await policyOf(tx, caller, 'origin')
  const mine = within(caller, await collegesOf(tx, caller), college)
  const reports = await reportsOf(tx, policy, mine)
  if (!reports.length) throw new Invalid({ college: '本届名单中还没有毕业生，导入名单后才能生成报表' })
  const data: ReportPaper = { season: caller.seasonName, school: caller.schoolName, reports, filler, at: now }
  const content =
    which === 'directed'
      ? await writeSheet(directedSheet(await directedOf(tx, policy, mine), caller.seasonName))
      : format === 'xlsx'
        ? await writeSheet(summarySheet(data))
        : await (which === 'letter' ? letterPdf(data) : summaryPdf(data))
  const { fileId } = await ports.files.put(`origin-report/${caller.schoolId}/${randomUUID()}.${format}`, content, types[format])
  const detail = { which, format, ...(college && { college }) }
  await record(tx, { schoolId: caller.schoolId, author, kind: 'origin-report-exported', detail, now })
  return { url: await ports.files.temporaryUrl(fileId, LINK_SECONDS), name: `${titleOf(which, data, college)}.${format}` }
}

function titleOf(which: 'letter' | 'summary' | 'directed', { season, reports }: ReportPaper, college: string | undefined): string {
  const own = college ?? (reports.length === 1 ? (reports[0]?.college ?? '') : '')
  if (which === 'letter') return `${own}${words.letterTitle(season)}`
  return which === 'summary' ? words.summaryTitle(own, season) : `${own}${words.directedTitle(season)}`
}

function refuseUnprintable(texts: Record<string, string>): void {
  for (const [key, text] of Object.entries(texts)) {
    const missing = missingGlyphs(text)
    if (missing.length) throw new Invalid({ [`filler.${key}`]: `打印不出的字：${missing.join(' ')}，请换一种写法` })
  }
}
