import { guard, workflow } from '../workflow'
import type { ReleasePath } from './policy'

/** What the guards of a release look at; gathered by `cloudfunctions/release/facts.ts`. */
export interface ReleaseFacts {
  path: ReleasePath
  /** Asked for by the student, not reported by the college. */
  own: boolean
  /** The employer has signed the agreement, and it has not ended (S0-64). */
  binding: boolean
  windowOpen: boolean
  /** Own breaches the student may still be released for, exceptions included (S0-68). */
  breachesLeft: number
  /** The signed agreement says it is void on admission (S0-75). */
  clause: boolean
  /** Whatever the student has to hand in is there, and nothing waits to be mended. */
  complete: boolean
  allAccepted: boolean
  someReturned: boolean
  /** The piece this step is about: whether this path has it, whether it is the caller's to hand in, and how it stands. */
  piece: { here: boolean; yours: boolean; filled: boolean; accepted: boolean }
}

const binding = guard<ReleaseFacts>('agreement-not-binding', (facts) => facts.binding)
const windowOpen = guard<ReleaseFacts>('release-window-closed', (facts) => facts.path === 'doctoral-a' || facts.windowOpen)
const oneLeft = guard<ReleaseFacts>('release-used-up', (facts) => !countsAsBreach(facts.path) || facts.breachesLeft > 0)
const withClause = guard<ReleaseFacts>('release-without-clause', (facts) => facts.path !== 'doctoral-a' || facts.clause)
const withoutClause = guard<ReleaseFacts>('release-clause-applies', (facts) => facts.path !== 'doctoral-b' || !facts.clause)
const own = guard<ReleaseFacts>('release-not-own', (facts) => facts.own)
const complete = guard<ReleaseFacts>('packet-incomplete', (facts) => facts.complete)
const pieceHere = guard<ReleaseFacts>('piece-not-here', (facts) => facts.piece.here)
const pieceYours = guard<ReleaseFacts>('piece-not-yours', (facts) => facts.piece.yours)
const pieceOpen = guard<ReleaseFacts>('piece-accepted', (facts) => !facts.piece.accepted)
const pieceFilled = guard<ReleaseFacts>('piece-missing', (facts) => facts.piece.filled)
const allAccepted = guard<ReleaseFacts>('pieces-not-accepted', (facts) => facts.allAccepted)
const someReturned = guard<ReleaseFacts>('nothing-returned', (facts) => facts.someReturned)
const byUniversity = guard<ReleaseFacts>('release-by-college', (facts) => facts.path !== 'doctoral-a')
const byCollege = guard<ReleaseFacts>('release-by-university', (facts) => facts.path === 'doctoral-a')
const employerBroke = guard<ReleaseFacts>('release-not-employers', (facts) => facts.path === 'employer-breach')

/** Codes that only say that the other row of the table is the right one for this path: such a step is not offered at all. */
export const otherPathCodes: readonly string[] = ['release-by-college', 'release-by-university', 'release-not-employers']

/** Whether a release on this path uses up the one a graduate has (S0-68). */
export const countsAsBreach = (path: ReleasePath): boolean => path === 'breach' || path === 'doctoral-b'

/**
 * 违约/解约 (S0-64…77), one case for each agreement. The student's own: pieces gathered → college → university → released; admission
 * under the agreement's own clause ends with the college (S0-75). The employer's breach, reported by student or college, is
 * verified by the career centre and frees the student at once (S0-70).
 */
export const releaseWorkflow = workflow<ReleaseFacts>()({
  subject: 'release',
  title: '违约解约',
  initial: 'draft',
  states: {
    draft: { label: '未提出', tone: 'neutral' },
    open: { label: '准备材料', tone: 'accent' },
    returned: { label: '需补充材料', tone: 'warn' },
    'with-college': { label: '待学院审核', tone: 'accent' },
    'with-university': { label: '待学校审核', tone: 'accent' },
    reported: { label: '待核实单位违约', tone: 'accent' },
    released: { label: '已解约', tone: 'good', final: true },
    abandoned: { label: '已终止办理', tone: 'neutral' },
  },
  actions: {
    start: {
      label: '提出解约',
      from: ['draft', 'abandoned'],
      to: 'open',
      by: ['student'],
      when: [binding, windowOpen, oneLeft, withClause, withoutClause],
    },
    report: {
      label: '报告单位违约',
      from: ['draft', 'open', 'returned', 'abandoned'],
      to: 'reported',
      by: ['student'],
      when: [binding],
      reason: 'required',
      notify: { 'career-centre': 'release-to-verify' },
    },
    reportFor: {
      label: '登记单位违约',
      from: ['draft', 'open', 'returned', 'abandoned'],
      to: 'reported',
      by: ['college'],
      when: [binding],
      reason: 'required',
      notify: { 'career-centre': 'release-to-verify', student: 'release-reported' },
    },
    handIn: {
      label: '交材料',
      from: ['open', 'returned', 'reported'],
      to: 'unchanged',
      by: ['student', 'college'],
      when: [pieceHere, pieceYours, pieceOpen],
    },
    takeOut: {
      label: '删除材料',
      from: ['open', 'returned', 'reported'],
      to: 'unchanged',
      by: ['student', 'college'],
      when: [pieceHere, pieceYours, pieceOpen],
    },
    recordInterview: {
      label: '记录谈话',
      from: ['open', 'returned', 'with-college'],
      to: 'unchanged',
      by: ['college'],
      when: [pieceHere],
    },
    submit: {
      label: '提交审核',
      from: ['open', 'returned'],
      to: 'with-college',
      by: ['student'],
      when: [binding, complete],
      notify: { college: 'release-to-review' },
    },
    withdraw: {
      label: '撤回解约申请',
      from: ['open', 'returned', 'with-college', 'with-university', 'reported'],
      to: 'abandoned',
      by: ['student'],
      when: [own],
    },
    acceptPiece: { label: '材料通过', from: ['with-college'], to: 'unchanged', by: ['college'], when: [pieceHere, pieceFilled] },
    returnPiece: {
      label: '材料不通过',
      from: ['with-college'],
      to: 'unchanged',
      by: ['college'],
      when: [pieceHere],
      reason: 'required',
    },
    approve: {
      label: '学院审核通过',
      from: ['with-college'],
      to: 'with-university',
      by: ['college'],
      when: [byUniversity, allAccepted, binding],
      notify: { 'career-centre': 'release-to-grant', student: 'release-with-university' },
    },
    confirmAdmission: {
      label: '确认录取，解除协议',
      from: ['with-college'],
      to: 'released',
      by: ['college'],
      when: [byCollege, allAccepted, binding],
      notify: { student: 'release-done' },
    },
    reject: {
      label: '退回学生补充',
      from: ['with-college'],
      to: 'returned',
      by: ['college'],
      when: [someReturned],
      notify: { student: 'release-returned' },
    },
    acceptPieceAgain: {
      label: '学校认可材料',
      from: ['with-university'],
      to: 'unchanged',
      by: ['career-centre'],
      when: [pieceHere, pieceFilled],
    },
    returnPieceAgain: {
      label: '学校不认可材料',
      from: ['with-university'],
      to: 'unchanged',
      by: ['career-centre'],
      when: [pieceHere],
      reason: 'required',
    },
    grant: {
      label: '批准解约',
      from: ['with-university'],
      to: 'released',
      by: ['career-centre'],
      when: [allAccepted, binding],
      notify: { student: 'release-done', college: 'release-done-college' },
    },
    rejectAgain: {
      label: '退回补充材料',
      from: ['with-university'],
      to: 'returned',
      by: ['career-centre'],
      when: [someReturned],
      notify: { student: 'release-returned', college: 'release-returned-college' },
    },
    refuse: {
      label: '不予解约',
      from: ['with-university'],
      to: 'abandoned',
      by: ['career-centre'],
      reason: 'required',
      notify: { student: 'release-refused', college: 'release-refused-college' },
    },
    verify: {
      label: '核实为单位违约',
      from: ['reported'],
      to: 'released',
      by: ['career-centre'],
      when: [binding],
      reason: 'required',
      notify: { student: 'release-employer-verified', college: 'release-done-college' },
    },
    dismiss: {
      label: '核实不属单位违约',
      from: ['reported'],
      to: 'abandoned',
      by: ['career-centre'],
      reason: 'required',
      notify: { student: 'release-dismissed', college: 'release-refused-college' },
    },
    noteRemedy: {
      label: '登记单位履约情况',
      from: ['released'],
      to: 'unchanged',
      by: ['career-centre'],
      when: [employerBroke],
      reason: 'required',
      notify: { student: 'release-remedy' },
    },
  },
})

export type ReleaseState = keyof typeof releaseWorkflow.states
export type ReleaseAction = keyof typeof releaseWorkflow.actions

/** Stages as the bar shows them, by path. */
const stageNames: Record<'packet' | 'admission' | 'report', readonly string[]> = {
  packet: ['准备材料', '学院审核', '学校审核', '解约完成'],
  admission: ['准备材料', '学院确认', '解约完成'],
  report: ['报告情况', '学校核实', '解约完成'],
}
const stageOf: Record<'packet' | 'admission' | 'report', Partial<Record<ReleaseState, number>>> = {
  packet: { open: 0, returned: 0, 'with-college': 1, 'with-university': 2, released: 4 },
  admission: { open: 0, returned: 0, 'with-college': 1, released: 3 },
  report: { reported: 1, released: 3 },
}

/** Where a release stands on its own path. */
export function releaseStages(path: ReleasePath, state: ReleaseState): { name: string; state: 'done' | 'now' | 'todo' | 'blocked' }[] {
  const kind = path === 'employer-breach' ? 'report' : path === 'doctoral-a' ? 'admission' : 'packet'
  const at = stageOf[kind][state] ?? -1
  return stageNames[kind].map((name, index) => {
    if (index !== at) return { name, state: index < at ? ('done' as const) : ('todo' as const) }
    return { name, state: state === 'returned' ? ('blocked' as const) : ('now' as const) }
  })
}
