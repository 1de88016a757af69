import { writeCsvSheet } from '../../cloudfunctions/_kit/sheets/write-sheet'
import { fictionalIdNumber } from '../../cloudfunctions/_local/seed/people'
import { type Client, foundedSchool, importFile, importRoster, type School, schoolId, sheetOf, uploadFile } from '../support/school'

let school: School
let office: Client
beforeAll(async () => {
  school = await foundedSchool()
  office = await school.as('T0001')
})
afterAll(() => school.end())

type Row = Record<string, string>
type Kind = 'staff' | 'students' | 'employers'

const preview = async (kind: Kind, rows: Row[]) => {
  const fileId = await uploadFile(office, school.ports, kind, await sheetOf(rows))
  return { fileId, ...(await office.call('roster.preview', { kind, fileId })) }
}
const count = async (table: string) =>
  (await school.database.row<{ n: number }>({ text: `select count(*)::int as n from ${table} where school_id = $1`, values: [schoolId] }))
    ?.n ?? 0
const counts = async () => [
  await count('person'),
  await count('graduate'),
  await count('employer'),
  await count('workflow_case'),
  await count('role_grant'),
]

let next = 0
/** A student like the first of the demo class, with a number and an ID number of their own. */
function newStudent(more: Row = {}): Row {
  next += 1
  return {
    ...(school.people.students[0] as Row),
    学号: `20990${String(next).padStart(5, '0')}`,
    身份证号: fictionalIdNumber(9000 + next, '男', 2003, '110101'),
    性别: '男',
    ...more,
  }
}

describe('importing rosters (D-1)', () => {
  it.each(['staff', 'students', 'employers'] as const)(
    'finds every row of %s unchanged the second time, and writes nothing (D-1)',
    async (kind) => {
      const before = await counts()
      const rows = school.people[kind]
      const { preview: seen, applied } = await importRoster(office, school.ports, kind, rows)
      expect(seen).toMatchObject({ rows: rows.length, creates: 0, updates: 0, unchanged: rows.length, problemCount: 0 })
      expect(applied).toEqual({ created: 0, updated: 0, unchanged: rows.length })
      expect(await counts()).toEqual(before)
    },
  )

  it('creates who is new, updates who changed, counts the rest, and never duplicates (D-1)', async () => {
    const before = await counts()
    const [kept, changed] = school.people.students as Row[]
    const fresh = newStudent()
    const { applied } = await importRoster(office, school.ports, 'students', [kept as Row, { ...changed, 姓名: '改名' }, fresh])
    expect(applied).toEqual({ created: 1, updated: 1, unchanged: 1 })
    const [people, graduates, , cases, grants] = await counts()
    // Everybody has a case of origin and one of destination.
    expect([people, graduates, cases, grants]).toEqual([1, 1, 2, 1].map((more, index) => (before[[0, 1, 3, 4][index] ?? 0] ?? 0) + more))
    const named = await school.database.rows<{ name: string }>({
      text: 'select name from person where number = $1',
      values: [changed?.学号],
    })
    expect(named).toEqual([{ name: '改名' }])
    const me = await school.nobody().call('account.signIn', { number: fresh.学号 ?? '', password: (fresh.身份证号 ?? '').slice(-6) })
    expect(me.me).toMatchObject({ role: 'student', mustChangePassword: true })
  })

  it('leaves a password and a binding alone when a row changes (D-1, A-1)', async () => {
    const row = school.people.students[5] as Row
    const student = await school.as(row.学号 ?? '')
    await school.phone('openid-kept', student.token).call('account.bindHere', {})
    await importRoster(office, school.ports, 'students', [{ ...row, 手机: '13812345678' }])
    expect(await student.call('account.me', {})).toMatchObject({ bound: true, mustChangePassword: false })
  })

  it('moves the cases of who changes class, college or advisor: the new officer sees them, the old one no more (D-1, X-2)', async () => {
    const row = school.people.students.find(({ 层次, 学院 }) => 层次 === '硕士' && 学院 === '计算机学院') as Row
    const advisors = [row.导师工号, 'T0026', 'T0029'].map(String)
    const seenBy = async (who: string, search: string) =>
      (await (await school.as(who)).call('origin.queue', { search })).rows.map(({ number }) => number)
    const waitsFor = async (advisor: string) => (await (await school.as(advisor)).call('departure.queue', { search: row.学号 })).rows.length
    expect(await seenBy('T0004', row.学号 ?? '')).toEqual([row.学号])
    expect(await waitsFor(advisors[0] ?? '')).toBe(1)
    await importRoster(office, school.ports, 'students', [
      { ...row, 学院: '机械工程学院', 班级: '机械工程硕2401班', 导师工号: 'T0026', 第二导师工号: '' },
    ])
    expect(await seenBy('T0004', row.学号 ?? '')).toEqual([])
    expect(await seenBy('T0005', row.学号 ?? '')).toEqual([row.学号])
    expect(await waitsFor(advisors[0] ?? '')).toBe(0)
    expect(await waitsFor('T0026')).toBe(1)
  })

  it('replaces the roles of staff by what the roster says now (D-1, X-1)', async () => {
    const row = { ...(school.people.staff.find(({ 工号 }) => 工号 === 'T0003') as Row) }
    await importRoster(office, school.ports, 'staff', [{ ...row, 角色: '学院审核员、离校办理员', 范围: '外国语学院/机械工程学院、图书馆' }])
    const { roles } = await (await school.as('T0003')).call('account.me', {})
    expect(roles).toEqual([
      { role: 'clearance-officer', roleName: '离校办理员', scopes: ['图书馆'] },
      { role: 'college-officer', roleName: '学院审核员', scopes: ['外国语学院', '机械工程学院'] },
    ])
    await importRoster(office, school.ports, 'staff', [row])
    expect((await (await school.as('T0003')).call('account.me', {})).roles).toEqual([
      { role: 'registry', roleName: '教务处学籍科', scopes: ['全校'] },
    ])
  })

  it('keeps what an operator has verified about the employer (D-1, S0-40)', async () => {
    const row = school.people.employers[1] as Row
    const operator = await school.as(row.操作员账号 ?? '')
    const { details } = await operator.call('agreement.myEmployer', {})
    const complete = {
      nature: '',
      industry: '',
      contact: '',
      phone: '',
      email: '',
      ...details,
      address: '新地址 9 号',
      archiveAddress: '档案馆',
    }
    await operator.call('agreement.verifyEmployer', { details: complete })
    await importRoster(office, school.ports, 'employers', [{ ...row, 地址: '旧地址 1 号', 单位名称: `${row.单位名称}（新）` }])
    const after = await operator.call('agreement.myEmployer', {})
    expect(after).toMatchObject({ name: `${row.单位名称}（新）`, details: { address: '新地址 9 号' } })
  })

  it('reads .csv as well as .xlsx (D-1)', async () => {
    const rows = [newStudent(), newStudent()]
    const headers = Object.keys(rows[0] ?? {})
    const sheet = {
      title: '名单',
      columns: headers.map((header) => ({ header })),
      rows: rows.map((row) => headers.map((header) => row[header] ?? '')),
    }
    const { applied } = await importFile(office, school.ports, 'students', writeCsvSheet(sheet), 'students.csv')
    expect(applied).toEqual({ created: 2, updated: 0, unchanged: 0 })
    const again = await importRoster(office, school.ports, 'students', rows)
    expect(again.applied).toEqual({ created: 0, updated: 0, unchanged: 2 })
  })

  it('is on record with who and how many (X-7)', async () => {
    await importRoster(
      office,
      school.ports,
      'students',
      Array.from({ length: 7 }, () => newStudent()),
    )
    const event = await school.database.row({
      text: `select e.detail, p.number from event e join person p on p.person_id = e.actor_id where e.kind = 'roster-imported' and e.detail ->> 'created' = '7' and p.number = 'T0001'`,
      values: [],
    })
    expect(event).toEqual({ number: 'T0001', detail: { roster: 'students', created: 7, updated: 0, unchanged: 0 } })
  })

  it('answers a replayed import with the first answer and imports once (DESIGN §3)', async () => {
    const fileId = await uploadFile(office, school.ports, 'students', await sheetOf([newStudent()]))
    const { digest } = await office.call('roster.preview', { kind: 'students', fileId })
    const first = await office.call('roster.apply', { kind: 'students', fileId, digest }, 'replayed-import-1')
    expect(await office.call('roster.apply', { kind: 'students', fileId, digest }, 'replayed-import-1')).toEqual(first)
    expect(first).toEqual({ created: 1, updated: 0, unchanged: 0 })
  })
})

describe('row errors before anything is written (D-1)', () => {
  const student = (more: Row) => [newStudent(), newStudent(more)]
  const wrongId = '110101199003070000'

  it.each<[string, Kind, () => Row[], { line: number; column: string; message: RegExp }]>([
    [
      'a missing column',
      'students',
      () => [newStudent()].map(({ 班级: _, ...row }) => row),
      { line: 1, column: '班级', message: /缺少这一列/ },
    ],
    ['an empty required cell', 'students', () => student({ 姓名: '' }), { line: 3, column: '姓名', message: /必填/ }],
    ['an ID number failing GB 11643', 'students', () => student({ 身份证号: wrongId }), { line: 3, column: '身份证号', message: /校验位/ }],
    [
      'an ID number of 15 digits',
      'students',
      () => student({ 身份证号: '110101900307001' }),
      { line: 3, column: '身份证号', message: /18 位/ },
    ],
    [
      'an ID number of an impossible date',
      'students',
      () => student({ 身份证号: '110101199002300011' }),
      { line: 3, column: '身份证号', message: /日期/ },
    ],
    ['an unknown level', 'students', () => student({ 层次: '大专' }), { line: 3, column: '层次', message: /本科、硕士、博士/ }],
    ['an unknown training mode', 'students', () => student({ 培养方式: '自愿' }), { line: 3, column: '培养方式', message: /只能填/ }],
    [
      'a date that is not a month',
      'students',
      () => student({ 毕业时间: '2027年夏' }),
      { line: 3, column: '毕业时间', message: /2027-07/ },
    ],
    ['a mobile number too short', 'students', () => student({ 手机: '1380000' }), { line: 3, column: '手机', message: /11 位/ }],
    ['an advisor nobody knows', 'students', () => student({ 导师工号: 'T9999' }), { line: 3, column: '导师工号', message: /先导入教职工/ }],
    ['an advisor who is no advisor', 'students', () => student({ 导师工号: 'T0001' }), { line: 3, column: '导师工号', message: /导师/ }],
    [
      'a postgraduate without advisor',
      'students',
      () => student({ 层次: '硕士', 证书类型: '双证' }),
      { line: 3, column: '导师工号', message: /研究生必须/ },
    ],
    [
      'a number of somebody on another roster',
      'students',
      () => student({ 学号: 'T0001' }),
      { line: 3, column: '学号', message: /另一个人/ },
    ],
    [
      'a student’s number among staff',
      'staff',
      () => [{ ...(school.people.staff[0] as Row), 工号: school.people.students[0]?.学号 ?? '' }],
      { line: 2, column: '工号', message: /另一个人/ },
    ],
    [
      'an operator account that is a staff number',
      'employers',
      () => [{ ...(school.people.employers[0] as Row), 操作员账号: 'T0001' }],
      { line: 2, column: '操作员账号', message: /另一个人/ },
    ],
    [
      'an unknown role',
      'staff',
      () => [{ ...(school.people.staff[0] as Row), 角色: '校长' }],
      { line: 2, column: '角色', message: /没有“校长”这个角色/ },
    ],
    [
      'fewer scopes than roles',
      'staff',
      () => [{ ...(school.people.staff[0] as Row), 角色: '辅导员、离校办理员', 范围: '软工2301班' }],
      { line: 2, column: '范围', message: /2 个角色但有 1 个范围/ },
    ],
    [
      'an unknown kind of employer',
      'employers',
      () => [{ ...(school.people.employers[0] as Row), 单位性质: '家族' }],
      { line: 2, column: '单位性质', message: /只能填/ },
    ],
    [
      'a broken e-mail address',
      'employers',
      () => [{ ...(school.people.employers[0] as Row), 邮箱: 'hr@' }],
      { line: 2, column: '邮箱', message: /邮箱格式/ },
    ],
  ])('names line and column of %s, and refuses to apply (D-1)', async (_, kind, rows, { line, column, message }) => {
    const before = await counts()
    const { fileId, digest, problems, problemCount } = await preview(kind, rows())
    expect(problems).toContainEqual({ line, column, value: expect.any(String), message: expect.stringMatching(message) })
    expect(problemCount).toBe(problems.length)
    expect(await office.refused('roster.apply', { kind, fileId, digest })).toMatchObject({ kind: 'refused', code: 'file-has-problems' })
    expect(await counts()).toEqual(before)
  })

  it('names both lines of a duplicate number, also in another spelling (D-1)', async () => {
    const row = newStudent({ 学号: 'S2099001' })
    for (const twin of ['S2099001', 's2099001']) {
      const { problems } = await preview('students', [row, newStudent({ 学号: twin })])
      expect(problems).toEqual([{ line: 3, column: '学号', value: expect.any(String), message: '与第 2 行重复，请只保留一行' }])
    }
  })

  it('lists 200 problems and counts them all (D-1)', async () => {
    const rows = Array.from({ length: 250 }, () => newStudent({ 姓名: '' }))
    const { problems, problemCount } = await preview('students', rows)
    expect([problems.length, problemCount]).toEqual([200, 250])
  })

  it('only warns of an odd credit code and an abolished division (X-3, A-6)', async () => {
    const odd = { ...(school.people.employers[0] as Row), 统一社会信用代码: '91420100MA4K000000', 操作员账号: 'E0001' }
    const employers = await preview('employers', [odd])
    expect(employers.problemCount).toBe(0)
    expect(employers.warnings).toEqual([
      { line: 2, column: '统一社会信用代码', value: '91420100MA4K000000', message: expect.stringContaining('校验位') },
    ])
    const students = await preview('students', [newStudent({ 生源地代码: '999999' })])
    expect([students.problemCount, students.warnings.map(({ column }) => column)]).toEqual([0, ['生源地代码']])
  })
})

describe('what is applied is what was seen (D-1)', () => {
  it('refuses another digest, and a file changed since the preview (D-1)', async () => {
    const { fileId, digest } = await preview('students', [newStudent()])
    const before = await counts()
    expect((await office.refused('roster.apply', { kind: 'students', fileId, digest: '0'.repeat(64) })).code).toBe('file-changed')
    await school.ports.files.put(fileId.replace('folder://', ''), await sheetOf([newStudent()]), '')
    expect((await office.refused('roster.apply', { kind: 'students', fileId, digest })).code).toBe('file-changed')
    expect(await counts()).toEqual(before)
  })

  it('finds a file only for the person who uploaded it, and only as the kind it was uploaded for (X-2)', async () => {
    const { fileId, digest } = await preview('students', [newStudent()])
    const admin = await school.as('T0002')
    expect((await admin.refused('roster.preview', { kind: 'students', fileId })).kind).toBe('not-found')
    expect((await admin.refused('roster.apply', { kind: 'students', fileId, digest })).kind).toBe('not-found')
    expect((await office.refused('roster.preview', { kind: 'staff', fileId })).kind).toBe('not-found')
    expect((await office.refused('roster.preview', { kind: 'students', fileId: 'folder://roster/templates/students.xlsx' })).kind).toBe(
      'not-found',
    )
  })

  it('says so when the file never arrived (D-1)', async () => {
    const slot = await office.call('roster.upload', { kind: 'students', name: 'a.xlsx', size: 100 })
    expect(await office.refused('roster.preview', { kind: 'students', fileId: slot.fileId })).toMatchObject({
      kind: 'not-found',
      message: expect.stringContaining('没有上传完成'),
    })
  })

  it('is for the career centre and the administrator only (X-2)', async () => {
    for (const who of ['T0004', school.people.students[0]?.学号 ?? '', 'E0001']) {
      const client = await school.as(who)
      expect((await client.refused('roster.upload', { kind: 'students', name: 'a.xlsx', size: 100 })).code).toBe('role-not-allowed')
      expect((await client.refused('roster.template', { kind: 'students' })).code).toBe('role-not-allowed')
    }
  })
})

describe('templates (D-1)', () => {
  it.each(['staff', 'students', 'employers'] as const)(
    'of %s name every column; filled in and uploaded they import cleanly, left as they are they do not (D-1)',
    async (kind) => {
      const { url, name } = await office.call('roster.template', { kind })
      expect(name).toMatch(/模板\.xlsx$/)
      const file = await school.ports.files.get(`folder://${decodeURIComponent(new URL(url).pathname.slice(1))}`)
      const untouched = await uploadFile(office, school.ports, kind, file)
      const seen = await office.call('roster.preview', { kind, fileId: untouched })
      expect(seen.rows).toBe(1)
      expect(seen.problems.map(({ column }) => column)).toContain(kind === 'employers' ? '操作员身份证号' : '身份证号')
      const { readSheet } = await import('../../cloudfunctions/_kit/sheets/read-sheet')
      const { header } = await readSheet(file, name)
      const row = (kind === 'students' ? newStudent() : school.people[kind][2]) as Row
      expect(header).toEqual(Object.keys(school.people[kind][0] ?? {}))
      const filled = await sheetOf([Object.fromEntries(header.map((column) => [column, row[column] ?? '']))])
      const { preview: clean } = await importFile(office, school.ports, kind, filled)
      expect(clean).toMatchObject({ rows: 1, problemCount: 0 })
    },
  )
})
