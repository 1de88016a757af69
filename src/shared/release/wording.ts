import type { Refusal } from '../errors'
import type { PieceCode, ReleasePath } from './policy'

const mine = '/pages/release/index'
const career = { office: '招生就业处' }
const college = { office: '所在学院学生工作办公室' }

/** A sentence and a way on for every refusal of the release workflow. */
export const releaseRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'agreement-not-binding': {
    message: '用人单位还没有签约，或协议已经退回、终止，不需要办理解约。未签约的协议可以直接撤回，或请单位退回。',
    fix: { label: '去看就业协议', page: '/pages/agreement/index' },
  },
  'release-window-closed': { message: '学校现在不受理违约解约，请在受理期内办理。录取升学且协议约定自动失效的，不受此限。', call: career },
  'release-used-up': {
    message: '因本人原因解约原则上只能办理一次，您已经办理过。确有特殊情况的，请向招生就业处申请例外。',
    call: career,
  },
  'release-without-clause': {
    message: '您的协议没有约定升学后自动失效，请按“录取升学（协议未约定）”办理，需要单位出具解约函。',
    fix: { label: '重新选择', page: mine },
  },
  'release-clause-applies': {
    message: '您的协议约定了升学后自动失效，请按“录取升学（协议已约定）”办理，不需要单位出具解约函，也不计入违约。',
    fix: { label: '重新选择', page: mine },
  },
  'release-not-own': { message: '这是学院登记的单位违约，由招生就业处核实，不能由您撤回。如与事实不符，请联系学院。', call: college },
  'packet-incomplete': { message: '材料还没有交齐，请补齐标出的各项后再提交。', fix: { label: '去补材料', page: mine } },
  'piece-not-here': { message: '这种情况不需要这项材料。' },
  'piece-not-yours': { message: '这项材料由其他人提供，您不能上传。' },
  'piece-accepted': { message: '这项材料已经审核通过，不需要再改。' },
  'piece-missing': { message: '这项材料还没有交齐，不能通过；可以写明缺什么，退回学生补充。' },
  'pieces-not-accepted': { message: '还有材料没有审核通过。请逐项审核，每项都通过后才能办理这一步。' },
  'nothing-returned': { message: '没有不通过的材料。要退回学生，请先在有问题的材料上点“不通过”并写明原因。' },
  'release-by-college': { message: '协议约定升学自动失效的，由学院确认录取后直接解除。' },
  'release-by-university': { message: '这种情况须报学校审核。' },
  'release-not-employers': { message: '只有单位违约的，才登记单位履约情况。' },
  'release-not-begun': { message: '您现在没有正在办理的解约。', fix: { label: '去办理', page: mine } },
  'release-under-way': {
    message: '这份协议的解约正在审核或已经办完，不能再登记。请到“违约解约”查看。',
    fix: { label: '去查看', page: '/pages/release/queue/index?list=under-way' },
  },
  'delay-not-now': { message: '只有学院审核通过、还没有备案的协议，才登记拖延盖章。' },
  'return-asked-today': { message: '今天已经请单位退回过一次，请等单位处理；明天可以再提醒。着急的话可以自己撤回，或打电话给单位。' },
}

export const releaseWords = {
  paths: {
    breach: { name: '本人原因解约', text: '要换单位等本人原因。须先征得原单位同意；计入违约次数。' },
    'doctoral-a': { name: '录取升学（协议已约定自动失效）', text: '交录取通知书或调档函，学院确认后解除；不算违约。请尽快告知签约单位。' },
    'doctoral-b': { name: '录取升学（协议未约定）', text: '须单位同意并出具解约函；计入违约次数。' },
    'employer-breach': { name: '用人单位违约', text: '招生就业处核实后立即恢复签约；不算您的违约。' },
  } satisfies Record<ReleasePath, { name: string; text: string }>,
  pieces: {
    'release-letter': { name: '解约函', hint: '原单位出具、盖有单位公章，扫描或拍清楚' },
    apology: { name: '致歉信', hint: '必须手写。把内容录入下面，再拍下手写原件，并把原件寄给单位' },
    interview: { name: '辅导员谈话记录', hint: '由辅导员与您谈话后填写，您不用上传' },
    acceptance: { name: '新单位接收函或录用证明', hint: '新单位出具' },
    'admission-notice': { name: '录取通知书或调档函', hint: '招生单位出具' },
    evidence: { name: '证明材料', hint: '单位的通知、聊天记录截图等，有就上传' },
  } satisfies Record<PieceCode, { name: string; hint: string }>,
  lacking: {
    'release-letter': '请上传盖有单位公章的解约函',
    apology: '请上传手写原件的照片',
    acceptance: '请上传接收函或录用证明',
    'admission-notice': '请上传录取通知书或调档函',
    evidence: '有证明材料的请上传',
    interview: '等辅导员谈话并填写记录',
    length: (needed: number, short: number) => `致歉信不少于 ${needed} 字，还差 ${short} 字`,
    posted: '请寄出原件，并填写寄出日期',
  },
  pieceStates: {
    missing: { label: '待交', tone: 'warn' },
    'handed-in': { label: '已交', tone: 'accent' },
    accepted: { label: '已通过', tone: 'good' },
    returned: { label: '不通过', tone: 'bad' },
    optional: { label: '可不交', tone: 'neutral' },
  } as const,
  reportDelay: '登记拖延盖章',
  remedies: { waiting: '等待单位履约', agreed: '已商定补偿', done: '单位已履约', refused: '单位拒绝履约' },
  lists: {
    'to-interview': '待谈话',
    'to-review': '待审核',
    'to-verify': '待核实',
    'to-grant': '待批准',
    'under-way': '办理中',
    ended: '已结束',
  },
  /** Said to staff of an employer whose breach was verified (S0-70). */
  flag: (count: number, open: number) =>
    open > 0 ? `这家单位有 ${count} 次经核实的违约，其中 ${open} 次尚未履约。` : `这家单位有 ${count} 次经核实的违约，均已履约。`,
  /** Said to students: a neutral advice, no accusation; gone once everything is made good. */
  advice: '学校提示：与这家单位签约前，建议先向招生就业处了解情况，并与单位把岗位、薪酬和违约责任写清楚。',
  postedLater: '寄出日期不能晚于今天',
  interviewLater: '谈话日期不能晚于今天',
  noBreachYet: '这名学生还没有用过解约次数，不需要例外',
  exceptionUnused: '这名学生已有一次尚未使用的例外',
  notFound: '没有找到这个学号，请核对。',
  home: {
    gather: '解约材料待交齐',
    gatherDetail: (pieces: string) => `还缺：${pieces}`,
    ready: '解约材料已齐，请提交审核',
    returned: '解约材料需补充',
    interviews: '解约学生待谈话',
    counted: (count: number) => `${count} 件待办`,
    review: '解约待学院审核',
    grant: '解约待学校审核',
    verify: '单位违约待核实',
  },
}

export type PieceState = keyof typeof releaseWords.pieceStates
export type Remedy = keyof typeof releaseWords.remedies
export type ReleaseList = keyof typeof releaseWords.lists
