import fc from 'fast-check'
import { archiveProblems } from '../../src/shared/destination/check'
import { defaultDestinationPolicy as policy } from '../../src/shared/destination/policy'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser } from '../support/sessions'
import { goodArchive, register, stated } from './registration'

const deepest = (code: string) => code === '420111'
const problems = (code: string | null, archive: object, values = stated[code ?? ''] ?? {}) =>
  archiveProblems(policy, { code, values, archive: { ...goodArchive, ...archive } }, deepest)

describe('what is wrong with an archive address and why', () => {
  it('is nothing where it is whole and goes where the code wants it (archive address)', () => {
    expect(problems('70', {})).toEqual([])
    expect(problems('80', { kind: 'university', unit: '江城大学研究生院' })).toEqual([])
    expect(problems('12', { kind: 'employer', unit: '江城实验中学' })).toEqual([])
  })

  it.each([
    ['80', { kind: 'talent-centre' }, 'kind', '录取院校'],
    ['80', { kind: 'university', unit: '别的大学招生办' }, 'unit', '江城大学'],
    ['11', { kind: 'employer' }, 'kind', '其他企业'],
    ['70', { kind: 'employer' }, 'kind', '人才服务机构'],
    ['85', { kind: 'university' }, 'kind', '不能带出国'],
    [null, {}, 'kind', '先登记毕业去向'],
    ['70', { kind: '' }, 'kind', '应转到人才服务机构'],
    ['70', { unit: '' }, 'unit', '请填写'],
    ['70', { place: '420000' }, 'place', '最末一级'],
    ['70', { address: '路' }, 'address', '太短'],
    ['70', { postcode: '43007' }, 'postcode', '6 位'],
    ['70', { contact: '' }, 'contact', '请填写'],
    ['70', { phone: '12345' }, 'phone', '电话'],
  ] as const)('for code %s with %j names the field %s and the reason (archive address)', (code, archive, field, reason) => {
    const found = problems(code, archive)
    expect(found.map((one) => one.field)).toEqual([field])
    expect(found[0]?.message).toContain(reason)
  })

  it('names each field at most once, whatever is typed, and never calls an empty one right (archive address)', () => {
    const text = fc.oneof(
      fc.constant(''),
      fc.string({ maxLength: 140 }),
      fc.constantFrom('talent-centre', 'employer', 'university', '420111', '430074'),
    )
    const archive = fc.record({ kind: text, unit: text, place: text, address: text, postcode: text, contact: text, phone: text })
    fc.assert(
      fc.property(fc.constantFrom(...policy.codes.map(({ code }) => code)), archive, (code, typed) => {
        const fields = archiveProblems(policy, { code, values: {}, archive: typed }, deepest).map(({ field }) => field)
        expect(new Set(fields).size).toBe(fields.length)
        for (const [field, value] of Object.entries(typed)) if (!value.trim()) expect(fields).toContain(field)
      }),
    )
  })
})

describe('archive addresses', () => {
  let school: School
  let officer: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
  })
  afterAll(() => school?.end())

  it('stand on the college’s list with their reasons until they are whole, and on the student’s home (archive address)', async () => {
    const student = await inBrowser(school, '2023010001')
    await register(school, student, '80')
    const incomplete = async () => (await officer.call('destination.queue', { list: 'archive' })).rows
    expect((await incomplete()).map((row) => [row.number, row.archive.length])).toEqual([['2023010001', 7]])
    const wrong = await student.call('destination.saveArchive', { archive: goodArchive })
    expect(wrong.problems.map(({ field, message }) => [field, message])).toEqual([['kind', expect.stringContaining('录取院校')]])
    expect((await incomplete())[0]?.archive).toEqual(wrong.problems)
    expect((await student.call('desk.home', {})).todos).toContainEqual(expect.objectContaining({ id: 'destination-archive' }))
    const right = await student.call('destination.saveArchive', { archive: { ...goodArchive, kind: 'university', unit: '江城大学档案馆' } })
    expect(right.problems).toEqual([])
    expect(await incomplete()).toEqual([])
    expect((await student.call('desk.home', {})).todos.map(({ id }) => id)).not.toContain('destination-archive')
    // Another code sends the archive elsewhere: the same address is wrong again.
    await student.call('destination.withdraw', {})
    await student.call('destination.submit', { code: '70', values: {} })
    expect((await incomplete()).map((row) => row.archive.map(({ field }) => field))).toEqual([['kind']])
  })
})
