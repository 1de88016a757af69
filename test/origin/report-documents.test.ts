import { join } from 'node:path'
import { letterPdf, type ReportPaper, summaryPdf } from '../../cloudfunctions/origin/report-pdf'
import { collegeReports, type ReportGroup } from '../../src/shared/origin/report'
import { summaryLines } from '../../src/shared/origin/summary-lines'
import { expectPicture, picturesOf } from '../support/raster'

const group = (more: Partial<ReportGroup>): ReportGroup => ({
  college: '资源与安全工程学院',
  level: 'bachelor',
  major: '安全工程',
  className: '安全2301班',
  directed: false,
  teacher: false,
  approved: true,
  people: 30,
  ...more,
})

/** The example of the template: 63 bachelors of one major in two classes, 10 postgraduates; three of them 定向. */
const groups = [
  group({ people: 29 }),
  group({ people: 2, directed: true, teacher: true }),
  group({ className: '安全2302班', people: 32 }),
  group({ level: 'master', major: '安全科学与工程', className: '安研2401班', people: 6 }),
  group({ level: 'master', major: '安全科学与工程', className: '安研2401班', people: 1, directed: true }),
  group({ level: 'doctor', major: '矿业工程', className: '矿博2201班', people: 3 }),
  group({ className: '安全2302班', people: 2, approved: false }),
]

const paperOf = (own: ReportGroup[]): ReportPaper => ({
  season: '2027届',
  school: '启程大学',
  reports: collegeReports(own),
  filler: { name: '王老师', officePhone: '027-60000001', mobile: '13900000001' },
  at: new Date('2027-06-08T09:00:00+08:00'),
})

const picture = (name: string) => join(__dirname, 'pictures', name)

describe('the documents of the origin report', () => {
  it('draws the letter on one page for each college (S1-40)', async () => {
    const pages = await picturesOf(await letterPdf(paperOf(groups)))
    expect(pages).toHaveLength(1)
    expectPicture(pages[0], picture('letter.png'))
    const two = [...groups, group({ college: '外国语学院' })]
    expect(await picturesOf(await letterPdf(paperOf(two)))).toHaveLength(2)
  })

  it('draws the summary as its template has it: 合计 first, both subtotals, who filled it in, where the seal goes (S1-38, S1-41)', async () => {
    const pages = await picturesOf(await summaryPdf(paperOf(groups)))
    expect(pages).toHaveLength(1)
    expectPicture(pages[0], picture('summary.png'))
  })

  it('numbers every line but 合计, and gives the major’s number beside each of its classes (S1-41)', () => {
    const [report] = paperOf(groups).reports
    if (!report) throw new Error('no report')
    expect(
      summaryLines(report).map(({ index, major, majorPeople, className, people }) => [index, major, majorPeople, className, people]),
    ).toEqual([
      ['/', '合计', '/', '/', 73],
      ['1', '安全工程', '63', '安全2301班', 31],
      ['2', '安全工程', '63', '安全2302班', 32],
      ['3', '本科生小计', '/', '/', 63],
      ['4', '安全科学与工程', '7', '安研2401班', 7],
      ['5', '矿业工程', '3', '矿博2201班', 3],
      ['6', '研究生小计', '/', '/', 10],
    ])
    expect(report.waiting).toEqual([{ className: '安全2302班', people: 2 }])
    expect(report.letter).toEqual({
      bachelors: { total: 63, directed: 2, undirected: 61, teachers: 2 },
      postgraduates: { total: 10, directed: 1, undirected: 9 },
    })
  })

  it('goes on under the same header where a college has more classes than a page has lines (S1-41)', async () => {
    const many = Array.from({ length: 60 }, (_, index) => group({ className: `安全23${String(index).padStart(2, '0')}班`, people: 1 }))
    expect(await picturesOf(await summaryPdf(paperOf(many)))).toHaveLength(3)
  })
})
