import { divisionCode, ethnicGroup, fictionalIdNumber, fictionalMobile, fictionalName } from './people'
import { type Random, randomFrom } from './random'
import { type College, colleges, type Major } from './school'
import { advisorsOf } from './staff'

export const studentHeaders = [
  '学号',
  '姓名',
  '性别',
  '身份证号',
  '学院',
  '专业',
  '专业方向',
  '班级',
  '层次',
  '证书类型',
  '培养方式',
  '师范生类别',
  '学制',
  '入学时间',
  '毕业时间',
  '校区',
  '导师工号',
  '第二导师工号',
  '手机',
  '生源地代码',
  '城乡生源',
  '民族',
  '政治面貌',
  '学习形式',
] as const

export type StudentRow = Record<(typeof studentHeaders)[number], string>

/** A kind of graduate. `band` is the digit of the student number that keeps the kinds apart: 2023 0 1 0001. */
type Track = {
  level: string
  certificate: string
  band: number
  years: number
  leaves: string
  birthYears: number[]
  mark: string
  classSize: number
}

const bachelor: Track = {
  level: '本科',
  certificate: '',
  band: 0,
  years: 4,
  leaves: '2027-06',
  birthYears: [2003, 2004],
  mark: '',
  classSize: 30,
}
const master: Track = {
  level: '硕士',
  certificate: '双证',
  band: 1,
  years: 3,
  leaves: '2027-07',
  birthYears: [2000, 2001],
  mark: '硕',
  classSize: 25,
}
const doctor: Track = {
  level: '博士',
  certificate: '双证',
  band: 2,
  years: 4,
  leaves: '2027-06',
  birthYears: [1996, 1997],
  mark: '博',
  classSize: 25,
}
const single: Track = {
  level: '硕士',
  certificate: '单证',
  band: 3,
  years: 3,
  leaves: '2027-07',
  birthYears: [1990, 1991],
  mark: '单',
  classSize: 25,
}

/** How twenty graduates of a college in a row divide: 15 bachelors, 3 masters with both certificates, 1 with one, 1 doctor. */
const TRACKS = [...Array<Track>(11).fill(bachelor), master, bachelor, single, bachelor, master, bachelor, doctor, bachelor, master]

/** Advisees of the first advisor of the first college; everybody else's advisors share the rest. */
const FIRST_ADVISOR_TAKES = 12

/**
 * Registry values of `count` graduates, colleges in turn. The first of each kind are 2023010001 (bachelor, 计算机学院), 2023020001,
 * 2023030001, and of the postgraduates 2024110001 (双证), 2023210001 (博士), 2024310001 (单证); a count of 60 or more has them all.
 */
export function demoStudents(count: number, staffCount: number): StudentRow[] {
  const places = new Map<string, number>()
  const nextPlace = (key: string) => {
    const place = (places.get(key) ?? 0) + 1
    places.set(key, place)
    return place
  }
  return Array.from({ length: count }, (_, index) => {
    const college = colleges[index % colleges.length] as College
    const track = TRACKS[Math.floor(index / colleges.length) % TRACKS.length] as Track
    const place = nextPlace(`${college.name} ${track.band}`)
    const advisors = track === bachelor ? [] : chooseAdvisors(college, nextPlace(`${college.name} advisee`), staffCount)
    return student(index, college, track, place, advisors)
  })
}

function student(index: number, college: College, track: Track, place: number, advisors: string[]): StudentRow {
  const entered = 2027 - track.years
  const number = `${entered}${track.band}${colleges.indexOf(college) + 1}${String(place).padStart(4, '0')}`
  const random = randomFrom(number)
  const sex = random.chance(0.5) ? '男' : '女'
  const ethnicity = ethnicGroup(random)
  const origin = divisionCode(random)
  const major = majorOf(college, track, place)
  const trainingMode = trainingModeOf(track, place)
  return {
    学号: number,
    姓名: fictionalName(random, sex, ethnicity),
    性别: sex,
    身份证号: fictionalIdNumber(index, sex, random.pick(track.birthYears), random.chance(0.9) ? origin : divisionCode(random)),
    学院: college.name,
    专业: major.name,
    专业方向: random.pick(major.directions),
    班级: className(college, track, place),
    层次: track.level,
    证书类型: track.certificate,
    培养方式: trainingMode,
    师范生类别: teacherCategoryOf(major, trainingMode),
    学制: String(track.years),
    入学时间: `${entered}-09`,
    毕业时间: track === master && place % 10 === 0 ? '2027-01' : track.leaves,
    校区: college.campus,
    导师工号: advisors[0] ?? '',
    第二导师工号: advisors[1] ?? '',
    手机: fictionalMobile(1, index),
    生源地代码: origin,
    城乡生源: random.chance(0.45) ? '农村' : '城镇',
    民族: ethnicity,
    政治面貌: politicalStatus(random),
    学习形式: trainingMode === '在职' ? '非全日制' : '全日制',
  }
}

/** Bachelors fill the classes of the college's majors in turn; the students of a class share a major. */
function majorOf(college: College, track: Track, place: number): Major {
  if (track !== bachelor) return college.postgraduate
  return college.bachelor[Math.floor((place - 1) / track.classSize) % college.bachelor.length] as Major
}

function className(college: College, track: Track, place: number): string {
  const block = Math.floor((place - 1) / track.classSize)
  const year = String(2027 - track.years).slice(2)
  if (track !== bachelor) return `${college.postgraduate.short}${track.mark}${year}${String(block + 1).padStart(2, '0')}班`
  const ofMajor = Math.floor(block / college.bachelor.length) + 1
  return `${majorOf(college, track, place).short}${year}${String(ofMajor).padStart(2, '0')}班`
}

/** Every 20th is 定向, a few are 委培; one in three with one certificate studies 在职, one in ten masters came as 少数民族骨干. */
function trainingModeOf(track: Track, place: number): string {
  if (track === single && place % 3 === 2) return '在职'
  if (track === master && place % 10 === 6) return '少数民族骨干'
  if (place % 20 === 5) return '定向'
  return place % 90 === 8 ? '委培' : '非定向'
}

/** The rules of S1-15. */
function teacherCategoryOf(major: Major, trainingMode: string): string {
  if (!major.teacher) return '非师范生'
  return trainingMode === '定向' ? '免费师范生' : '普通师范生'
}

/** Every fourth postgraduate has two advisors. */
function chooseAdvisors(college: College, place: number, staffCount: number): string[] {
  const numbers = advisorsOf(college, staffCount)
  const others = numbers.slice(1)
  const turn = (offset: number) => others[(place + offset) % others.length] as string
  const first = college === colleges[0] && place <= FIRST_ADVISOR_TAKES ? (numbers[0] as string) : turn(0)
  return place % 4 === 2 ? [first, turn(1)] : [first]
}

function politicalStatus(random: Random): string {
  return random.pick(['共青团员', '共青团员', '共青团员', '共青团员', '中共党员', '中共预备党员', '群众'])
}

/** The classes of the given graduates with their colleges, in order of first appearance. */
export function classesOf(students: readonly StudentRow[]): { name: string; college: string }[] {
  const classes = new Map(students.map((row) => [row.班级, row.学院]))
  return [...classes].map(([name, college]) => ({ name, college }))
}
