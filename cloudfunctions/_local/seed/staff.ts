import { divisionCode, fictionalIdNumber, fictionalMobile, fictionalName } from './people'
import { randomFrom } from './random'
import { type College, campuses, clearanceOffices, colleges } from './school'

export const staffHeaders = ['工号', '姓名', '身份证号', '手机', '邮箱', '角色', '范围'] as const

export type StaffRow = Record<(typeof staffHeaders)[number], string>

/** Roles of one person with the scopes of each: written `辅导员、离校办理员` and `计科2301班/软工2301班、学工组`. */
type Post = { role: string; scopes: readonly string[] }[]

const WHOLE_SCHOOL = ['全校']
const COUNSELORS_PER_COLLEGE = 2
/** The office that a counselor runs besides the classes; it has no officer of its own. */
const OFFICE_OF_A_COUNSELOR = '学工组'

const officesWithOfficer = clearanceOffices.filter((office) => office !== OFFICE_OF_A_COUNSELOR)

/** Everybody before the counselors: their numbers are the same in every demo class. */
const fixedPosts: Post[] = [
  [{ role: '招生就业处', scopes: WHOLE_SCHOOL }],
  [{ role: '管理员', scopes: WHOLE_SCHOOL }],
  [{ role: '教务处学籍科', scopes: WHOLE_SCHOOL }],
  ...colleges.map((college): Post => [{ role: '学院审核员', scopes: [college.name] }]),
  ...officesWithOfficer.map((office): Post => [{ role: '离校办理员', scopes: [office] }]),
  ...campuses.map((campus): Post => [{ role: '宿管员', scopes: [campus] }]),
]

const firstCounselor = fixedPosts.length
const firstAdvisor = firstCounselor + colleges.length * COUNSELORS_PER_COLLEGE

/** Fewest people that fill every post and leave each college four advisors. */
export const SMALLEST_STAFF = firstAdvisor + colleges.length * 4

function staffNumber(index: number): string {
  return `T${String(index + 1).padStart(4, '0')}`
}

/** Staff numbers of a college's advisors; advisors take the numbers after everybody else, colleges in turn. */
export function advisorsOf(college: College, staffCount: number): string[] {
  const numbers: string[] = []
  for (let index = firstAdvisor + colleges.indexOf(college); index < staffCount; index += colleges.length) numbers.push(staffNumber(index))
  return numbers
}

/**
 * T0001 招生就业处, T0002 管理员, T0003 教务处学籍科, T0004–T0006 学院审核员, T0007–T0016 离校办理员 (one per office but 学工组), T0017–T0018 宿管员,
 * T0019–T0024 辅导员 (the first also runs 学工组), from T0025 导师.
 * @param classes every class of the students; each gets one counselor of its college
 */
export function demoStaff(count: number, classes: readonly { name: string; college: string }[]): StaffRow[] {
  if (count < SMALLEST_STAFF) throw new RangeError(`a demo class needs at least ${SMALLEST_STAFF} staff, not ${count}`)
  return Array.from({ length: count }, (_, index) => person(index, postOf(index, classes)))
}

function postOf(index: number, classes: readonly { name: string; college: string }[]): Post {
  const fixed = fixedPosts[index]
  if (fixed) return fixed
  if (index < firstAdvisor) return counselorPost(index - firstCounselor, classes)
  return [{ role: '导师', scopes: [(colleges[(index - firstAdvisor) % colleges.length] as College).name] }]
}

function counselorPost(nth: number, classes: readonly { name: string; college: string }[]): Post {
  const college = colleges[nth % colleges.length] as College
  const share = Math.floor(nth / colleges.length)
  const ownClasses = classes.filter((item) => item.college === college.name)
  const scopes = nth === 0 ? ownClasses.slice(0, 2) : ownClasses.filter((_, i) => counselorOf(college, i) === share)
  const post: Post = [{ role: '辅导员', scopes: scopes.map((item) => item.name) }]
  return nth === 0 ? [...post, { role: '离校办理员', scopes: [OFFICE_OF_A_COUNSELOR] }] : post
}

/** In the first college the one who also runs an office has just two classes; elsewhere they take turns. */
function counselorOf(college: College, nthClass: number): number {
  if (college === colleges[0]) return nthClass < 2 ? 0 : 1
  return nthClass % COUNSELORS_PER_COLLEGE
}

function person(index: number, post: Post): StaffRow {
  const number = staffNumber(index)
  const random = randomFrom(number)
  const sex = random.chance(0.5) ? '男' : '女'
  return {
    工号: number,
    姓名: fictionalName(random, sex),
    身份证号: fictionalIdNumber(index, sex, 1966 + random.int(22), divisionCode(random)),
    手机: fictionalMobile(2, index),
    邮箱: `${number.toLowerCase()}@qicheng.example`,
    角色: post.map((part) => part.role).join('、'),
    范围: post.map((part) => part.scopes.join('/')).join('、'),
  }
}
