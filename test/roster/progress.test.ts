import { raw } from 'sql-template-tag'
import { demoPeople } from '../../cloudfunctions/_local/seed/rosters'
import { everything } from '../security/snapshot'
import { type Client, foundedSchool, type School, sheetOf, uploadFile } from '../support/school'
import { inBrowser } from '../support/sessions'

const rows = 4_500

describe('an import of many rows (D-1)', () => {
  let school: School
  let centre: Client
  const file = (students: readonly Record<string, string>[]) =>
    sheetOf(students).then((sheet) => uploadFile(centre, school.ports, 'students', sheet))
  const large = (change: (row: Record<string, string>, index: number) => Record<string, string> = (row) => row) =>
    demoPeople({ graduates: rows, staff: 200, employers: 1 }).students.map(change)
  /** What somebody waiting sees until `work` is done. */
  const watched = async (fileId: string, work: Promise<unknown>) => {
    const seen: { stage: string; done: number; total: number }[] = []
    let over = false
    void work.finally(() => {
      over = true
    })
    while (!over) {
      const { progress } = await centre.call('roster.progress', { fileId })
      if (progress && JSON.stringify(progress) !== JSON.stringify(seen.at(-1))) seen.push(progress)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return seen
  }

  beforeAll(async () => {
    school = await foundedSchool({ staff: 200, employers: 1 })
    centre = await inBrowser(school, 'T0001')
  })
  afterAll(() => school?.end())

  it('changes nothing when half of it is broken, neither in the sheet nor, in the midst of writing, in the database (D-1)', async () => {
    const kept = () => everything(school.database, ['request', 'upload', 'import_progress'])
    const before = await kept()
    const broken = await file(large((row, index) => (index < rows / 2 ? row : { ...row, 身份证号: '110101200001010000' })))
    const { problemCount, digest } = await centre.call('roster.preview', { kind: 'students', fileId: broken })
    expect(problemCount).toBeGreaterThanOrEqual(rows / 2)
    expect((await centre.refused('roster.apply', { kind: 'students', fileId: broken, digest })).code).toBe('file-has-problems')
    expect(await kept()).toEqual(before)
    await school.database.run(
      raw(
        `create function breaks() returns trigger language plpgsql as $$ begin if new.class_name = '坏班' then raise exception 'disk full'; end if; return new; end $$`,
      ),
    )
    await school.database.run(raw('create trigger breaks before insert on graduate for each row execute function breaks()'))
    const late = await file(large((row, index) => (index < rows - 1 ? row : { ...row, 班级: '坏班' })))
    const preview = await centre.call('roster.preview', { kind: 'students', fileId: late })
    expect(preview.problemCount).toBe(0)
    expect((await centre.refused('roster.apply', { kind: 'students', fileId: late, digest: preview.digest })).kind).toBe('fault')
    expect((await centre.call('roster.progress', { fileId: late })).progress).toEqual({ stage: 'writing', done: 4_000, total: rows - 60 })
    expect(await kept()).toEqual(before)
    await school.database.run(raw('drop trigger breaks on graduate'))
  })

  it('shows whoever waits how many rows are checked and written, while it runs; nobody else sees it (D-1, X-2)', async () => {
    const fileId = await file(large())
    expect((await centre.call('roster.progress', { fileId })).progress).toBeNull()
    const checking = centre.call('roster.preview', { kind: 'students', fileId })
    const checked = await watched(fileId, checking)
    expect(checked).toContainEqual({ stage: 'checking', done: expect.any(Number), total: rows })
    const { digest } = await checking
    const writing = centre.call('roster.apply', { kind: 'students', fileId, digest })
    const written = (await watched(fileId, writing)).filter(({ stage }) => stage === 'writing').map(({ done }) => done)
    expect(written.filter((done) => done > 0 && done < rows - 60).length).toBeGreaterThan(0)
    expect(written).toEqual([...written].sort((a, b) => a - b))
    expect(await writing).toEqual({ created: rows - 60, updated: 0, unchanged: 60 })
    expect((await centre.call('roster.progress', { fileId })).progress).toEqual({ stage: 'writing', done: rows - 60, total: rows - 60 })
    expect((await (await inBrowser(school, 'T0002')).call('roster.progress', { fileId })).progress).toBeNull()
  })
})
