import type { CollegeReport } from './report'

/** One line of 资格审核汇总表 as its template has it (S1-41): 合计 first, then each class, with a subtotal behind bachelors and postgraduates. */
export interface SummaryLine {
  index: string
  major: string
  majorPeople: string
  className: string
  people: number
  /** Lines of the same major share its cells; a subtotal stands alone. */
  group: number
}

export function summaryLines({ summary }: Pick<CollegeReport, 'summary'>): SummaryLine[] {
  const lines: SummaryLine[] = [{ index: '/', major: '合计', majorPeople: '/', className: '/', people: summary.total, group: 0 }]
  let index = 0
  let group = 0
  const add = (line: Omit<SummaryLine, 'index' | 'group'>) => {
    index += 1
    lines.push({ ...line, index: String(index), group })
  }
  const bands = [
    ['本科生小计', summary.bachelors],
    ['研究生小计', summary.postgraduates],
  ] as const
  for (const [subtotal, majors] of bands) {
    for (const { major, people, classes } of majors) {
      group += 1
      for (const one of classes) add({ major, majorPeople: String(people), ...one })
    }
    group += 1
    add({ major: subtotal, majorPeople: '/', className: '/', people: majors.reduce((sum, { people }) => sum + people, 0) })
  }
  return lines
}
