import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import type { ActionContract } from '../../src/shared/contract'
import { type ActionName, contracts } from '../../src/shared/contracts'
import { type Role, roleNames, roles } from '../../src/shared/roles'
import { contentFor, employerIdOf, opinions, passOrigin, prepareEmployer, submitAgreement } from '../support/agreements'
import { sendAttachment, smallPdf } from '../support/attachments'
import { invitedBy } from '../support/cards'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser, newcomer, personIdOf } from '../support/sessions'
import { sampleOf, samples } from './samples'
import { everything } from './snapshot'

type Subject = 'agreement' | 'origin' | 'departure' | 'clearance' | 'recommendation' | 'destination' | 'invitation' | 'opening' | 'release'

const onCases = (Object.entries(contracts) as [ActionName, ActionContract][]).filter(([, { scope }]) => scope === 'case')
const callersOf = (action: ActionName): readonly Role[] => {
  const { callers }: ActionContract = contracts[action]
  return Array.isArray(callers) ? (callers as Role[]) : roleNames
}
/** Roles with the whole university in scope have no stranger's case; test/security/walk.test.ts asks the other roles. */
const hasStrangers = (action: ActionName) => callersOf(action).some((role) => roles[role].scope !== 'university')
/** Which cases an action is about. */
const subjectsOf = (action: ActionName): Subject[] => {
  if (action === 'desk.trail' || action === 'attachment.open')
    return ['agreement', 'origin', 'departure', 'clearance', 'recommendation', 'destination', 'invitation', 'opening', 'release']
  if (action.startsWith('card.')) return ['invitation']
  // What the college reports, it reports of an agreement.
  if (['release.reportFor', 'release.reportDelay', 'release.reportable'].includes(action)) return ['agreement']
  if (action === 'departure.decide') return ['clearance']
  return [action.split('.')[0] as Subject]
}

/** What one case answers to a caller: a bulk action answers for each row. */
async function asked(client: Client, action: ActionName, caseId: string | undefined): Promise<string> {
  if (!caseId) throw new Error(`${action} is about a kind of case that this test does not make yet`)
  const answer = await client.ask(action, sampleOf(action, caseId))
  if (!answer.ok) return answer.error.kind === 'not-found' ? 'not-found' : `${answer.error.kind}/${answer.error.code}`
  const rows = (answer.data as { results?: { code: string | null }[] }).results
  return rows ? (rows[0]?.code ?? 'ok') : 'ok'
}

describe('cases of other people', () => {
  // A bachelor and a master of 计算机学院; the second has an advisor and the items of both kinds.
  const [bachelor, second, master] = ['2023010001', '2023010004', '2024110001']
  let school: School
  const caseIds = {} as Record<Subject, string>
  const items: Record<string, string> = {}

  /** A release under way: of a second bachelor of the college, whose agreement the employer has signed. */
  const releaseOf = async (number: string) => {
    const student = await inBrowser(school, number)
    const operator = await inBrowser(school, 'E0001')
    await passOrigin(student, await inBrowser(school, 'T0004'))
    const agreement = await submitAgreement(student, await employerIdOf(school, 'E0001'))
    await prepareEmployer(operator)
    await operator.call('agreement.sign', { caseId: agreement, ...opinions })
    return (await student.call('release.start', { path: 'breach' })).caseId
  }

  const caseOf = async (number: string, subject: Subject, part = '') => {
    const row = await school.database.row<{ case_id: string }>(
      sql`select case_id from workflow_case where student_id = ${await personIdOf(school, number)} and subject = ${subject} and part = ${part}`,
    )
    return row?.case_id ?? ''
  }

  beforeAll(async () => {
    school = await foundedSchool({ employers: 2 })
    const student = await inBrowser(school, bachelor)
    caseIds.origin = await passOrigin(student, await inBrowser(school, 'T0004'))
    caseIds.agreement = await submitAgreement(student, await employerIdOf(school, 'E0001'))
    caseIds.release = await releaseOf(second)
    caseIds.recommendation = (await student.call('recommendation.save', samples['recommendation.save'](''))).caseId
    caseIds.destination = (await student.call('destination.submit', samples['destination.submit'](''))).caseId
    caseIds.invitation = await invitedBy(student, await inBrowser(school, 'E0001'))
    // 少数民族骨干 apply; another student's, so that the first may sign at once.
    const minority = '2023010003'
    await school.database.run(sql`update graduate set training_mode = '6' where person_id = ${await personIdOf(school, minority)}`)
    const applicant = await inBrowser(school, minority)
    await applicant.call('opening.attach', { fileId: await sendAttachment(school, applicant, smallPdf(), 'letter.pdf') })
    caseIds.opening = (await applicant.call('opening.submit', samples['opening.submit'](''))).caseId
    caseIds.departure = await caseOf(bachelor, 'departure')
    caseIds.clearance = await caseOf(master, 'clearance', 'library-books')
    for (const part of ['advisor', 'library-books', 'dormitory']) items[part] = await caseOf(master, 'clearance', part)
  })
  afterAll(() => school?.end())

  /** People whose role may call something about cases, with a scope in which these cases are not. */
  async function strangers(): Promise<Record<Role, Client[]>> {
    const foreign = await employerIdOf(school, 'E0002')
    return {
      student: [await inBrowser(school, '2023010002'), await inBrowser(school, '2023020001')],
      'class-monitor': [await newcomer(school, 'class-monitor', '英语2301班')],
      'employer-operator': [await newcomer(school, 'employer-operator', foreign), await inBrowser(school, 'E0002')],
      advisor: [await newcomer(school, 'advisor', 'self')],
      counselor: [await newcomer(school, 'counselor', '英语2301班')],
      'college-officer': [await inBrowser(school, 'T0005'), await newcomer(school, 'college-officer', '没有案子的学院')],
      'college-secretary': [await newcomer(school, 'college-secretary', '机械工程学院')],
      'career-centre': [],
      registry: [],
      'clearance-officer': [await inBrowser(school, 'T0011'), await newcomer(school, 'clearance-officer', '图书馆@机械工程学院')],
      'dormitory-officer': [
        await newcomer(school, 'dormitory-officer', '没有楼的校区'),
        await newcomer(school, 'dormitory-officer', '未来城校区'),
      ],
      'photo-operator': [await newcomer(school, 'photo-operator', '未来城校区')],
      'hiring-unit': [await newcomer(school, 'hiring-unit', '图书馆')],
      'award-reviewer': [await newcomer(school, 'award-reviewer', 'university')],
      administrator: [],
    }
  }

  it.each(onCases.map(([action]) => action).filter(hasStrangers))(
    '%s answers not-found for a case of another college, class, student, employer, office or advisor, and writes nothing (X-2)',
    async (action) => {
      const people = await strangers()
      const before = await everything(school.database, ['request'])
      let asks = 0
      for (const role of callersOf(action))
        for (const client of people[role])
          for (const subject of subjectsOf(action)) {
            expect([role, subject, await asked(client, action, caseIds[subject])]).toEqual([role, subject, 'not-found'])
            asks += 1
          }
      // Whoever serves the whole university is nobody's stranger.
      const narrow = callersOf(action).some((role) => roles[role].scope !== 'university')
      if (asks === 0 && narrow) throw new Error(`no stranger asked ${action}`)
      expect(await everything(school.database, ['request'])).toEqual(before)
    },
  )

  it('answers not-found for an id that no case has, and for a case of another process, to whoever may call (X-2)', async () => {
    for (const [action] of onCases)
      for (const role of callersOf(action)) {
        const client = await newcomer(school, role, role === 'employer-operator' ? await employerIdOf(school, 'E0001') : '计算机学院')
        expect([action, role, await asked(client, action, randomUUID())]).toEqual([action, role, 'not-found'])
        const others = (Object.keys(caseIds) as Subject[]).filter((subject) => !subjectsOf(action).includes(subject))
        for (const subject of others)
          expect([action, role, subject, await asked(client, action, caseIds[subject])]).toEqual([action, role, subject, 'not-found'])
      }
  })

  it('shows the same cases to those they concern: the ids above are right, only the callers were not (X-2)', async () => {
    const employer = await inBrowser(school, 'E0001')
    const officer = await inBrowser(school, 'T0004')
    const library = await inBrowser(school, 'T0007')
    const centre = await inBrowser(school, 'T0001')
    const rightful: Partial<Record<ActionName, Client>> = {
      'departure.decide': library,
      'desk.trail': officer,
      'agreement.document': employer,
    }
    // Looking first: what is decided here moves the case.
    const looking = onCases.filter(([, { kind }]) => kind === 'query')
    // A file that lies with no case is not found for anybody; test/attachment opens a real one.
    const others = onCases.filter((entry) => !looking.includes(entry) && entry[0] !== 'attachment.open' && entry[0] !== 'release.detach')
    for (const [action] of [...looking, ...others]) {
      const client = action.startsWith('opening.')
        ? centre
        : (rightful[action] ?? (callersOf(action).includes('employer-operator') ? employer : officer))
      expect([action, await asked(client, action, caseIds[subjectsOf(action)[0] ?? 'origin'])]).not.toEqual([action, 'not-found'])
    }
  })

  it('lets an advisor decide the own item only, an office never the advisor’s, a dormitory officer only dormitory items (S2-13, S2-14)', async () => {
    const advisor = await inBrowser(school, school.people.students.find((row) => row.学号 === master)?.导师工号 ?? '')
    expect(await asked(advisor, 'departure.decide', items['library-books'] ?? '')).toBe('not-your-item')
    const dormitory = await newcomer(school, 'dormitory-officer', '未来城校区')
    expect(await asked(dormitory, 'departure.decide', items['library-books'] ?? '')).toBe('not-found')
    expect(await asked(dormitory, 'departure.decide', items.dormitory ?? '')).toBe('advisor-not-passed')
    const library = await inBrowser(school, 'T0007')
    expect(await asked(library, 'departure.decide', items.advisor ?? '')).toBe('not-found')
  })

  it('hides an agreement from the employer again once it is withdrawn and rewritten for another (X-2, S0-36)', async () => {
    const number =
      school.people.students.find((row) => row.学号 !== bachelor && row.学院 === '计算机学院' && row.培养方式 === '非定向')?.学号 ?? ''
    const student = await inBrowser(school, number)
    await passOrigin(student, await inBrowser(school, 'T0004'))
    const caseId = await submitAgreement(student, await employerIdOf(school, 'E0001'))
    const employer = await inBrowser(school, 'E0001')
    expect(await asked(employer, 'agreement.case', caseId)).toBe('ok')
    await student.call('agreement.withdraw', {})
    await student.call('agreement.saveDraft', { content: contentFor(await employerIdOf(school, 'E0002'), { pay: '另一家的工资' }) })
    for (const action of ['agreement.case', 'desk.trail', 'agreement.sign'] as const)
      expect([action, await asked(employer, action, caseId)]).toEqual([action, 'not-found'])
    const { rows } = await employer.call('agreement.queue', { list: 'all' })
    expect(rows.map((row) => row.caseId)).not.toContain(caseId)
  })
})
