import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultDestinationPolicy } from '../../src/shared/destination/policy'
import { photograph, sendAttachment } from '../support/attachments'
import { footprint } from '../support/footprint'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser } from '../support/sessions'
import { caseOf, register, stated } from './registration'

describe('the student’s side of destination registration', () => {
  let school: School
  let officer: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
  })
  afterAll(() => school?.end())

  const student = (place: number) => inBrowser(school, `20230100${String(place).padStart(2, '0')}`)
  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await footprint(school.database)
    await work()
    expect(await footprint(school.database)).toEqual(before)
  }

  it('has a case for every graduate from the start, without a code (destination registration)', async () => {
    const { total } = await (await inBrowser(school, 'T0001')).call('destination.statistics', { by: 'college' })
    expect(total).toMatchObject({ roster: school.people.students.length, registered: 0, codes: [] })
    const mine = await (await student(1)).call('destination.mine', {})
    expect([mine.state.label, mine.code, mine.window.state]).toEqual(['未登记', null, 'open'])
    expect(mine.rules.codes.map(({ code }) => code)).toHaveLength(14)
  })

  it('names every missing field and paper of the code, and writes nothing (destination registration, X-3)', async () => {
    const client = await student(1)
    await unchanged(async () => {
      expect((await client.refused('destination.submit', { code: null, values: {} })).fields).toEqual({ code: '请选择毕业去向' })
      const { kind, fields } = await client.refused('destination.submit', {
        code: '11',
        values: { creditCode: '123', place: '420000', nature: '99' },
      })
      expect(kind).toBe('invalid')
      expect(fields).toEqual({
        'values.employerName': '请填写单位名称',
        'values.creditCode': expect.stringContaining('18 位'),
        'values.nature': '请选择单位性质',
        'values.industry': '请填写单位行业',
        'values.place': expect.stringContaining('最末一级'),
        'evidence.contract': '请上传劳动合同',
      })
      expect((await client.refused('destination.submit', { code: '99', values: {} })).fields).toEqual({ code: expect.any(String) })
      expect((await client.refused('destination.save', { code: '70', values: { salary: '1' } })).fields).toEqual({
        'values.salary': expect.any(String),
      })
    })
  })

  it('leaves 10 to the filed agreement, and says where to go (destination registration)', async () => {
    const client = await student(1)
    await unchanged(async () => {
      const refused = await client.refused('destination.submit', { code: '10', values: stated['11'] })
      expect([refused.code, refused.fix?.page]).toEqual(['destination-only-by-agreement', '/pages/agreement/index'])
    })
  })

  it('keeps a draft as it is typed, one step for the first and none after; another code loses nothing (destination registration)', async () => {
    const client = await student(2)
    const first = await client.call('destination.save', { code: '11', values: { employerName: '江城精密' } })
    expect([first.state, first.version]).toEqual(['draft', 1])
    const second = await client.call('destination.save', { code: '80', values: { school: '江城大学' } })
    expect(second.version).toBe(1)
    const mine = await client.call('destination.mine', {})
    expect(mine.values).toEqual({ employerName: '江城精密', school: '江城大学' })
    expect(mine.evidence.map(({ label, files }) => [label, files.length])).toEqual([['录取通知书或调档函', 0]])
  })

  it('takes evidence of the code stated, gives it back, and none that the code does not want (destination registration)', async () => {
    const client = await student(3)
    const fileId = await sendAttachment(school, client, await photograph(60, 80))
    expect((await client.refused('destination.addEvidence', { code: '80', evidence: 'contract', fileId })).fields).toEqual({
      evidence: expect.any(String),
    })
    await client.call('destination.addEvidence', { code: '80', evidence: 'admission-notice', fileId })
    const [evidence] = (await client.call('destination.mine', {})).evidence
    expect(evidence?.files).toHaveLength(1)
    const attachmentId = evidence?.files[0]?.attachmentId ?? ''
    expect((await (await student(4)).refused('destination.removeEvidence', { attachmentId })).kind).toBe('not-found')
    await client.call('destination.removeEvidence', { attachmentId })
    expect((await client.call('destination.mine', {})).evidence[0]?.files).toEqual([])
    expect((await client.refused('destination.submit', { code: '80', values: stated['80'] })).fields).toEqual({
      'evidence.admission-notice': '请上传录取通知书或调档函',
    })
  })

  it('waits for the college once submitted: nothing can be written until withdrawn (destination registration)', async () => {
    const client = await student(5)
    await register(school, client, '11')
    await unchanged(async () => {
      expect((await client.refused('destination.save', { code: '70', values: {} })).code).toBe('wrong-state')
      expect((await client.refused('destination.submit', { code: '70', values: {} })).code).toBe('wrong-state')
      expect((await client.refused('destination.amend', {})).code).toBe('wrong-state')
    })
    expect((await client.call('destination.withdraw', {})).state).toBe('draft')
  })

  it('changes an approved destination as a new round with the old one in the history and papers of its own (destination registration)', async () => {
    const client = await student(6)
    const caseId = await register(school, client, '11')
    await officer.call('destination.approve', { caseId })
    expect((await client.call('destination.amend', {})).state).toBe('draft')
    const begun = await client.call('destination.mine', {})
    expect([begun.round, begun.code, begun.evidence[0]?.files.length]).toEqual([2, '11', 0])
    expect(begun.history).toEqual([
      expect.objectContaining({ round: 1, codeName: '签劳动合同形式就业', because: '本人更改去向', source: '本人登记' }),
    ])
    expect(begun.history[0]?.facts).toContainEqual({ label: '所在地', value: '湖北省武汉市洪山区' })
    await register(school, client, '80')
    await officer.call('destination.approve', { caseId })
    const changed = await officer.call('destination.case', { caseId })
    expect([changed.codeName, changed.state.state, changed.history.length]).toEqual(['升学', 'approved', 1])
  })

  it('may be changed until policy says, and the change be finished after the window closed (destination registration, X-4)', async () => {
    const client = await student(7)
    const caseId = await register(school, client, '70')
    await officer.call('destination.approve', { caseId })
    const silent = await student(8)
    await school.database.transaction((tx) =>
      publishPolicy(
        tx,
        { schoolId, seasonId: '2027' },
        'destination',
        {
          ...defaultDestinationPolicy,
          window: { opens: '2027-01-01T08:00', closes: '2027-03-01T08:00' },
          amendUntil: '2027-03-02T08:00',
          archiveUntil: '2027-03-02T08:00',
        },
        school.clock.now,
      ),
    )
    await unchanged(async () => {
      expect((await silent.refused('destination.save', { code: '70', values: {} })).code).toBe('destination-window-closed')
      expect((await silent.refused('destination.submit', { code: '70', values: {} })).code).toBe('destination-window-closed')
    })
    await client.call('destination.amend', {})
    expect((await client.call('destination.submit', { code: '72', values: stated['72'] ?? {} })).state).toBe('submitted')
    await officer.call('destination.approve', { caseId })
    // A later closing of one's own opens it again for one student.
    await officer.call('desk.extendWindow', { number: '2023010008', process: 'destination', closes: '2027-03-05T12:00' })
    expect((await silent.call('destination.submit', { code: '70', values: {} })).state).toBe('submitted')
    school.clock.set('2027-03-02T08:00')
    await unchanged(async () => {
      expect((await client.refused('destination.amend', {})).code).toBe('destination-amend-closed')
      const archive = { kind: '', unit: '', place: '', address: '', postcode: '', contact: '', phone: '' }
      expect((await client.refused('destination.saveArchive', { archive })).code).toBe('destination-archive-closed')
    })
    expect((await caseOf(school, '2023010007')).state).toBe('approved')
  })
})
