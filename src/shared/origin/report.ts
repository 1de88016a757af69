import type { Output } from '../contracts'

/** So many graduates of one class alike in everything a report counts. */
export interface ReportGroup {
  college: string
  level: 'bachelor' | 'master' | 'doctor'
  major: string
  className: string
  directed: boolean
  teacher: boolean
  approved: boolean
  people: number
}

export type CollegeReport = Output<'origin.report'>['reports'][number]

const inChinese = new Intl.Collator('zh-CN', { numeric: true })
const total = (groups: readonly ReportGroup[]) => groups.reduce((sum, { people }) => sum + people, 0)

/** The numbers of every college (S1-37…43). Each graduate of the roster is counted once: in the letter and the summary when approved, else under `waiting`. */
export function collegeReports(groups: readonly ReportGroup[]): CollegeReport[] {
  return [...partsBy(groups, ({ college }) => college)].map(([college, own]) => collegeReport(college, own))
}

function collegeReport(college: string, own: readonly ReportGroup[]): CollegeReport {
  const approved = own.filter((group) => group.approved)
  const bachelors = approved.filter(({ level }) => level === 'bachelor')
  const postgraduates = approved.filter(({ level }) => level !== 'bachelor')
  const waiting = own.filter((group) => !group.approved)
  return {
    college,
    letter: {
      bachelors: { ...split(bachelors), teachers: total(bachelors.filter(({ teacher }) => teacher)) },
      postgraduates: split(postgraduates),
    },
    summary: { total: total(approved), bachelors: majorsOf(bachelors), postgraduates: majorsOf(postgraduates) },
    roster: total(own),
    waiting: [...partsBy(waiting, ({ className }) => className)].map(([className, groups]) => ({ className, people: total(groups) })),
  }
}

function split(groups: readonly ReportGroup[]) {
  const directed = total(groups.filter((group) => group.directed))
  return { total: total(groups), directed, undirected: total(groups) - directed }
}

function majorsOf(groups: readonly ReportGroup[]) {
  return [...partsBy(groups, ({ major }) => major)].map(([major, own]) => ({
    major,
    people: total(own),
    classes: [...partsBy(own, ({ className }) => className)].map(([className, members]) => ({ className, people: total(members) })),
  }))
}

/** In the order of a Chinese dictionary, `2301班` before `2310班`. */
function partsBy(groups: readonly ReportGroup[], key: (group: ReportGroup) => string): Map<string, ReportGroup[]> {
  const parts = new Map<string, ReportGroup[]>()
  for (const name of [...new Set(groups.map(key))].sort(inChinese.compare)) parts.set(name, [])
  for (const group of groups) parts.get(key(group))?.push(group)
  return parts
}
