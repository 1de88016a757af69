import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import sql from 'sql-template-tag'
import { frame, recommendationDocument } from '../../cloudfunctions/recommendation/document'
import { passOrigin } from '../support/agreements'
import { inkIn, type Picture, picturesOf } from '../support/raster'
import { foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser } from '../support/sessions'
import { texts } from './forms'

const student = '2023010001'
/** The box beside the facts: 92 points wide, 8 rows of 22 high. */
const box = { x: frame.x + frame.width - 92, y: frame.y, width: 92, height: 8 * 22 }
const inside = { x: box.x + 10, y: box.y + 35, width: box.width - 20, height: box.height - 70 }
const around = { x: box.x - 40, y: box.y + box.height + 2, width: 130, height: 6 }

/** Black, but for a white stripe down the middle: shows whether it is stretched, cut or upside down. */
const blackPhoto = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#000000' } })
    .jpeg()
    .toBuffer()

const paper = (photo?: Buffer) => ({
  school: '启程大学',
  season: '2027届',
  number: student,
  copy: 1,
  at: new Date('2027-03-01T09:00:00+08:00'),
  facts: Array.from({ length: 16 }, (_, index) => ({ label: `项目 ${index}`, value: '内容' })),
  sections: [{ code: 'evaluation', label: '自我评价', share: 1, text: '认真负责' }],
  photo,
})

async function onlyPage(pdf: Buffer): Promise<Picture | undefined> {
  const pages = await picturesOf(pdf)
  expect(pages).toHaveLength(1)
  return pages[0]
}

describe('the photograph on the recommendation form (S0-13, S0-20)', () => {
  it('fills its box whatever its shape, stays inside it and leaves one page', async () => {
    for (const [width, height] of [
      [250, 350],
      [900, 200],
      [200, 900],
    ] as const) {
      const page = await onlyPage(await recommendationDocument(paper(await blackPhoto(width, height))))
      expect([width, inkIn(page, inside)]).toEqual([width, 1])
      expect(inkIn(page, around)).toBe(0)
    }
  })

  it('is named where there is none', async () => {
    const page = await onlyPage(await recommendationDocument(paper()))
    const ink = inkIn(page, inside)
    expect(ink).toBeGreaterThan(0)
    expect(ink).toBeLessThan(0.2)
  })

  it('gives the same bytes for the same form and photograph', async () => {
    const photo = await blackPhoto(250, 350)
    const [first, second] = [await recommendationDocument(paper(photo)), await recommendationDocument(paper(photo))]
    expect(second.equals(first)).toBe(true)
  })

  describe('handed in with the origin form', () => {
    let school: School
    beforeAll(async () => {
      school = await foundedSchool({ employers: 1 })
    })
    afterAll(() => school.end())

    const fileAt = (url: string) => school.ports.files.get(`folder://${decodeURIComponent(new URL(url).pathname).slice(1)}`)

    it('is printed on the preview and on the paper (S0-13, S0-19)', async () => {
      const client = await inBrowser(school, student)
      const officer = await inBrowser(school, 'T0004')
      const originId = await passOrigin(client, officer)
      const { fileId } = await school.ports.files.put(`attachment/test/${randomUUID()}.jpg`, await blackPhoto(250, 350), 'image/jpeg')
      await school.database.run(sql`insert into attachment (school_id, attachment_id, case_id, piece, file_id, type, bytes, sha256, attached_by, attached_at)
        select ${schoolId}, ${randomUUID()}::uuid, case_id, 'photo', ${fileId}, 'image/jpeg', 1, '', student_id, now() from workflow_case where case_id = ${originId}::uuid`)
      const { caseId } = await client.call('recommendation.submit', { content: texts })
      const preview = await client.call('recommendation.preview', { caseId })
      expect(inkIn(await onlyPage(await fileAt(preview.url)), inside, 250)).toBeGreaterThan(0.95)
      await officer.call('recommendation.approve', { caseId })
      const printed = await client.call('recommendation.document', { caseId })
      expect(inkIn(await onlyPage(await fileAt(printed.url)), inside)).toBe(1)
    })
  })
})
