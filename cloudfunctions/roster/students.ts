import sql from 'sql-template-tag'
import { deepestDivisionProblem } from '../../src/shared/codes/divisions'
import { certificateKinds, levels } from '../../src/shared/codes/level'
import { studyModes } from '../../src/shared/codes/study-mode'
import { teacherCategories } from '../../src/shared/codes/teacher-category'
import { trainingModes } from '../../src/shared/codes/training-mode'
import { urbanRural } from '../../src/shared/codes/urban-rural'
import { destinationWorkflow } from '../../src/shared/destination/workflow'
import { mobileProblem, normaliseNumber } from '../../src/shared/identity'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { freshStatistics, type Tx } from '../_kit/database'
import type { Line } from '../_kit/sheets/check-rows'
import { ensureCounters } from '../agreement/facts'
import { idNumber, listed, month, name, number } from './checks'
import type { Place, RosterKind } from './kind'
import { livingTwice, sameIdNumber } from './one-life'
import { grantRoles, holdersOf, takenNumbers, upsertPeople } from './people'

const optional = (header: string) => ({ header, required: false })

/** 毕业生名单: who graduates this season and what the registry says of them (S1-3, S1-31). */
export const students: RosterKind = {
  title: '毕业生名单',
  key: '学号',
  columns: [
    { header: '学号', required: true, asText: true, problem: number },
    { header: '姓名', required: true, problem: name },
    {
      header: '性别',
      required: false,
      choices: ['男', '女'],
      problem: (text) => (['男', '女'].includes(text) ? null : '只能填“男”或“女”'),
    },
    { header: '身份证号', required: true, asText: true, problem: idNumber },
    { header: '学院', required: true },
    { header: '专业', required: true },
    optional('专业方向'),
    { header: '班级', required: true },
    { header: '层次', required: true, ...listed(levels) },
    { header: '证书类型', required: false, ...listed(certificateKinds) },
    { header: '培养方式', required: true, ...listed(trainingModes) },
    { header: '师范生类别', required: false, ...listed(teacherCategories) },
    { header: '学制', required: true, problem: (text) => (/^\d(\.5)?$/.test(text) ? null : '请填年数，例如 4') },
    { header: '入学时间', required: true, problem: month },
    { header: '毕业时间', required: true, problem: month },
    { header: '校区', required: true },
    { header: '导师工号', required: false, asText: true },
    { header: '第二导师工号', required: false, asText: true },
    { header: '手机', required: false, asText: true, problem: (text) => (mobileProblem(text) ? '手机号应为 11 位数字' : null) },
    {
      header: '生源地代码',
      required: false,
      asText: true,
      warning: (text) => (deepestDivisionProblem(text) ? '不是现行的县（区）代码，学生需要重新选择' : null),
    },
    { header: '城乡生源', required: false, ...listed(urbanRural) },
    optional('民族'),
    optional('政治面貌'),
    { header: '学习形式', required: false, ...listed(studyModes) },
  ],
  example: [
    '2024010001',
    '张三',
    '男',
    '110101200401011234',
    '计算机学院',
    '软件工程',
    '',
    '软件2401班',
    '本科',
    '',
    '非定向',
    '非师范生',
    '4',
    '2023-09',
    '2027-07',
    '南望山校区',
    '',
    '',
    '13800000000',
    '110101',
    '城镇',
    '汉族',
    '共青团员',
    '全日制',
  ],
  crossCheck: async (db, place, lines) => {
    const { schoolId } = place
    const columns = ['导师工号', '第二导师工号'] as const
    const wanted = lines.flatMap(({ cells }) => columns.map((column) => normaliseNumber(cells[column] ?? ''))).filter(Boolean)
    const known = await holdersOf(db, schoolId, 'advisor', [...new Set(wanted)])
    const taken = await takenNumbers(db, schoolId, ['student'], lines, { number: '学号', idNumber: '身份证号' })
    const missing = lines.flatMap(({ line, cells }) => [
      ...columns
        .filter((column) => cells[column] && !known.has(normaliseNumber(cells[column])))
        .map((column) => ({ line, column, value: cells[column] ?? '', message: '教职工名单里没有这个工号的导师，请先导入教职工名单' })),
      ...(levels.codeOf(cells.层次 ?? '') !== 'bachelor' && cells.层次 && !cells.导师工号
        ? [{ line, column: '导师工号', value: '', message: '研究生必须填写导师工号' }]
        : []),
    ])
    return [...taken, ...missing, ...sameIdNumber(lines), ...(await livingTwice(db, place, lines))]
  },
  stored: async (db, { schoolId, seasonId }, keys) => {
    const rows = await db.rows<{ number: string; roster_digest: Buffer | null }>(sql`select p.number, g.roster_digest from person p
      join graduate g on g.school_id = p.school_id and g.person_id = p.person_id and g.season_id = ${seasonId}
      where p.school_id = ${schoolId} and p.number = any(${keys.map(normaliseNumber)}::text[])`)
    return new Map(rows.map((row) => [row.number, row.roster_digest]))
  },
  write: async (tx, place, rows, now) => {
    const { schoolId } = place
    const people = await upsertPeople(
      tx,
      schoolId,
      rows.map(({ line }) => personFrom(line)),
    )
    const advisors = await holdersOf(tx, schoolId, 'advisor', [
      ...new Set(rows.flatMap(({ line }) => [line.cells.导师工号, line.cells.第二导师工号].map((text) => normaliseNumber(text ?? '')))),
    ])
    await freshStatistics(tx, 'person', rows.length)
    await writeGraduates(tx, place, rows, people, advisors)
    await freshStatistics(tx, 'graduate', rows.length)
    const ids = [...people.values()]
    await grantRoles(
      tx,
      schoolId,
      ids.map((personId) => ({ personId, role: 'student', scopeId: 'self' })),
    )
    await writeCases(tx, place, ids, now)
    await ensureCounters(tx, place)
  },
}

const personFrom = ({ cells }: Line) => ({
  number: normaliseNumber(cells.学号 ?? ''),
  name: cells.姓名 ?? '',
  idNumber: cells.身份证号 ?? '',
  mobile: cells.手机 ?? '',
  email: '',
  digest: null,
})

/** What the registry holds besides the columns other features look people up by; field codes of the origin policy. */
function registryOf({ cells }: Line): Record<string, string> {
  const codes = {
    trainingMode: trainingModes.codeOf(cells.培养方式 ?? ''),
    teacherCategory: teacherCategories.codeOf(cells.师范生类别 ?? ''),
    urbanRural: urbanRural.codeOf(cells.城乡生源 ?? ''),
    studyMode: studyModes.codeOf(cells.学习形式 ?? ''),
  }
  const values: Record<string, string | undefined> = {
    sex: cells.性别,
    direction: cells.专业方向,
    schoolingYears: cells.学制,
    enrolledOn: cells.入学时间,
    graduatesOn: cells.毕业时间,
    division: cells.生源地代码,
    mobile: cells.手机,
    nation: cells.民族,
    politics: cells.政治面貌,
    ...codes,
  }
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

async function writeGraduates(
  tx: Tx,
  { schoolId, seasonId }: Place,
  rows: { line: Line; digest: Buffer }[],
  people: Map<string, string>,
  advisors: Map<string, string>,
): Promise<void> {
  const cell = (header: string) => rows.map(({ line }) => line.cells[header] ?? '')
  const advisor = (header: string) => cell(header).map((text) => advisors.get(normaliseNumber(text)) ?? null)
  const certificates = cell('证书类型').map((text) => (text ? (certificateKinds.codeOf(text) === 'single' ? 'one' : 'two') : null))
  await tx.run(sql`insert into graduate as g (school_id, season_id, person_id, college, class_name, major, campus, level, certificates, training_mode, advisor_id, second_advisor_id, registry, roster_digest)
    select ${schoolId}, ${seasonId}, n.* from unnest(${cell('学号').map((text) => people.get(normaliseNumber(text)) ?? '')}::uuid[], ${cell('学院')}::text[], ${cell('班级')}::text[], ${cell('专业')}::text[],
      ${cell('校区')}::text[], ${cell('层次').map((text) => levels.codeOf(text) ?? '')}::text[], ${certificates}::text[], ${cell('培养方式').map((text) => trainingModes.codeOf(text) ?? '')}::text[],
      ${advisor('导师工号')}::uuid[], ${advisor('第二导师工号')}::uuid[], ${rows.map(({ line }) => JSON.stringify(registryOf(line)))}::jsonb[], ${rows.map(({ digest }) => digest)}::bytea[]) as n
    on conflict (school_id, season_id, person_id) do update set college = excluded.college, class_name = excluded.class_name, major = excluded.major, campus = excluded.campus,
      level = excluded.level, certificates = excluded.certificates, training_mode = excluded.training_mode, advisor_id = excluded.advisor_id, second_advisor_id = excluded.second_advisor_id,
      registry = g.registry || excluded.registry, roster_digest = excluded.roster_digest, state = 'active'`)
}

/** Everybody new gets a case of origin and one of destination; cases of people who moved class, college or advisor move with them. */
async function writeCases(tx: Tx, { schoolId, seasonId }: Place, ids: string[], now: Date): Promise<void> {
  await tx.run(sql`insert into workflow_case (school_id, case_id, season_id, subject, student_id, college, class_name, campus, advisor_id, state, entered_at)
    select school_id, gen_random_uuid(), season_id, n.subject, person_id, college, class_name, campus, advisor_id, n.state, ${now}::timestamptz from graduate
    cross join (values ('origin', ${originWorkflow.initial}), ('destination', ${destinationWorkflow.initial})) as n (subject, state)
    where school_id = ${schoolId} and season_id = ${seasonId} and person_id = any(${ids}::uuid[])
    on conflict do nothing`)
  await freshStatistics(tx, 'workflow_case', ids.length)
  await tx.run(sql`update workflow_case c set college = g.college, class_name = g.class_name, campus = g.campus, advisor_id = g.advisor_id, removed = g.state = 'removed'
    from graduate g join unnest(${ids}::uuid[]) as n (person_id) on n.person_id = g.person_id
    where c.school_id = ${schoolId} and c.season_id = ${seasonId}
      and g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
      and (c.college, c.class_name, c.campus, c.advisor_id, c.removed) is distinct from (g.college, g.class_name, g.campus, g.advisor_id, g.state = 'removed')`)
}
