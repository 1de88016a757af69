import sql from 'sql-template-tag'
import { employerIdOf, opinions, passOrigin, prepareEmployer, schoolContact, sealsSeen, submitAgreement } from '../support/agreements'
import { accepted, gather, talk } from '../support/releases'
import { type Attempt, type Crowd, codeOf, crowd, expectSound } from './crowd'

const COLLEGE = '计算机学院'
const EACH = 4

describe('a release against everything else that moves its agreement', () => {
  let all: Crowd
  let officer: string
  let career: string
  let employer: string
  let employerId: string

  beforeAll(async () => {
    all = await crowd({ graduates: 240 })
    officer = await all.tokenOf('T0004')
    career = await all.tokenOf('T0001')
    employer = await all.tokenOf('E0001')
    employerId = await employerIdOf(all.school, 'E0001')
    await prepareEmployer(all.school.web(employer))
  })
  afterAll(() => all?.end())
  afterEach(() => expectSound(all.school))

  interface Pair {
    token: string
    personId: string
    agreementId: string
    releaseId: string
  }

  /** Releases that only wait for the university's word; their agreements are signed, or approved as well. */
  async function releases(count: number, approved: boolean): Promise<Pair[]> {
    const made: Pair[] = []
    for (const { token, personId } of await all.graduates(count, COLLEGE)) {
      const student = all.school.web(token)
      const college = all.school.web(officer)
      await passOrigin(student, college)
      const agreementId = await submitAgreement(student, employerId)
      await all.school.web(employer).call('agreement.sign', { caseId: agreementId, ...opinions })
      if (approved) {
        await student.call('agreement.confirm', {})
        await college.call('agreement.approve', { caseId: agreementId, schoolContact })
      }
      const { caseId } = await student.call('release.start', { path: 'breach' })
      await gather(all.school, student, caseId)
      await student.call('release.submit', {})
      await college.call('release.interview', { caseId, ...talk })
      await accepted(college, caseId, ['release-letter', 'apology', 'acceptance'])
      await college.call('release.approve', { caseId })
      made.push({ token, personId, agreementId, releaseId: caseId })
    }
    return made
  }

  const statesOf = async ({ agreementId, releaseId }: Pair) => {
    const rows = await all.school.database.rows<{ case_id: string; state: string }>(
      sql`select case_id, state from workflow_case where case_id in (${agreementId}, ${releaseId})`,
    )
    const of = (id: string) => rows.find(({ case_id }) => case_id === id)?.state
    return { agreement: of(agreementId), release: of(releaseId) }
  }
  const stepsOf = async (caseId: string, action: string) =>
    (await all.school.database.rows(sql`select 1 from audit where case_id = ${caseId} and action = ${action}`)).length
  const times = (make: () => Attempt): Attempt[] => Array.from({ length: EACH }, make)
  const grant = ({ releaseId }: Pair): Attempt => ({ token: career, action: 'release.grant', data: { caseId: releaseId } })

  it('ends the agreement once, whether or not it is filed in the same moment (S0-66, S0-61)', async () => {
    const pairs = await releases(4, true)
    await all.race(
      pairs.flatMap((pair) => [
        ...times(() => grant(pair)),
        ...times(() => ({ token: officer, action: 'agreement.file', data: { caseId: pair.agreementId, sealsSeen } })),
      ]),
    )
    for (const pair of pairs) {
      expect(await statesOf(pair)).toEqual({ agreement: 'released', release: 'released' })
      expect([await stepsOf(pair.agreementId, 'release'), await stepsOf(pair.releaseId, 'grant')]).toEqual([1, 1])
      expect(await stepsOf(pair.agreementId, 'file')).toBeLessThanOrEqual(1)
    }
  })

  it('ends the agreement once, whether or not the student confirms it in the same moment (S0-66, S0-47)', async () => {
    const pairs = await releases(4, false)
    await all.race(
      pairs.flatMap((pair) => [
        ...times(() => grant(pair)),
        ...times(() => ({ token: pair.token, action: 'agreement.confirm', data: {} })),
      ]),
    )
    for (const pair of pairs) expect(await statesOf(pair)).toEqual({ agreement: 'released', release: 'released' })
  })

  it('either ends the agreement or leaves it whole when the student withdraws or the employer takes back in the same moment (S0-65, S0-66)', async () => {
    const pairs = await releases(6, false)
    const answers = await all.race(
      pairs.flatMap((pair) => [
        grant(pair),
        { token: pair.token, action: 'release.withdraw', data: {} },
        { token: employer, action: 'agreement.takeBack', data: { caseId: pair.agreementId } },
      ]),
    )
    for (const [index, pair] of pairs.entries()) {
      const { agreement, release } = await statesOf(pair)
      const granted = codeOf(answers[index * 3] as (typeof answers)[number]) === 'ok'
      expect([release, agreement === 'released']).toEqual([granted ? 'released' : release, granted])
      expect(['released', 'abandoned', 'with-university']).toContain(release)
    }
  })

  it('makes one case of two starts at once, and one exception of two officers (S0-68)', async () => {
    const [pair] = await releases(1, false)
    if (!pair) throw new Error('no release')
    await all.school.web(career).call('release.grant', { caseId: pair.releaseId })
    const number = (await all.school.database.row<{ number: string }>(sql`select number from person where person_id = ${pair.personId}`))
      ?.number
    await all.race(times(() => ({ token: career, action: 'release.grantException', data: { number, reason: '家庭变故' } })))
    expect(await all.school.database.rows(sql`select 1 from release_exception where person_id = ${pair.personId}`)).toHaveLength(1)
    const student = all.school.web(pair.token)
    const agreementId = await submitAgreement(student, employerId)
    await all.school.web(employer).call('agreement.sign', { caseId: agreementId, ...opinions })
    await all.race(times(() => ({ token: pair.token, action: 'release.start', data: { path: 'breach' } })))
    expect(
      await all.school.database.rows(sql`select 1 from workflow_case where subject = 'release' and part = ${agreementId}`),
    ).toHaveLength(1)
  })
})
