import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultReleasePolicy } from '../../src/shared/release/policy'
import { schoolContact, sealsSeen, submitAgreement } from '../support/agreements'
import { inkIn, picturesOf } from '../support/raster'
import { accepted, withUniversity } from '../support/releases'
import { type Client, schoolId } from '../support/school'
import { inBrowser, newcomer } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`

interface Fixed {
  number: string | null
  kind: string
  reason: string
  record: { step: string; name: string }[]
}

describe('the sheet that a release adds to the agreement', () => {
  let at: Signing
  let career: Client
  beforeAll(async () => {
    at = await signingSchool()
    career = await inBrowser(at.school, 'T0001')
  })
  afterAll(() => at?.school.end())

  const pdfOf = async (client: Client, action: 'agreement.releaseSheet' | 'agreement.document', caseId: string) => {
    const { url } = await client.call(action, { caseId })
    return at.school.ports.files.get(`folder://${decodeURIComponent(new URL(url).pathname.slice(1))}`)
  }
  const sheet = (client: Client, caseId: string) => pdfOf(client, 'agreement.releaseSheet', caseId)
  const fixed = async (agreementId: string) => {
    const row = await at.school.database.row<{ data: Fixed }>(sql`select p.data from agreement_paper p
      join release r on r.school_id = p.school_id and r.case_id = p.case_id where r.agreement_id = ${agreementId}`)
    return row?.data ?? null
  }
  const papers = () => at.school.database.rows(sql`select case_id, data::text, sha256 from agreement_paper order by case_id`)
  const filed = async (who: string) => {
    const agreement = await at.approved(who)
    await at.officer.call('agreement.file', { caseId: agreement.caseId, sealsSeen })
    return agreement
  }

  it('is one page, fixed when the release is granted, and opens as the same bytes for both parties and the school whatever changes later (S0-64…77)', async () => {
    const agreement = await filed(number(1))
    const before = await pdfOf(at.officer, 'agreement.document', agreement.caseId)
    await career.call('release.grant', { caseId: await withUniversity(at, number(1)) })
    // Nobody has opened the sheet yet; what it says is fixed all the same.
    await at.school.database.run(sql`update employer set name = '改名后的公司', details = details || '{"address":"新地址"}'::jsonb
      where employer_id = ${at.employerId}`)
    await at.school.database.run(sql`update person set name = '改名' where number in (${number(1)}, 'T0004', 'T0001')`)
    const first = await sheet(await at.student(number(1)), agreement.caseId)
    await at.school.database.run(sql`update season set name = '二〇二七届' where season_id = '2027'`)
    await at.school.database.transaction((tx) =>
      publishPolicy(tx, { schoolId, seasonId: '2027' }, 'release', { ...defaultReleasePolicy, times: 3 }, at.school.clock.now),
    )
    at.school.clock.add(86_400_000)
    const className = at.school.people.students.find((row) => row.学号 === number(1))?.班级 ?? ''
    for (const client of [at.operator, at.officer, career, await newcomer(at.school, 'counselor', className)])
      expect((await sheet(client, agreement.caseId)).equals(first)).toBe(true)
    const pages = await picturesOf(first)
    expect(pages.map(({ width, height }) => [width, height])).toEqual([[714, 1009]])
    // Number and hash stand in their cells.
    expect(inkIn(pages[0], { x: 118, y: 108, width: 150, height: 24 })).toBeGreaterThan(0.01)
    const said = await fixed(agreement.caseId)
    expect(JSON.stringify(said)).not.toMatch(/改名|新地址|二〇二七/)
    expect([said?.number, said?.kind, said?.reason]).toEqual([agreement.number, '本人原因解约', '毕业生本人原因，学校已批准解约'])
    expect(said?.record.map(({ step, name }) => [step, name.replace(/^.*（/, '（')])).toEqual([
      ['提出解约', '（毕业生）'],
      ['提交审核', '（毕业生）'],
      ['学院审核通过', '（学院审核员）'],
      ['批准解约', '（招生就业处）'],
    ])
    // The agreement's own PDF is what it was.
    expect((await pdfOf(at.operator, 'agreement.document', agreement.caseId)).equals(before)).toBe(true)
  })

  it('names the hash of the agreement’s PDF, even where nobody had opened that before (S0-57…60, S0-66)', async () => {
    const { caseId } = await at.approved(number(2))
    await career.call('release.grant', { caseId: await withUniversity(at, number(2)) })
    const drawn = await sheet(at.officer, caseId)
    const kept = await at.school.database.row<{ sha256: string }>(sql`select sha256 from agreement_paper where case_id = ${caseId}`)
    const pdf = await pdfOf(at.officer, 'agreement.document', caseId)
    expect(kept?.sha256).toBe(createHash('sha256').update(pdf).digest('hex'))
    expect((await sheet(at.operator, caseId)).equals(drawn)).toBe(true)
  })

  it('says of an agreement that ended before the college had approved it that there is no number and no file (S0-64)', async () => {
    const caseId = await at.confirmed(number(3))
    await career.call('release.grant', { caseId: await withUniversity(at, number(3)) })
    expect(await picturesOf(await sheet(at.operator, caseId), 0.4)).toHaveLength(1)
    expect((await fixed(caseId))?.number).toBeNull()
  })

  it('keeps from the employer who reported its breach, and what was found (S0-70)', async () => {
    const { caseId } = await at.approved(number(4))
    const student = await at.student(number(4))
    const reported = await student.call('release.report', { reason: '单位书面通知取消该岗位，不再接收毕业生' })
    await career.call('release.verify', { caseId: reported.caseId, reason: '单位来函承认取消岗位' })
    const said = await fixed(caseId)
    expect([said?.kind, said?.reason, said?.record.map(({ step }) => step)]).toEqual([
      '用人单位违约',
      '学校核实为用人单位违约',
      ['核实为单位违约'],
    ])
    expect(await picturesOf(await sheet(at.operator, caseId), 0.4)).toHaveLength(1)
  })

  it('tells of the try that succeeded, not of one given up before it (S0-66)', async () => {
    const { caseId } = await at.approved(number(9))
    const student = await at.student(number(9))
    await student.call('release.start', { path: 'breach' })
    await student.call('release.withdraw', {})
    at.school.clock.add(3_600_000)
    await career.call('release.grant', { caseId: await withUniversity(at, number(9)) })
    expect((await fixed(caseId))?.record.map(({ step }) => step)).toEqual(['提出解约', '提交审核', '学院审核通过', '批准解约'])
  })

  it('does not exist before the release is done, nor for strangers, and a refusal writes nothing (X-2)', async () => {
    const { caseId } = await at.approved(number(6))
    const release = await withUniversity(at, number(6))
    const before = await papers()
    for (const client of [await at.student(number(6)), at.operator, at.officer, career])
      expect((await client.refused('agreement.releaseSheet', { caseId })).code).toBe('agreement-not-released')
    await accepted(career, release, ['acceptance'])
    expect(await papers()).toEqual(before)
    await career.call('release.grant', { caseId: release })
    const done = await papers()
    for (const client of [await at.student(number(7)), at.otherOperator, await inBrowser(at.school, 'T0005')])
      expect((await client.refused('agreement.releaseSheet', { caseId })).kind).toBe('not-found')
    expect((await career.refused('agreement.releaseSheet', { caseId: release })).kind).toBe('not-found')
    expect(await papers()).toEqual(done)
  })

  it('is shown as a fault when the store holds other bytes (S0-64…77)', async () => {
    const agreement = (await at.officer.call('agreement.find', { text: number(2) })).rows[0]
    const caseId = agreement?.caseId ?? ''
    const row = await at.school.database.row<{ file_id: string }>(sql`select p.file_id from agreement_paper p
      join release r on r.school_id = p.school_id and r.case_id = p.case_id where r.agreement_id = ${caseId}`)
    const fileId = row?.file_id ?? ''
    const pdf = await at.school.ports.files.get(fileId)
    await at.school.ports.files.put(fileId.replace('folder://', ''), Buffer.concat([pdf, Buffer.from('\n')]), 'application/pdf')
    expect((await at.operator.refused('agreement.releaseSheet', { caseId })).code).toBe('paper-damaged')
    await at.school.ports.files.remove([fileId])
    expect((await sheet(at.operator, caseId)).equals(pdf)).toBe(true)
  })
})

describe('after a release', () => {
  let at: Signing
  let career: Client
  beforeAll(async () => {
    at = await signingSchool()
    career = await inBrowser(at.school, 'T0001')
  })
  afterAll(() => at?.school.end())

  const who = number(1)
  const stateOfPart = async (subject: string, part: string) =>
    (
      await at.school.database.row<{ state: string }>(sql`select c.state from workflow_case c join person p using (school_id)
      where p.number = ${who} and c.student_id = p.person_id and c.subject = ${subject} and c.part = ${part}`)
    )?.state
  const written = () =>
    at.school.database.rows(sql`select c.subject, c.part, c.state, c.version from workflow_case c join person p using (school_id)
      where p.number = ${who} and c.student_id = p.person_id order by c.case_id`)

  let first: { caseId: string; number: string }
  let code: string

  it('takes everything back in one transaction, or nothing: agreement, destination and departure’s career item (S0-66, S2-22)', async () => {
    first = await at.approved(who)
    await at.officer.call('agreement.file', { caseId: first.caseId, sealsSeen })
    const paper = await at.school.database.row<{ qr: string }>(
      sql`select data ->> 'qr' as qr from agreement_paper where case_id = ${first.caseId}`,
    )
    code = paper?.qr ?? ''
    expect((await at.operator.call('agreement.verify', { text: code })).state.label).toBe('已备案')
    expect([await stateOfPart('destination', ''), await stateOfPart('clearance', 'career')]).toEqual(['approved', 'passed'])
    const release = await withUniversity(at, who)
    const before = await written()
    // The last statement of the transaction fails: nothing of it may stay.
    await at.school.database.run(sql`alter table release add constraint never_released check (released_at is null)`)
    await career.ask('release.grant', { caseId: release })
    expect(await written()).toEqual(before)
    await at.school.database.run(sql`alter table release drop constraint never_released`)
    await career.call('release.grant', { caseId: release })
    expect([await stateOfPart('release', first.caseId), await stateOfPart('agreement', '')]).toEqual(['released', 'released'])
    expect([await stateOfPart('destination', ''), await stateOfPart('clearance', 'career')]).toEqual(['draft', 'waiting'])
    const mine = await (await at.student(who)).call('destination.mine', {})
    expect([mine.code, mine.history.map(({ codeName, because }) => [codeName, because])]).toEqual([
      null,
      [['签就业协议形式就业', '就业协议解除']],
    ])
  })

  it('tells whoever scans the paper that the agreement has been released, and since when (S0-58, S0-66)', async () => {
    const releasedAt = at.school.clock.now.toISOString()
    at.school.clock.add(3 * 86_400_000)
    const asked = await at.operator.call('agreement.verify', { text: code })
    expect([asked.state.state, asked.state.label, asked.since, asked.agrees]).toEqual(['released', '已解约', releasedAt, true])
  })

  it('lets the student sign anew: another number, none left out, and the destination registered again (S0-62, S0-66)', async () => {
    const student = await at.student(who)
    const caseId = await submitAgreement(student, at.otherEmployerId)
    await at.otherOperator.call('agreement.sign', { caseId, opinion: '同意接收', superiorOpinion: '' })
    await student.call('agreement.confirm', {})
    const second = await at.officer.call('agreement.approve', { caseId, schoolContact })
    const counted = (text: string) => [text.slice(0, -5), Number(text.slice(-5))]
    expect(counted(second.number)).toEqual([counted(first.number)[0], (counted(first.number)[1] as number) + 1])
    await at.officer.call('agreement.file', { caseId, sealsSeen })
    expect([await stateOfPart('destination', ''), await stateOfPart('clearance', 'career')]).toEqual(['approved', 'passed'])
    expect((await student.call('destination.mine', {})).agreementId).toBe(caseId)
    // The first one stays history, with its sheet; the second has none.
    expect((await at.operator.call('agreement.verify', { text: code })).state.state).toBe('released')
    await at.operator.call('agreement.releaseSheet', { caseId: first.caseId })
    expect((await student.refused('agreement.releaseSheet', { caseId })).code).toBe('agreement-not-released')
    expect((await at.otherOperator.refused('agreement.releaseSheet', { caseId: first.caseId })).kind).toBe('not-found')
  })
})
