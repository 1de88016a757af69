/**
 * The demo class: three rosters of a made-up school as real .xlsx files.
 *
 * Nothing is put into the database behind anybody's back. The files go through the very import that the career centre
 * uses (D-1), at the first start and in tests; a person can also take them as examples and import them by hand.
 *
 * - Students: registry values only. Origin, contacts and everything else are filled in by the students themselves.
 * - Staff: 角色 holds one or several roles joined by 、; 范围 holds, in the same order and joined by 、, the scope of each role.
 *   Several scopes of one role are joined by /. A scope is a class (辅导员), a college (学院审核员, 导师), an office (离校办理员),
 *   a campus (宿管员) or 全校.
 * - Employers: each with its first operator.
 *
 * Names are made up, ID numbers and credit codes have valid check digits, mail addresses end in .example.
 * The same options give the same files, byte for byte. Who comes first stays the same whatever the options.
 */
import { type SheetToWrite, writeSheet } from '../../_kit/sheets/write-sheet'
import { demoEmployers, type EmployerRow, employerHeaders } from './employers'
import { demoStaff, type StaffRow, staffHeaders } from './staff'
import { classesOf, demoStudents, type StudentRow, studentHeaders } from './students'

/** How many of each; by default 500 graduates, 40 staff, 30 employers. */
export type DemoOptions = { graduates?: number; staff?: number; employers?: number }

export type DemoPeople = { students: StudentRow[]; staff: StaffRow[]; employers: EmployerRow[] }

/** The rows of the three rosters, keyed by their column headers. */
export function demoPeople({ graduates = 500, staff = 40, employers = 30 }: DemoOptions = {}): DemoPeople {
  const students = demoStudents(graduates, staff)
  return { students, staff: demoStaff(staff, classesOf(students)), employers: demoEmployers(employers) }
}

/** The three rosters as .xlsx files. */
export async function demoRosters(options?: DemoOptions): Promise<{ students: Buffer; staff: Buffer; employers: Buffer }> {
  const people = demoPeople(options)
  return {
    students: await writeSheet(table('毕业生名单', studentHeaders, people.students)),
    staff: await writeSheet(table('教职工名单', staffHeaders, people.staff)),
    employers: await writeSheet(table('用人单位名单', employerHeaders, people.employers)),
  }
}

function table<Header extends string>(title: string, headers: readonly Header[], rows: readonly Record<Header, string>[]): SheetToWrite {
  return {
    title,
    columns: headers.map((header) => ({ header, width: widthOf([header, ...rows.slice(0, 50).map((row) => row[header])]) })),
    rows: rows.map((row) => headers.map((header) => row[header] || null)),
  }
}

/** Width in Latin characters that shows the longest of the texts, within reason. */
function widthOf(texts: readonly string[]): number {
  const longest = Math.max(...texts.map((text) => text.length + text.replace(/[\x20-\x7e]/g, '').length))
  return Math.min(50, longest + 2)
}
