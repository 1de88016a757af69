import sql from 'sql-template-tag'
import { auditFaults } from '../../cloudfunctions/_kit/audit-verify'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultReleasePolicy } from '../../src/shared/release/policy'
import { contentFor, opinions, submitAgreement } from '../support/agreements'
import { photograph, sendAttachment, smallPdf } from '../support/attachments'
import { inboxOf } from '../support/inbox'
import { accepted, gather, handIn, letterOf, stateOf, talk, withUniversity } from '../support/releases'
import { type Client, schoolId } from '../support/school'
import { inBrowser } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

describe('违约解约：学生、学院、学校', () => {
  let at: Signing
  let career: Client
  const [first, second, third, fourth, fifth] = ['2023010001', '2023010002', '2023010003', '2023010004', '2023010009'] as [
    string,
    string,
    string,
    string,
    string,
  ]

  beforeAll(async () => {
    at = await signingSchool()
    career = await inBrowser(at.school, 'T0001')
  })
  afterAll(() => at?.school.end())
  afterEach(async () => expect((await auditFaults(at.school.database)).faults).toEqual([]))

  const view = async (client: Client, caseId: string) => client.call('release.case', { caseId })
  const pieceStates = async (client: Client, caseId: string) =>
    Object.fromEntries((await view(client, caseId)).pieces.map(({ piece, state }) => [piece, state.state]))

  it('lets the student ask for a return in one tap before the employer signs, once a day, and tells the employer (S0-65)', async () => {
    const caseId = await at.submitted(fifth)
    const student = await at.student(fifth)
    expect(await student.call('agreement.askReturn', {})).toMatchObject({ caseId, state: 'with-employer' })
    expect((await inboxOf(at.operator)).join()).toContain('毕业生请单位退回协议')
    expect((await student.refused('agreement.askReturn', {})).code).toBe('return-asked-today')
    at.school.clock.add(86_400_000)
    await student.call('agreement.askReturn', {})
    await at.operator.call('agreement.sign', { caseId, ...opinions })
    const { code, fix } = await student.refused('agreement.withdraw', {})
    expect([code, (await student.refused('agreement.askReturn', {})).code, fix]).toEqual(['wrong-state', 'wrong-state', undefined])
    const { mayI, links } = await student.call('agreement.mine', {})
    expect(mayI.map(({ action }) => action)).toEqual(['confirm', 'object'])
    expect(links.map(({ page }) => page)).toEqual(['/pages/release/index'])
  })

  it('opens the procedure with the employer’s signature, whether or not college or university have confirmed; after it nothing else ends the agreement (S0-64, S0-66)', async () => {
    await at.submitted(first)
    const student = await at.student(first)
    expect((await student.refused('release.start', { path: 'breach' })).code).toBe('agreement-not-binding')
    const { rows } = await at.operator.call('agreement.queue', { list: 'to-sign', search: first })
    const agreementId = rows[0]?.caseId ?? ''
    await at.operator.call('agreement.sign', { caseId: agreementId, ...opinions })
    const { ways } = await student.call('release.mine', {})
    expect(ways.map(({ path, offer }) => [path, offer.blocked?.code ?? null])).toEqual([
      ['breach', null],
      ['doctoral-a', 'release-without-clause'],
      ['doctoral-b', null],
      ['employer-breach', null],
    ])
    // An objection brings it back to the employer; the signature stands, and only this procedure is a way out.
    await student.call('agreement.object', { reason: '岗位写错了' })
    const refused = await student.refused('agreement.withdraw', {})
    expect([refused.code, refused.fix?.page]).toEqual(['employer-has-signed', '/pages/release/index'])
    const { caseId } = await student.call('release.start', { path: 'breach' })
    expect(await stateOf(at.school, caseId)).toBe('open')
    await student.call('release.withdraw', {})
    expect(await stateOf(at.school, caseId)).toBe('abandoned')
  })

  it('shows the student what is missing, and refuses the packet until every piece is there (S0-71, S0-72, S0-74)', async () => {
    await at.confirmed(second)
    const student = await at.student(second)
    const { caseId } = await student.call('release.start', { path: 'breach' })
    const shown = async () => (await student.call('release.mine', {})).release
    expect((await shown())?.pieces.map(({ piece, state, lacking }) => [piece, state.state, lacking.length])).toEqual([
      ['release-letter', 'missing', 1],
      ['apology', 'missing', 3],
      ['interview', 'missing', 1],
      ['acceptance', 'missing', 1],
    ])
    expect((await student.refused('release.submit', {})).code).toBe('packet-incomplete')
    await handIn(at.school, student, caseId, 'release-letter')
    await handIn(at.school, student, caseId, 'acceptance')
    // The handwriting is photographed; a PDF is typed.
    const pdf = await sendAttachment(at.school, student, smallPdf(), 'a.pdf')
    expect((await student.refused('release.attach', { caseId, piece: 'apology', fileId: pdf })).fields?.fileId).toContain('照片')
    await handIn(at.school, student, caseId, 'apology')
    const short = await student.call('release.saveLetter', { text: `${letterOf(498)}，\n \n`, postedOn: '2027-03-01', tracking: '' })
    expect(short).toEqual({ characters: 499, lacking: ['致歉信不少于 500 字，还差 1 字'] })
    expect((await student.refused('release.submit', {})).code).toBe('packet-incomplete')
    const unsent = await student.call('release.saveLetter', { text: letterOf(500), postedOn: null, tracking: '' })
    expect(unsent.lacking).toEqual(['请寄出原件，并填写寄出日期'])
    expect((await student.refused('release.submit', {})).code).toBe('packet-incomplete')
    const late = await student.refused('release.saveLetter', { text: letterOf(500), postedOn: '2027-12-01', tracking: '' })
    expect(late.fields?.postedOn).toBe('寄出日期不能晚于今天')
    await student.call('release.saveLetter', { text: letterOf(500), postedOn: '2027-03-01', tracking: 'SF1' })
    expect((await student.call('desk.home', {})).todos.map(({ title }) => title)).toContain('解约材料已齐，请提交审核')
    await student.call('release.submit', {})
    expect(await stateOf(at.school, caseId)).toBe('with-college')
    expect((await inboxOf(at.operator)).join()).toContain('正在申请解除与贵单位的就业协议')
  })

  it('keeps each piece with its own state, reviewer and reason, and leads back to the student (S0-71…74)', async () => {
    const student = await at.student(second)
    const { rows } = await at.officer.call('release.queue', { list: 'to-review' })
    const caseId = rows[0]?.caseId ?? ''
    expect(rows[0]?.missing).toEqual(['辅导员谈话记录'])
    expect((await student.refused('release.saveLetter', { text: '改', postedOn: null, tracking: '' })).code).toBe('wrong-state')
    expect((await at.officer.refused('release.reject', { caseId })).code).toBe('nothing-returned')
    expect((await at.officer.refused('release.approve', { caseId })).code).toBe('pieces-not-accepted')
    expect((await at.officer.refused('release.decidePiece', { caseId, piece: 'apology', decision: 'return' })).code).toBe('reason-missing')
    expect((await at.officer.refused('release.decidePiece', { caseId, piece: 'interview', decision: 'accept' })).code).toBe('piece-missing')
    expect((await at.officer.refused('release.decidePiece', { caseId, piece: 'evidence', decision: 'accept' })).code).toBe('piece-not-here')
    expect((await career.refused('release.decidePiece', { caseId, piece: 'apology', decision: 'accept' })).code).toBe('wrong-state')
    await at.officer.call('release.decidePiece', { caseId, piece: 'release-letter', decision: 'return', reason: '公章看不清' })
    await accepted(at.officer, caseId, ['apology', 'acceptance'])
    await at.officer.call('release.reject', { caseId })
    expect((await inboxOf(student)).join()).toContain('解约函（公章看不清）')
    const mine = (await student.call('release.mine', {})).release
    expect(mine?.pieces.map(({ piece, state, reason, mayHandIn }) => [piece, state.state, reason, mayHandIn])).toEqual([
      ['release-letter', 'returned', '公章看不清', true],
      ['apology', 'accepted', null, false],
      ['interview', 'missing', null, false],
      ['acceptance', 'accepted', null, false],
    ])
    expect(mine?.pieces[0]?.reviewer).toBeTruthy()
    // What was sent back has to change, and what was accepted cannot.
    expect((await student.refused('release.submit', {})).code).toBe('packet-incomplete')
    const photo = await sendAttachment(at.school, student, await photograph())
    expect((await student.refused('release.attach', { caseId, piece: 'acceptance', fileId: photo })).code).toBe('piece-accepted')
    expect((await student.refused('release.attach', { caseId, piece: 'interview', fileId: photo })).code).toBe('piece-not-yours')
    await student.call('release.attach', { caseId, piece: 'release-letter', fileId: photo })
    await student.call('release.submit', {})
    expect((await pieceStates(at.officer, caseId))['release-letter']).toBe('handed-in')
    const { trail } = await student.call('desk.trail', { caseId })
    expect(trail.map(({ label, reason }) => `${label} ${reason ?? ''}`)).toContain('材料不通过 解约函：公章看不清')
  })

  it('waits for the counselor’s talk and the sight of the posted letter before the college can approve (S0-73)', async () => {
    const { rows } = await at.officer.call('release.queue', { list: 'to-interview' })
    const caseId = rows[0]?.caseId ?? ''
    expect((await at.officer.call('desk.home', {})).todos.map(({ id }) => id)).toContain('release-interview')
    await accepted(at.officer, caseId, ['release-letter'])
    expect((await at.officer.refused('release.approve', { caseId })).code).toBe('pieces-not-accepted')
    const tomorrow = await at.officer.refused('release.interview', { caseId, ...talk, on: '2027-12-01' })
    expect(tomorrow.fields?.on).toBe('谈话日期不能晚于今天')
    await at.officer.call('release.interview', { caseId, ...talk })
    expect((await view(at.officer, caseId)).interview).toMatchObject({ on: '2027-03-01', postingSeen: true })
    await at.officer.call('release.approve', { caseId })
    expect(await stateOf(at.school, caseId)).toBe('with-university')
  })

  it('ends the agreement with the university’s word: history for all three, and signing opens again (S0-66, S0-68)', async () => {
    const { rows } = await career.call('release.queue', { list: 'to-grant' })
    const caseId = rows[0]?.caseId ?? ''
    const student = await at.student(second)
    await career.call('release.decidePiece', { caseId, piece: 'acceptance', decision: 'return', reason: '没有单位名称' })
    expect((await career.refused('release.grant', { caseId })).code).toBe('pieces-not-accepted')
    await career.call('release.reject', { caseId })
    await student.call('release.attach', {
      caseId,
      piece: 'acceptance',
      fileId: await sendAttachment(at.school, student, smallPdf(), 'a.pdf'),
    })
    await student.call('release.submit', {})
    await accepted(at.officer, caseId, ['acceptance'])
    await at.officer.call('release.approve', { caseId })
    const { agreement } = await view(career, caseId)
    expect(await career.call('release.grant', { caseId })).toMatchObject({ state: 'released' })
    expect(await stateOf(at.school, agreement.caseId)).toBe('released')
    expect((await inboxOf(student)).join()).toContain('可以重新签约')
    expect((await inboxOf(at.operator)).join()).toContain('毕业生本人原因，学校已批准解约')
    const mine = await student.call('agreement.mine', {})
    expect([mine.caseId, mine.state.state, mine.ended.map((one) => one.caseId)]).toEqual([null, 'draft', [agreement.caseId]])
    for (const client of [student, at.operator, at.officer, career])
      expect((await client.call('agreement.case', { caseId: agreement.caseId })).state.state).toBe('released')
    expect((await at.operator.call('agreement.queue', { list: 'ended' })).rows.map((row) => row.caseId)).toContain(agreement.caseId)
    expect((await at.operator.call('agreement.queue', { list: 'signed' })).rows.map((row) => row.caseId)).not.toContain(agreement.caseId)
    const next = await submitAgreement(student, at.otherEmployerId)
    expect(next).not.toBe(agreement.caseId)
    expect((await student.call('desk.home', {})).progress.find(({ title }) => title === '就业协议网签')?.state).toBe('待单位签约')
    await at.otherOperator.call('agreement.sign', { caseId: next, ...opinions })
    expect((await student.call('agreement.mine', {})).caseId).toBe(next)
  })

  it('allows one breach per graduate; a second only with the university’s exception, recorded and told (S0-68)', async () => {
    const student = await at.student(second)
    const { used, allowed, ways } = await student.call('release.mine', {})
    expect([used, allowed, ways.find(({ path }) => path === 'breach')?.offer.blocked?.code]).toEqual([1, 1, 'release-used-up'])
    expect((await student.refused('release.start', { path: 'breach' })).code).toBe('release-used-up')
    expect((await at.officer.refused('release.grantException', { number: second, reason: '家庭变故' })).code).toBe('role-not-allowed')
    expect((await career.refused('release.grantException', { number: third, reason: '家庭变故' })).fields?.number).toContain('不需要例外')
    expect((await career.refused('release.grantException', { number: '0000', reason: '家庭变故' })).kind).toBe('not-found')
    await career.call('release.grantException', { number: second, reason: '父亲病重，须回家乡就业' })
    expect((await career.refused('release.grantException', { number: second, reason: '再来一次' })).fields?.number).toContain('尚未使用')
    expect((await inboxOf(student)).join()).toContain('父亲病重')
    expect((await career.call('release.records', {})).exceptions.map(({ number }) => number)).toEqual([second])
    expect(await at.school.database.rows(sql`select detail ->> 'reason' as reason from event where kind = 'release-exception'`)).toEqual([
      { reason: '父亲病重，须回家乡就业' },
    ])
    expect((await student.call('release.start', { path: 'breach' })).state).toBe('open')
    await student.call('release.withdraw', {})
  })

  it('begins when the window opens; what has begun is finished, and an admission does not wait (S0-67)', async () => {
    const place = { schoolId, seasonId: '2027' }
    const later = { ...defaultReleasePolicy, window: { opens: '2027-03-15T08:00', closes: '2027-03-20T08:00' } }
    await at.school.database.transaction((tx) => publishPolicy(tx, place, 'release', later, at.school.clock.now))
    await at.signed(third)
    const student = await at.student(third)
    const early = await student.call('release.mine', {})
    expect([early.window.state, early.ways[0]?.offer.blocked?.code]).toEqual(['early', 'release-window-closed'])
    expect((await student.refused('release.start', { path: 'breach' })).code).toBe('release-window-closed')
    const writtenBefore = await at.school.database.row(
      sql`select count(*)::int as count from release r join person p on p.person_id = r.student_id where p.number = ${third}`,
    )
    expect(writtenBefore).toEqual({ count: 0 })
    at.school.clock.set('2027-03-16T09:00')
    const { caseId } = await student.call('release.start', { path: 'breach' })
    at.school.clock.set('2027-03-25T09:00')
    await gather(at.school, student, caseId)
    await student.call('release.submit', {})
    expect(await stateOf(at.school, caseId)).toBe('with-college')
    expect((await at.student(first).then((client) => client.refused('release.start', { path: 'breach' }))).code).toBe(
      'release-window-closed',
    )
    await at.officer.call('desk.extendWindow', { number: first, process: 'release', closes: '2027-04-01T12:00' })
    expect((await (await at.student(first)).call('release.start', { path: 'breach' })).state).toBe('open')
    await at.school.database.transaction((tx) => publishPolicy(tx, place, 'release', defaultReleasePolicy, at.school.clock.now))
  })

  it('tells the employer when an application it was told of comes to nothing, and leaves the agreement and its deadline as they were (S0-66)', async () => {
    const { rows } = await at.officer.call('release.queue', { list: 'to-review' })
    const row = rows.find(({ number }) => number === third)
    const { agreement } = await view(at.officer, row?.caseId ?? '')
    const due = await at.school.database.row<{ due_at: Date }>(sql`select due_at from workflow_case where case_id = ${agreement.caseId}`)
    expect(due?.due_at).toBeTruthy()
    await (await at.student(third)).call('release.withdraw', {})
    expect((await inboxOf(at.operator)).join()).toContain('的解约申请已终止')
    expect(await at.school.database.row(sql`select due_at from workflow_case where case_id = ${agreement.caseId}`)).toEqual(due)
  })

  it('is stopped when the employer takes its signature back: there is nothing to be released from (S0-64, S0-65)', async () => {
    const agreementId = await at.signed(fourth)
    const student = await at.student(fourth)
    const { caseId } = await student.call('release.start', { path: 'breach' })
    await gather(at.school, student, caseId)
    await at.operator.call('agreement.takeBack', { caseId: agreementId })
    const refused = await student.refused('release.submit', {})
    expect([refused.code, refused.fix?.page]).toEqual(['agreement-not-binding', '/pages/agreement/index'])
    await student.call('agreement.withdraw', {})
    await student.call('release.withdraw', {})
    // Signed anew by another employer the same case begins again, and the old employer's letters do not count.
    await student.call('agreement.submit', { content: contentFor(at.otherEmployerId), agreesToDefault: true })
    await at.otherOperator.call('agreement.sign', { caseId: agreementId, ...opinions })
    expect((await student.call('release.start', { path: 'breach' })).caseId).toBe(caseId)
    const { release } = await student.call('release.mine', {})
    expect([release?.letter.characters, release?.pieces.flatMap(({ files }) => files)]).toEqual([0, []])
  })

  it('lets the university refuse with a reason; the agreement stays (S0-68)', async () => {
    const number = '2023010006'
    const agreement = await at.approved(number)
    const caseId = await withUniversity(at, number)
    await career.call('release.refuse', { caseId, reason: '接收函经核实不真实' })
    expect([await stateOf(at.school, caseId), await stateOf(at.school, agreement.caseId)]).toEqual(['abandoned', 'approved'])
    expect((await inboxOf(await at.student(number))).join()).toContain('接收函经核实不真实')
    const paper = {
      caseId: agreement.caseId,
      sealsSeen: ['college', 'university', 'employer'] as ('college' | 'university' | 'employer')[],
    }
    expect((await at.officer.call('agreement.file', paper)).state).toBe('filed')
  })
})
