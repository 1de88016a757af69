import sharp from 'sharp'
import sql from 'sql-template-tag'
import { keepAttachment } from '../../cloudfunctions/_kit/attachments'
import { inspect } from '../../cloudfunctions/_kit/attachments/inspect'
import type { Caller } from '../../cloudfunctions/_kit/caller'
import type { Case } from '../../cloudfunctions/_kit/cases'
import { attachmentWords as words } from '../../src/shared/attachment/wording'
import { photograph, sendAttachment, smallPdf } from '../support/attachments'
import { foundedSchool, type School, schoolId } from '../support/school'

const refusedWith = (fileId: string) => expect.objectContaining({ more: { fields: { fileId } } })

describe('a file that is handed in', () => {
  it('is written anew: upright, without what the camera hid in it (S0-72)', async () => {
    const sent = await photograph(300, 400)
    const { type, content } = await inspect(sent, 'pictures')
    const kept = await sharp(content).metadata()
    expect([type, kept.width, kept.height, kept.orientation, kept.exif]).toEqual(['image/jpeg', 400, 300, undefined, undefined])
    expect(sent.includes('hidden words')).toBe(true)
    expect(content.includes('hidden words')).toBe(false)
  })

  it('is made small enough to open on a phone, and a PNG becomes a JPEG on white (S0-72)', async () => {
    const png = await sharp({ create: { width: 5000, height: 100, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer()
    const { content } = await inspect(png, 'pictures')
    const { data, info } = await sharp(content).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, data[0]]).toEqual([2400, 255])
  })

  it.each([
    ['a spreadsheet renamed to .jpg', Buffer.from('PK\u0003\u0004 and more'), words.wrongKind],
    ['half a photograph', null, words.brokenPicture],
    ['a PDF with a script', smallPdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), words.activePdf],
    ['a PDF that hides files', smallPdf('/Names<</EmbeddedFiles 4 0 R>>'), words.activePdf],
    ['half a PDF', smallPdf().subarray(0, 60), words.brokenPdf],
    ['nothing', Buffer.alloc(0), words.empty],
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 1), words.tooBig],
  ])('is refused when it is %s, with what to do (S0-72)', async (_, given, told) => {
    const content = given ?? (await photograph()).subarray(0, 3000)
    await expect(inspect(content, 'pictures-and-pdf')).rejects.toEqual(refusedWith(told))
  })

  it('is refused when it would unpack to more pixels than a phone can take', async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect(bomb.length).toBeLessThan(1024 * 1024)
    await expect(inspect(bomb, 'pictures')).rejects.toEqual(refusedWith(words.brokenPicture))
  })

  it('may be a plain PDF where that is asked for, and only there', async () => {
    expect(await inspect(smallPdf(), 'pictures-and-pdf')).toEqual({ type: 'application/pdf', content: smallPdf() })
    await expect(inspect(smallPdf(), 'pictures')).rejects.toEqual(refusedWith(words.picturesOnly))
  })
})

describe('an attachment of a case', () => {
  let school: School
  let subject: Case
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
    const row = await school.database.row<Case>(
      sql`select c.school_id as "schoolId", c.case_id as "caseId", c.student_id as "studentId" from workflow_case c
        join person p on p.school_id = c.school_id and p.person_id = c.student_id where p.number = '2023010001' and c.subject = 'origin'`,
    )
    subject = row as Case
  })
  afterAll(() => school?.end())

  async function keep(fileId: string): Promise<string> {
    const caller = { schoolId, personId: subject.studentId } as Caller
    return school.database.transaction((tx) =>
      keepAttachment({ caller, tx, now: school.clock.now, ports: school.ports }, subject, { piece: 'letter', fileId }),
    )
  }

  it('is opened by whoever may see the case, which is on record for the person concerned (X-7), and by nobody else (X-2)', async () => {
    const student = await school.as('2023010001')
    const attachmentId = await keep(await sendAttachment(school, student, await photograph()))
    const input = { caseId: subject.caseId, attachmentId }
    expect(await student.call('attachment.open', input)).toMatchObject({ type: 'image/jpeg', url: expect.stringContaining('http') })
    expect(await (await school.as('T0004')).call('attachment.open', input)).toMatchObject({ type: 'image/jpeg' })
    expect(await (await school.as('2023010002')).refused('attachment.open', input)).toMatchObject({ kind: 'not-found' })
    const opened = await school.database.rows(
      sql`select detail from event where kind = 'attachment-opened' and person_id = ${subject.studentId}`,
    )
    expect(opened).toEqual([{ detail: { caseId: subject.caseId, attachmentId } }])
  })

  it('is still opened when its season is closed, as everything of it can be read (X-8)', async () => {
    const attachmentId = await keep(await sendAttachment(school, await school.as('2023010001'), await photograph()))
    const officer = await school.as('T0004')
    await school.database.run(sql`update season set state = 'closed'`)
    const opened = await officer.ask('attachment.open', { caseId: subject.caseId, attachmentId })
    await school.database.run(sql`update season set state = 'open'`)
    expect(opened).toMatchObject({ ok: true, data: { type: 'image/jpeg' } })
  })

  it('cannot be made of a file another person sent, nor of one that never came', async () => {
    const other = await sendAttachment(school, await school.as('2023010002'), await photograph())
    await expect(keep(other)).rejects.toEqual(refusedWith(words.missing))
    const { fileId } = await (await school.as('2023010001')).call('attachment.start', { name: 'a.jpg', size: 10 })
    await expect(keep(fileId)).rejects.toEqual(refusedWith(words.missing))
  })

  it('is one of at most sixty an hour', async () => {
    const student = await school.as('2023010003')
    for (let sent = 0; sent < 60; sent++) await student.call('attachment.start', { name: 'a.jpg', size: 10 })
    expect(await student.refused('attachment.start', { name: 'a.jpg', size: 10 })).toMatchObject({ code: 'too-many-attachments' })
  })
})
