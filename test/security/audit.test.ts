import sql, { raw } from 'sql-template-tag'
import { auditFaults } from '../../cloudfunctions/_kit/audit-verify'
import { employerIdOf, opinions, passOrigin, prepareEmployer, submitAgreement } from '../support/agreements'
import { foundedSchool, type School } from '../support/school'
import { inBrowser } from '../support/sessions'

describe('the audit trail', () => {
  let school: School
  let caseId: string
  const faults = async () => (await auditFaults(school.database)).faults
  /** What only somebody with the database's own keys can do: the triggers are off for one statement. */
  const tampered = (statement: string) =>
    school.database.transaction(async (tx) => {
      await tx.run(sql`alter table audit disable trigger user`)
      await tx.run(raw(statement))
      await tx.run(sql`alter table audit enable trigger user`)
    })

  beforeEach(async () => {
    school = await foundedSchool({ employers: 1 })
    const student = await inBrowser(school, '2023010001')
    const employer = await inBrowser(school, 'E0001')
    await passOrigin(student, await inBrowser(school, 'T0004'))
    caseId = await submitAgreement(student, await employerIdOf(school, 'E0001'))
    await prepareEmployer(employer)
    await employer.call('agreement.sign', { caseId, ...opinions })
    await student.call('agreement.object', { reason: '工资写错了' })
    await employer.call('agreement.return', { caseId, reason: '岗位已满' })
  })
  afterEach(() => school?.end())

  it('verifies as it was written: every step of every case, in order (X-7)', async () => {
    expect(await auditFaults(school.database)).toMatchObject({ entries: 6, cases: 2, faults: [] })
  })

  it('refuses update, delete and truncate in the database itself (X-7)', async () => {
    const attempts = [
      "update audit set reason = 'x'",
      'delete from audit',
      'truncate audit',
      'truncate audit cascade',
      `insert into audit select * from audit where case_id = '${caseId}' and seq = 1 on conflict (school_id, case_id, seq) do update set reason = 'x'`,
    ]
    for (const attempt of attempts) await expect(school.database.run(raw(attempt))).rejects.toThrow('append-only')
    expect(await auditFaults(school.database)).toMatchObject({ entries: 6, faults: [] })
  })

  it('finds tampering in every way it can be done behind the triggers (X-7)', async () => {
    const of = `where case_id = '${caseId}'`
    const ways = {
      'a changed reason': `update audit set reason = '别的原因' ${of} and seq = 3`,
      'a changed state': `update audit set to_state = 'filed' ${of} and seq = 4`,
      'another role': `update audit set role = 'administrator' ${of} and seq = 2`,
      'another person': `update audit set actor_id = gen_random_uuid() ${of} and seq = 2`,
      'another time': `update audit set at = at + interval '1 second' ${of} and seq = 2`,
      'other details': `update audit set detail = '{"agreesToDefault":false}' ${of} and seq = 1`,
    }
    await school.database.run(sql`create table kept as table audit`)
    for (const [what, statement] of Object.entries(ways)) {
      await tampered(statement)
      expect([what, await faults()]).toEqual([what, expect.arrayContaining([expect.stringContaining(caseId)])])
      await tampered('delete from audit')
      await school.database.run(sql`insert into audit select * from kept`)
      expect([what, await faults()]).toEqual([what, []])
    }
  })

  it('finds two entries in exchanged order (X-7)', async () => {
    await tampered(`update audit set seq = seq + 100 where case_id = '${caseId}' and seq in (2, 3)`)
    await tampered(`update audit set seq = case seq when 102 then 3 else 2 end where case_id = '${caseId}' and seq in (102, 103)`)
    expect(await faults()).toContainEqual(expect.stringContaining(`case ${caseId}: entry 2`))
  })

  it('finds a dropped entry, in the middle and at the beginning (X-7)', async () => {
    await tampered(`delete from audit where case_id = '${caseId}' and seq = 2`)
    expect(await faults()).toContainEqual(expect.stringContaining(`case ${caseId}: entry 3`))
    await tampered(`delete from audit where case_id = '${caseId}' and seq = 1`)
    expect(await faults()).toContainEqual(expect.stringContaining(`case ${caseId}: entry 3`))
  })

  it('finds a tail cut off, and a whole trail removed (X-7)', async () => {
    await tampered(`delete from audit where case_id = '${caseId}' and seq = 4`)
    expect(await faults()).toEqual([`case ${caseId}: stands elsewhere than its trail ends`])
    await tampered(`delete from audit where case_id = '${caseId}'`)
    expect(await faults()).toEqual([`case ${caseId}: stands elsewhere than its trail ends`])
  })

  it('finds a case moved, wound back or removed without a step (X-7)', async () => {
    for (const change of ["state = 'filed'", 'version = version + 1', "trail_head = ''"]) {
      await school.database.run(raw(`update workflow_case set ${change} where case_id = '${caseId}'`))
      expect([change, await faults()]).toEqual([change, [`case ${caseId}: stands elsewhere than its trail ends`]])
      await school.database.run(
        raw(
          `update workflow_case set state = 'returned', version = 4, trail_head = (select hash from audit where case_id = '${caseId}' and seq = 4) where case_id = '${caseId}'`,
        ),
      )
      expect(await faults()).toEqual([])
    }
    await school.database.run(raw(`delete from workflow_case where case_id = '${caseId}'`))
    expect(await faults()).toEqual([`case ${caseId}: is gone, its trail is left`])
  })

  it('finds the fault among thousands of entries, beyond the first batch read (X-7)', async () => {
    await school.database.run(sql`insert into audit select school_id, case_id, n, action, from_state, to_state, actor_id, on_behalf_of, role, reason, detail, at, request_id, previous_hash, hash
      from audit, generate_series(5, 6000) n where case_id = ${caseId} and seq = 4`)
    const { entries, faults: found } = await auditFaults(school.database)
    expect([entries, found.length >= 5996]).toEqual([6002, true])
  })
})
