import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultAgreementPolicy } from '../../src/shared/agreement/policy'
import { footprint } from '../support/footprint'
import { type Client, schoolId } from '../support/school'
import { inBrowser } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`
const all = ['college', 'university', 'employer'] as const

describe('the seals of the paper (S0-60…62)', () => {
  let at: Signing
  let centre: Client
  let counselor: Client
  beforeAll(async () => {
    at = await signingSchool()
    centre = await inBrowser(at.school, 'T0001', 'career-centre')
    counselor = await inBrowser(at.school, 'T0019', 'counselor')
  })
  afterAll(() => at.school.end())

  const sealsOf = async (client: Client, caseId: string) =>
    (await client.call('agreement.case', { caseId })).seals.map(({ seal, ticked }) => [seal, ticked?.who ?? null])
  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await footprint(at.school.database)
    await work()
    expect(await footprint(at.school.database)).toEqual(before)
  }
  const refusedRow = async (client: Client, caseId: string, seal: (typeof all)[number]) => {
    const { results, bulkId } = await client.call('agreement.seal', { caseIds: [caseId], seal })
    expect(bulkId).toBeNull()
    return results[0]?.code
  }

  it('are none before approval; afterwards the student sees each in the policy’s order, whether it is there and where to get it (S0-60)', async () => {
    const { caseId } = await at.approved(number(1))
    const student = await at.student(number(1))
    const { seals } = await student.call('agreement.mine', {})
    expect(seals.map(({ label, ticked, required }) => [label, ticked, required])).toEqual([
      ['学院', null, true],
      ['学校', null, true],
      ['用人单位', null, true],
    ])
    for (const seal of seals) expect(seal.office.length * seal.place.length).toBeGreaterThan(0)
    await centre.call('agreement.case', { caseId })
    const waiting = await at.confirmed(number(2))
    expect((await at.officer.call('agreement.case', { caseId: waiting })).seals).toEqual([])
    expect((await at.officer.call('agreement.seal', { caseIds: [waiting], seal: 'college' })).results[0]?.code).toBe('wrong-state')
  })

  it('are recorded by whose seal it is, in order, each a step with who and when (S0-60)', async () => {
    const [row] = (await at.officer.call('agreement.find', { text: number(1) })).rows
    const caseId = row?.caseId ?? ''
    expect(await refusedRow(centre, caseId, 'university')).toBe('seal-out-of-order')
    expect(await refusedRow(centre, caseId, 'college')).toBe('seal-not-yours')
    await at.officer.call('agreement.seal', { caseIds: [caseId], seal: 'college' })
    expect(await refusedRow(at.officer, caseId, 'college')).toBe('seal-ticked-already')
    expect(await refusedRow(at.officer, caseId, 'university')).toBe('seal-not-yours')
    await centre.call('agreement.seal', { caseIds: [caseId], seal: 'university' })
    await at.officer.call('agreement.seal', { caseIds: [caseId], seal: 'employer' })
    expect((await sealsOf(at.officer, caseId)).every(([, who]) => who)).toBe(true)
    expect((await at.officer.call('agreement.case', { caseId })).trail.slice(-3).map(({ label, role }) => [label, role])).toEqual([
      ['登记学院章', '学院审核员'],
      ['登记学校章', '招生就业处'],
      ['登记单位章', '学院审核员'],
    ])
    expect(await at.officer.call('agreement.file', { caseId })).toMatchObject({ state: 'filed' })
  })

  it('hold filing back while one is missing, and nothing is written (S0-60, S0-61)', async () => {
    const { caseId } = await at.approved(number(3))
    await unchanged(async () => {
      expect(await at.officer.refused('agreement.file', { caseId })).toMatchObject({ code: 'seals-missing' })
      expect(await at.officer.refused('agreement.file', { caseId, sealsSeen: ['college', 'employer'] })).toMatchObject({
        code: 'seals-missing',
      })
      expect(await at.operator.refused('agreement.seal', { caseIds: [caseId], seal: 'employer' })).toMatchObject({
        code: 'role-not-allowed',
      })
      const stranger = await inBrowser(at.school, 'T0005')
      expect(await stranger.refused('agreement.file', { caseId, sealsSeen: [...all] })).toMatchObject({ kind: 'not-found' })
    })
  })

  it('are recorded with the filing by whoever files with the paper in hand: ticked, filed (S0-61, S0-62)', async () => {
    const [row] = (await at.officer.call('agreement.find', { text: number(3) })).rows
    const caseId = row?.caseId ?? ''
    expect(row?.sealsMissing).toEqual([...all])
    await at.officer.call('agreement.seal', { caseIds: [caseId], seal: 'college' })
    expect((await at.officer.call('agreement.find', { text: number(3) })).rows[0]?.sealsMissing).toEqual(['university', 'employer'])
    expect(await counselor.call('agreement.file', { caseId, sealsSeen: ['university', 'employer'] })).toMatchObject({ state: 'filed' })
    const seen = await sealsOf(at.officer, caseId)
    expect(seen.map(([, who]) => Boolean(who))).toEqual([true, true, true])
    expect(seen[0]?.[1]).not.toBe(seen[1]?.[1])
  })

  it('are recorded for a pile with a result per row, and taken back within ten minutes where nobody acted since (S0-60, X-9)', async () => {
    const piled = await Promise.all([4, 6, 7].map(async (place) => (await at.approved(number(place))).caseId))
    const stranger = '00000000-0000-4000-8000-000000000000'
    const done = await at.officer.call('agreement.seal', { caseIds: [...piled, stranger], seal: 'college' })
    expect(done.results.map(({ ok, code }) => [ok, code])).toEqual([
      [true, null],
      [true, null],
      [true, null],
      [false, 'not-found'],
    ])
    await centre.call('agreement.seal', { caseIds: [piled[2] ?? ''], seal: 'university' })
    at.school.clock.add(9 * 60_000)
    const undone = await at.officer.call('desk.undo', { bulkId: done.bulkId ?? '' })
    const codes = new Map(undone.results.map(({ caseId, code }) => [caseId, code]))
    expect(piled.map((caseId) => codes.get(caseId))).toEqual([null, null, 'changed-meanwhile'])
    expect(await sealsOf(at.officer, piled[0] ?? '')).toContainEqual(['college', null])
    expect((await sealsOf(at.officer, piled[2] ?? ''))[0]?.[1]).not.toBeNull()
    const again = await at.officer.call('agreement.seal', { caseIds: piled.slice(0, 2), seal: 'college' })
    at.school.clock.add(10 * 60_000)
    expect(await at.officer.refused('desk.undo', { bulkId: again.bulkId ?? '' })).toMatchObject({ code: 'undo-too-late' })
    const tooMany = Array.from({ length: 1001 }, () => stranger)
    expect(await at.officer.refused('agreement.seal', { caseIds: tooMany, seal: 'college' })).toMatchObject({ kind: 'invalid' })
  })

  it('follow the policy: another order, another desk, one that is not needed (S0-60)', async () => {
    const { caseId } = await at.approved(number(9))
    const { seals } = defaultAgreementPolicy
    await at.school.database.transaction((tx) =>
      publishPolicy(
        tx,
        { schoolId, seasonId: '2027' },
        'agreement',
        {
          ...defaultAgreementPolicy,
          sealOrder: ['employer', 'college', 'university'],
          seals: {
            ...seals,
            employer: { ...seals.employer, required: false, by: ['career-centre'] },
            university: { ...seals.university, phone: '027-60000088' },
          },
        },
        at.school.clock.now,
      ),
    )
    expect(await refusedRow(at.officer, caseId, 'employer')).toBe('seal-not-yours')
    await at.officer.call('agreement.seal', { caseIds: [caseId], seal: 'college' })
    const student = await at.student(number(9))
    expect((await student.call('agreement.mine', {})).seals.map(({ seal, phone, required }) => [seal, phone, required])).toEqual([
      ['employer', '', false],
      ['college', '', true],
      ['university', '027-60000088', true],
    ])
    await centre.call('agreement.seal', { caseIds: [caseId], seal: 'university' })
    expect(await at.officer.call('agreement.file', { caseId })).toMatchObject({ state: 'filed' })
  })
})
