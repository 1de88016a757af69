/** What a grant of a role is limited to. `self`: the person's own cases; `advisees`: students this person advises. */
export type ScopeKind = 'self' | 'advisees' | 'class' | 'college' | 'campus' | 'office' | 'employer' | 'university'

/** Every role of X-1: its Chinese name and the kind of scope its grants carry. */
export const roles = {
  student: { name: '毕业生', scope: 'self' },
  'class-monitor': { name: '班长', scope: 'class' },
  'employer-operator': { name: '用人单位', scope: 'employer' },
  advisor: { name: '导师', scope: 'advisees' },
  counselor: { name: '辅导员', scope: 'class' },
  'college-officer': { name: '学院审核员', scope: 'college' },
  'college-secretary': { name: '教学秘书', scope: 'college' },
  'career-centre': { name: '招生就业处', scope: 'university' },
  registry: { name: '教务处学籍科', scope: 'university' },
  'clearance-officer': { name: '离校办理员', scope: 'office' },
  'dormitory-officer': { name: '宿管员', scope: 'campus' },
  'photo-operator': { name: '图像采集员', scope: 'campus' },
  'hiring-unit': { name: '用人部门', scope: 'office' },
  'award-reviewer': { name: '评优审核员', scope: 'university' },
  administrator: { name: '系统管理员', scope: 'university' },
} as const satisfies Record<string, { name: string; scope: ScopeKind }>

export type Role = keyof typeof roles

export const roleNames = Object.keys(roles) as Role[]

/** Who acts in a workflow, and the roles that may play the part. `clock` is a deadline job, `system` follows another step. */
export const actorRoles = {
  student: ['student'],
  employer: ['employer-operator'],
  advisor: ['advisor'],
  college: ['college-officer', 'counselor'],
  office: ['clearance-officer', 'dormitory-officer'],
  'career-centre': ['career-centre'],
  clock: [],
  system: [],
} as const satisfies Record<string, readonly Role[]>

export type Actor = keyof typeof actorRoles

/** The part a role plays, or null where the role has none in any workflow. */
export function actorOf(role: Role): Actor | null {
  const found = (Object.keys(actorRoles) as Actor[]).find((actor) => (actorRoles[actor] as readonly Role[]).includes(role))
  return found ?? null
}
