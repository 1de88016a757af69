import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { releaseSheet } from '../../cloudfunctions/agreement/release-sheet'
import { defaultAgreementPolicy } from '../../src/shared/agreement/policy'
import { inkIn, picturesOf } from '../support/raster'
import { type Client, schoolId } from '../support/school'
import { type Signing, signingSchool } from '../support/signing'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`
const sealsSeen: ('college' | 'university' | 'employer')[] = ['college', 'university', 'employer']

describe('the paper of an approved agreement', () => {
  let at: Signing
  beforeAll(async () => {
    at = await signingSchool()
  })
  afterAll(() => at.school.end())

  const opened = async (client: Client, caseId: string) => {
    const { url } = await client.call('agreement.document', { caseId })
    const fileId = `folder://${decodeURIComponent(new URL(url).pathname.slice(1))}`
    return { fileId, pdf: await at.school.ports.files.get(fileId) }
  }
  const kept = (caseId: string) =>
    at.school.database.row<{ sha256: string; file_id: string }>(sql`select sha256, file_id from agreement_paper where case_id = ${caseId}`)

  it('never changes again: not by filing, the employer, the student’s record, the policy or the season’s name (S0-57…62)', async () => {
    const { caseId } = await at.approved(number(1))
    // Nobody has opened it yet: what it says is fixed all the same.
    await at.school.database.run(
      sql`update employer set name = '改名后的公司', details = details || '{"address":"新地址"}'::jsonb where employer_id = ${at.employerId}`,
    )
    await at.school.database.run(sql`update person set name = '改名' where number = ${number(1)}`)
    await at.school.database.transaction((tx) =>
      publishPolicy(
        tx,
        { schoolId, seasonId: '2027' },
        'agreement',
        { ...defaultAgreementPolicy, sealOrder: ['employer', 'college', 'university'] },
        at.school.clock.now,
      ),
    )
    const data = await at.school.database.row<{ data: string }>(
      sql`select data::text as data from agreement_paper where case_id = ${caseId}`,
    )
    expect(data?.data).not.toMatch(/改名|新地址/)
    const first = await opened(at.officer, caseId)
    expect(await picturesOf(first.pdf, 0.4)).toHaveLength(6)
    await at.school.database.run(sql`update season set name = '二〇二七届' where season_id = '2027'`)
    at.school.clock.add(86_400_000)
    await at.officer.call('agreement.file', { caseId, sealsSeen })
    for (const client of [await at.student(number(1)), at.operator, at.officer]) {
      const again = await opened(client, caseId)
      expect(again.fileId).toBe(first.fileId)
      expect(again.pdf.equals(first.pdf)).toBe(true)
    }
    expect((await kept(caseId))?.sha256).toBe(createHash('sha256').update(first.pdf).digest('hex'))
  })

  it('is one file however many open it first at the same time (S0-57…60)', async () => {
    const { caseId } = await at.approved(number(2))
    const all = await Promise.all(Array.from({ length: 6 }, () => opened(at.officer, caseId)))
    expect(new Set(all.map(({ fileId }) => fileId)).size).toBe(1)
    expect((await kept(caseId))?.file_id).toBe(all[0]?.fileId)
  })

  it('is shown as a fault and not given out when the store holds other bytes, and is noted (S0-57…60)', async () => {
    const [row] = (await at.officer.call('agreement.find', { text: number(2) })).rows
    const caseId = row?.caseId ?? ''
    const { fileId, pdf } = await opened(at.officer, caseId)
    const path = fileId.replace('folder://', '')
    const forged = Buffer.from(pdf)
    forged[forged.length - 10] = (forged[forged.length - 10] ?? 0) ^ 1
    await at.school.ports.files.put(path, forged, 'application/pdf')
    expect(await at.officer.refused('agreement.document', { caseId })).toMatchObject({ kind: 'fault', code: 'paper-damaged' })
    const noted = await at.school.database.rows(sql`select detail ->> 'caseId' as id from event where kind = 'paper-damaged'`)
    expect(noted).toEqual([{ id: caseId }])
    await at.school.ports.files.remove([fileId])
    const again = await opened(at.officer, caseId)
    expect(again.pdf.equals(pdf)).toBe(true)
  })

  it('before approval follows what is agreed and who has signed, and is not kept as a paper (S0-57…60)', async () => {
    const caseId = await at.signed(number(3))
    expect(await picturesOf((await opened(at.operator, caseId)).pdf, 0.4)).toHaveLength(2)
    expect(await kept(caseId)).toBeNull()
  })

  it('prints a bulk signature taken back as what it was (X-9)', async () => {
    const caseId = await at.submitted(number(4))
    const { bulkId } = await at.operator.call('agreement.signMany', { caseIds: [caseId], opinion: '同意接收', superiorOpinion: '' })
    await at.operator.call('desk.undo', { bulkId: bulkId ?? '' })
    expect(await picturesOf((await opened(at.officer, caseId)).pdf, 0.4)).toHaveLength(2)
  })

  it('gets a sheet of its own from a release that names its number and hash (S0-64…77)', async () => {
    const data = {
      school: '启程大学',
      season: '2027届',
      number: '20270300001',
      sha256: 'a'.repeat(64),
      student: { name: '欧阳静怡', number: number(1), college: '计算机学院' },
      employer: { name: '长沙湘江智能装备制造有限公司', creditCode: '91430100MA4L16JQ9B' },
      kind: '双方协商一致解除',
      at: new Date('2027-05-01T02:00:00Z'),
      reason: '录取为研究生，经与单位协商一致解除。',
      record: [{ step: '毕业生提出解除', name: '欧阳静怡', at: new Date('2027-04-20T02:00:00Z') }],
    }
    const pdf = await releaseSheet(data)
    const pages = await picturesOf(pdf)
    expect(pages.map(({ width, height }) => [width, height])).toEqual([[714, 1009]])
    expect((await releaseSheet({ ...data })).equals(pdf)).toBe(true)
    expect(inkIn(pages[0], { x: 118, y: 130, width: 150, height: 20 })).toBeGreaterThan(0.01)
    const long = await releaseSheet({ ...data, reason: '因个人发展规划调整，'.repeat(20), record: Array(12).fill(data.record[0]) })
    expect(await picturesOf(long, 0.4)).toHaveLength(1)
  })
})
