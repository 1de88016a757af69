import sharp from 'sharp'
import sql from 'sql-template-tag'
import { defaultOriginPolicy } from '../../src/shared/origin/policy'
import { originValues } from '../support/agreements'
import { photograph, sendAttachment, smallPdf } from '../support/attachments'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser } from '../support/sessions'
import { fieldOf, publish } from './support'

/** A one-inch photograph, upright once its EXIF is obeyed. */
const oneInch = () => photograph(420, 300)
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer()

describe('the one-inch photograph (S0-13)', () => {
  let school: School
  let officer: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
  })
  afterAll(() => school?.end())

  const kept = async () =>
    (await school.database.row<{ count: number }>(sql`select count(*)::int as count from attachment where removed_at is null`))?.count
  const set = async (client: Client, content: Buffer) =>
    client.call('origin.setPhoto', { fileId: await sendAttachment(school, client, content) })

  it('is handed in, shown to the college beside the values, and replaced until it is submitted and after a rejection (S0-13)', async () => {
    const student = await inBrowser(school, '2023010001')
    expect(await set(student, await oneInch())).toMatchObject({ state: 'draft', version: 1 })
    const first = (await student.call('origin.mine', {})).photo
    expect(first).toMatchObject({ file: { piece: 'photo', type: 'image/jpeg' }, url: expect.stringContaining('http') })
    expect(await set(student, await oneInch())).toMatchObject({ state: 'draft', version: 1 })
    const second = (await student.call('origin.mine', {})).photo
    expect(second?.file.attachmentId).not.toBe(first?.file.attachmentId)
    expect(await kept()).toBe(1)

    const { caseId } = await student.call('origin.submit', { values: originValues })
    expect((await officer.call('origin.case', { caseId })).photo?.file).toEqual(second?.file)
    expect(await fieldOf(officer, 'photo', caseId)).toMatchObject({
      shown: '已上传',
      warning: null,
      reasons: expect.arrayContaining(['照片不是本人，请更换']),
    })
    const fileId = await sendAttachment(school, student, await oneInch())
    expect((await student.refused('origin.setPhoto', { fileId })).code).toBe('wrong-state')

    await officer.call('origin.reject', { caseId, fields: [{ code: 'photo', reason: '照片不是本人，请更换' }] })
    expect(await fieldOf(student, 'photo')).toMatchObject({ rejectedBecause: '照片不是本人，请更换', changed: false })
    expect((await student.refused('origin.submit', { values: originValues })).code).toBe('origin-unchanged')
    await student.call('origin.setPhoto', { fileId })
    await student.call('origin.submit', { values: originValues })
    expect(await fieldOf(officer, 'photo', caseId)).toMatchObject({ changed: true })
    await officer.call('origin.approve', { caseId })
    const registry = await school.database.row<{ registry: object }>(
      sql`select registry from graduate g join person p using (school_id, person_id) where p.number = '2023010001'`,
    )
    expect(registry?.registry).not.toHaveProperty('photo')
  })

  it.each([
    ['a landscape', () => photograph(300, 420), /照片是横的（420×300 像素）/],
    ['a small one', () => photograph(280, 200), /照片太小（200×280 像素），清晰打印至少要 295×413 像素/],
    ['a square-ish one', () => photograph(500, 450), /偏宽.*宽 5 高 7/],
    ['a strip', () => photograph(900, 400), /偏高.*宽 5 高 7/],
    ['a white sheet', () => plain(300, 420), /几乎是一片单色/],
    ['a PDF', async () => smallPdf(), /只能上传照片（JPG、PNG）/],
    ['no picture at all', async () => Buffer.from('GIF89a'), /只能上传照片（JPG、PNG）/],
  ])('refuses %s with the reason and the fix, and keeps nothing (S0-13)', async (_, content, reason) => {
    const student = await inBrowser(school, '2023010002')
    const before = await kept()
    const fileId = await sendAttachment(school, student, await content())
    expect((await student.refused('origin.setPhoto', { fileId })).fields).toEqual({ fileId: expect.stringMatching(reason) })
    expect(await kept()).toBe(before)
    expect((await student.call('origin.mine', {})).state.state).toBe('not-started')
  })

  it('is only recommended, or required, as the policy says; a value sent as text is no photograph (S0-13)', async () => {
    const student = await inBrowser(school, '2023010003')
    expect(await fieldOf(student, 'photo')).toMatchObject({ required: false, warning: expect.stringContaining('一寸照片') })
    expect((await student.refused('origin.submit', { values: { ...originValues, photo: 'x' } })).fields).toEqual({
      'values.photo': '照片请用“选择照片”上传',
    })
    const fields = defaultOriginPolicy.fields.map((field) => (field.kind === 'photo' ? { ...field, required: true } : field))
    await publish(school, { fields })
    expect((await student.refused('origin.submit', { values: originValues })).fields).toEqual({ 'values.photo': '请上传一寸照片' })
    await set(student, await oneInch())
    expect(await student.call('origin.submit', { values: originValues })).toMatchObject({ state: 'submitted' })
    await publish(school)
  })

  it('cannot be somebody else’s file, nor come too late (S0-13, X-2)', async () => {
    const student = await inBrowser(school, '2023010004')
    const fileId = await sendAttachment(school, await inBrowser(school, '2023010006'), await oneInch())
    expect((await student.refused('origin.setPhoto', { fileId })).fields).toHaveProperty('fileId')
    const own = await sendAttachment(school, student, await oneInch())
    const then = school.clock.now
    school.clock.set('2027-07-01T12:00')
    const late = await inBrowser(school, '2023010004')
    expect((await late.refused('origin.setPhoto', { fileId: own })).code).toBe('origin-window-closed')
    school.clock.now = then
  })
})
