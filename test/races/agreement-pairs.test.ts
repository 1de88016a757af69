import sql from 'sql-template-tag'
import { takeDueAgreements } from '../../cloudfunctions/agreement/deadlines'
import type { SealName } from '../../src/shared/agreement/seal'
import { type AgreementAction, type AgreementState, agreementWorkflow } from '../../src/shared/agreement/workflow'
import type { ActionRule } from '../../src/shared/workflow'
import { contentFor, employerIdOf, opinions, passOrigin, prepareEmployer, schoolContact, submitAgreement } from '../support/agreements'
import { schoolId } from '../support/school'
import { type Attempt, type Crowd, codeOf, crowd, expectSound, trailOf } from './crowd'

/** Cases of each pair, and how many clients try either step on each. */
const CASES = 2
const EACH = 4
const DAY = 86_400_000

interface At {
  token: string
  caseId: string
}

/** Who takes which step how; `clock` comes by itself. A step added to the table does not compile here until it is named. */
type Taker = (at: At) => Attempt
const clock = 'clock'
/** Steps a release takes with the agreement: test/races/release.test.ts races them. */
const release = 'release'

/** What is told to whoever comes too late. */
const late = ['refused/wrong-state', 'not-found/not-found', 'refused/confirmed-by-silence', 'refused/employer-has-signed']
/** Steps that leave the state: both of two may succeed, one after the other; whoever repeats one is told so. */
const repeated = ['refused/seal-ticked-already', 'refused/seal-out-of-order', 'refused/return-asked-today']

const rules = agreementWorkflow.actions as Record<AgreementAction, ActionRule<never, AgreementState>>
const actions = Object.keys(rules) as AgreementAction[]
const ofRelease: readonly AgreementAction[] = ['beginRelease', 'dropRelease', 'release']
const stays = (action: AgreementAction) => rules[action].to === 'unchanged'

/** Every two steps, and each with itself, that can start from the same state. Drafts are the student's alone. */
const pairs = (Object.keys(agreementWorkflow.states) as AgreementState[]).flatMap((state) => {
  const own = actions.filter((action) => rules[action].from.includes(state) && !ofRelease.includes(action))
  return own.flatMap((one, index) => own.slice(index).map((other) => [state, one, other] as const))
})

describe('any two steps on the same agreement at the same time', () => {
  let all: Crowd
  let employer: string
  let officer: string
  let centre: string
  let employerId: string
  let begun: Date

  beforeAll(async () => {
    all = await crowd({ graduates: 600 })
    begun = all.school.clock.now
    employer = await all.tokenOf('E0001')
    officer = await all.tokenOf('T0004')
    centre = await all.tokenOf('T0001')
    employerId = await employerIdOf(all.school, 'E0001')
    await prepareEmployer(all.school.web(employer))
  })
  afterAll(() => all?.end())
  afterEach(async () => {
    all.school.clock.now = begun
    await expectSound(all.school)
  })

  const takers: Record<AgreementAction, Taker | typeof clock | typeof release> = {
    submit: ({ token }) => ({ token, action: 'agreement.submit', data: { content: contentFor(employerId), agreesToDefault: true } }),
    withdraw: ({ token }) => ({ token, action: 'agreement.withdraw', data: {} }),
    askReturn: ({ token }) => ({ token, action: 'agreement.askReturn', data: {} }),
    sign: ({ caseId }) =>
      Math.random() < 0.5
        ? { token: employer, action: 'agreement.sign', data: { caseId, ...opinions } }
        : { token: employer, action: 'agreement.signMany', data: { caseIds: [caseId], ...opinions } },
    return: ({ caseId }) => ({ token: employer, action: 'agreement.return', data: { caseId, reason: '岗位已满' } }),
    takeBack: ({ caseId }) => ({ token: employer, action: 'agreement.takeBack', data: { caseId } }),
    confirm: ({ token }) => ({ token, action: 'agreement.confirm', data: {} }),
    object: ({ token }) => ({ token, action: 'agreement.object', data: { reason: '工资写错了' } }),
    confirmByDefault: clock,
    expire: clock,
    askAgain: ({ caseId }) => ({ token: officer, action: 'agreement.askAgain', data: { caseId } }),
    extendConfirm: ({ caseId }) => ({ token: officer, action: 'agreement.extendConfirm', data: { caseId, days: 2, reason: '住院' } }),
    endSilence: ({ caseId }) => ({ token: centre, action: 'agreement.endSilence', data: { caseId, reason: '单位无人办理' } }),
    approve: ({ caseId }) => ({ token: officer, action: 'agreement.approve', data: { caseId, schoolContact } }),
    rejectToEmployer: ({ caseId }) => ({
      token: officer,
      action: 'agreement.reject',
      data: { caseId, to: 'employer', reason: '内容不全' },
    }),
    rejectToStudent: ({ caseId }) => ({ token: officer, action: 'agreement.reject', data: { caseId, to: 'student', reason: '内容不全' } }),
    sealCollege: ({ caseId }) => sealing(officer, caseId, 'college'),
    sealUniversity: ({ caseId }) => sealing(centre, caseId, 'university'),
    sealEmployer: ({ caseId }) => sealing(officer, caseId, 'employer'),
    file: ({ caseId }) => ({
      token: officer,
      action: 'agreement.file',
      data: { caseId, sealsSeen: ['college', 'university', 'employer'] },
    }),
    beginRelease: release,
    dropRelease: release,
    release,
  }
  const sealing = (token: string, caseId: string, seal: SealName): Attempt => ({
    token,
    action: 'agreement.seal',
    data: { caseIds: [caseId], seal },
  })

  /** One agreement of a graduate nobody has used yet, taken to the state the way people take it there. */
  async function oneIn(state: AgreementState, agrees: boolean): Promise<At> {
    const [person] = await all.graduates(1, '计算机学院')
    if (!person) throw new Error('nobody is left')
    const student = all.school.web(person.token)
    const college = all.school.web(officer)
    await passOrigin(student, college)
    const caseId = await (state === 'draft' ? drafted() : submitAgreement(student, employerId, agrees))
    const at = { token: person.token, caseId }
    const follow: Partial<Record<AgreementState, AgreementAction[]>> = {
      returned: ['return'],
      'with-student': ['sign'],
      overdue: ['sign'],
      'with-college': ['sign', 'confirm'],
      approved: ['sign', 'confirm', 'approve'],
      filed: ['sign', 'confirm', 'approve', 'file'],
    }
    for (const action of follow[state] ?? []) {
      const taker = takers[action]
      if (typeof taker === 'string') continue
      const { token, action: name, data } = taker(at)
      await all.school.web(token).call(name as 'agreement.sign', data as never)
    }
    return at

    async function drafted() {
      await student.call('agreement.readNotes', {})
      return (await student.call('agreement.saveDraft', { content: contentFor(employerId) })).caseId
    }
  }

  /** The clock runs beside the people when one of the two steps is its own, and stands where it may take that step. */
  async function clockFor(one: AgreementAction, other: AgreementAction): Promise<(() => Promise<unknown>)[]> {
    const both = [one, other]
    if (!both.some((action) => takers[action] === clock)) return []
    return Array.from(
      { length: EACH },
      () => () => all.ports.database.transaction((tx) => takeDueAgreements(tx, schoolId, all.school.clock.now)),
    )
  }

  it.each(pairs)('%s: %s and %s – one moves it, the other is told, nothing is half-written', async (state, one, other) => {
    const agrees = one === 'confirmByDefault' || other === 'confirmByDefault'
    const cases: At[] = []
    while (cases.length < CASES) cases.push(await oneIn(state, agrees))
    if (state === 'overdue' || one === 'endSilence' || other === 'endSilence') {
      all.school.clock.add(20 * DAY)
      if (state === 'overdue') await all.ports.database.transaction((tx) => takeDueAgreements(tx, schoolId, all.school.clock.now))
    }
    const beside = await clockFor(one, other)
    if (beside.length) all.school.clock.add(9 * DAY)
    const lengths = await Promise.all(cases.map(async ({ caseId }) => (await trailOf(all.school, caseId)).length))
    const steps = [one, other].filter((action) => takers[action] !== clock)
    const perCase = steps.length * EACH
    const answers = await all.race(
      cases.flatMap((at) => steps.flatMap((action) => Array.from({ length: EACH }, () => (takers[action] as Taker)(at)))),
      beside,
    )
    if (beside.length) await beside[0]?.()
    for (const [index, { caseId }] of cases.entries()) {
      const own = answers.slice(index * perCase, (index + 1) * perCase)
      const outcomes = own.map(outcomeOf)
      const taken = (await trailOf(all.school, caseId)).slice(lengths[index])
      // What the trail has is what people were told, and the clock's own step.
      expect([caseId, taken.filter((action) => takers[action as AgreementAction] !== clock).length]).toEqual([
        caseId,
        outcomes.filter((code) => code === 'ok').length,
      ])
      // One step moves it; another follows only where the table lets it start from where the first has led.
      const moves = taken.filter((action) => !stays(action as AgreementAction)) as AgreementAction[]
      const canMove = [one, other].some((action) => !stays(action))
      expect([caseId, moves.slice(0, 1).length]).toEqual([caseId, canMove ? 1 : 0])
      for (const [place, action] of moves.entries())
        expect(rules[action].from).toContain(place === 0 ? state : rules[moves[place - 1] as AgreementAction].to)
      expect(moves.length).toBeLessThanOrEqual(2)
      const seals = taken.filter((action) => action.startsWith('seal'))
      expect(new Set(seals).size).toBe(seals.length)
      for (const action of taken) expect([one, other, 'confirmByDefault', 'expire']).toContain(action)
      expect(outcomes.filter((code) => code !== 'ok' && ![...late, ...repeated].includes(code))).toEqual([])
    }
  })

  /** Bulk steps answer row by row. */
  function outcomeOf(answer: Parameters<typeof codeOf>[0]): string {
    const rows = answer?.ok ? (answer.data as { results?: { ok: boolean; code: string | null }[] }).results : undefined
    if (!rows) return codeOf(answer)
    return rows[0]?.ok ? 'ok' : `${rows[0]?.code === 'not-found' ? 'not-found' : 'refused'}/${rows[0]?.code}`
  }

  it('leaves no pair out: every step that leaves a state meets every other that does', () => {
    const met = new Set(pairs.flatMap(([, one, other]) => [one, other]))
    expect([...met].sort()).toEqual(actions.filter((action) => !ofRelease.includes(action)).sort())
    expect(pairs.length).toBeGreaterThan(40)
  })

  it('keeps what is signed and who is bound in step with where it stands, whatever won (S0-46, S0-66)', async () => {
    const rows = await all.school.database.rows<{ state: string; signed: boolean; bound: boolean }>(sql`
      select distinct c.state, a.signed_at is not null as signed, a.bound_at is not null as bound
      from workflow_case c join agreement a using (school_id, case_id) where c.subject = 'agreement' and c.state <> 'with-employer' order by 1`)
    for (const { state, signed, bound } of rows) {
      const after = ['with-student', 'overdue', 'with-college', 'approved', 'filed'].includes(state)
      if (after) expect([state, signed, bound]).toEqual([state, true, true])
      if (state === 'draft') expect([state, signed, bound]).toEqual([state, false, false])
    }
  })
})
