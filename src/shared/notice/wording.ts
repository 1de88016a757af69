/**
 * What every notice says: in the inbox, and in WeChat's subscribe message where the kind has one.
 * WeChat's limits (N-3): thing ≤ 20 characters, phrase ≤ 5 Chinese characters; a test walks all of this.
 */

/** The subscribe-message templates the school registers with WeChat; their ids are deployment settings. */
export const templates = {
  'review-result': { name: '审核结果通知', fields: { subject: 'thing1', result: 'phrase2', at: 'time3', remark: 'thing4' } },
  'to-do': { name: '待办事项提醒', fields: { subject: 'thing1', at: 'time2', remark: 'thing3' } },
  deadline: { name: '截止时间提醒', fields: { subject: 'thing1', due: 'time2', remark: 'thing3' } },
} as const

export type TemplateName = keyof typeof templates

/** Values a notice is filled with: instants as ISO text, the rest as words. */
export interface NoticeParams {
  student?: string
  employer?: string
  item?: string
  reason?: string
  due?: string
}

export interface NoticeKind {
  title: string
  /** `{student}` and the like are filled from the params; an absent one leaves nothing. */
  text: string
  /** Where it leads; `{caseId}` is filled. */
  page: string
  /** One line a day stands for many: work lists of staff and employers. */
  digest?: true
  /** Of a deadline: kept back from 22:00 to 08:00, and dropped once the deadline is another or over (N-5). */
  reminder?: true
  wechat?: { template: TemplateName; subject: string; result?: string; remark: string }
  /** Lower is spent first (N-2). */
  rank: number
}

const kind = (
  title: string,
  text: string,
  page: string,
  rank: number,
  more: Pick<NoticeKind, 'digest' | 'reminder' | 'wechat'> = {},
): NoticeKind => ({
  title,
  text,
  page,
  rank,
  ...more,
})
const result = (subject: string, outcome: string, remark: string): Pick<NoticeKind, 'wechat'> => ({
  wechat: { template: 'review-result', subject, result: outcome, remark },
})
const work = (subject: string, remark: string): Pick<NoticeKind, 'digest' | 'wechat'> => ({
  digest: true,
  wechat: { template: 'to-do', subject, remark },
})

const agreement = '/pages/agreement/index'
const agreementCase = '/pages/agreement/case/index?caseId={caseId}'
const agreementQueue = '/pages/agreement/queue/index'
const origin = '/pages/origin/index'
const recommendation = '/pages/recommendation/index'
const opening = '/pages/opening/index'
const departure = '/pages/departure/index'
const destination = '/pages/destination/index'
const card = '/pages/card/index'
const invitation = '/pages/card/invitation/index?caseId={caseId}'
const release = '/pages/release/index'
const releaseQueue = (list: string) => `/pages/release/queue/index?list=${list}`
const releaseCase = '/pages/release/case/index?caseId={caseId}'

export const noticeKinds: Record<string, NoticeKind> = {
  'origin-to-review': kind(
    '有生源信息待审核',
    '有学生提交了生源信息，请审核。',
    '/pages/origin/queue/index?state=submitted',
    5,
    work('生源信息待审核', '请在审核期内办理'),
  ),
  'origin-approved': kind(
    '生源信息审核通过',
    '您的生源信息已审核通过，核对完成。',
    origin,
    3,
    result('生源信息核对', '审核通过', '核对已完成'),
  ),
  'origin-rejected': kind(
    '生源信息需要修改',
    '您的生源信息未通过审核：{reason}。请修改后重新提交。',
    origin,
    1,
    result('生源信息核对', '需修改', '请按原因修改后重新提交'),
  ),
  'bulk-undone': kind(
    '办理结果已撤销',
    '“{item}”刚才的办理结果已被办理人撤销，请以最新状态为准。',
    '/pages/trail/index?caseId={caseId}',
    2,
  ),
  'origin-corrected': kind('学籍信息已更正', '学校更正了您的学籍信息：{item}。请核对。', origin, 4),
  'origin-asked': kind(
    '学生申请更正学籍信息',
    '{student}反映登记的“{item}”有误：{reason}。请核对后更正，或答复不需更正的原因。',
    '/pages/origin/case/index?caseId={caseId}',
    5,
  ),
  'origin-ask-answered': kind('更正申请已答复', '您申请更正的“{item}”未作改动：{reason}。如仍有疑问，请联系辅导员。', origin, 4),
  'recommendation-to-review': kind(
    '有就业推荐表待审核',
    '有学生提交了就业推荐表，请审核。',
    '/pages/recommendation/queue/index?list=to-review',
    5,
    work('就业推荐表待审核', '请审核'),
  ),
  'recommendation-approved': kind(
    '就业推荐表审核通过',
    '您的就业推荐表已审核通过，可以打印（每人一份），打印后请办理签字盖章。',
    recommendation,
    2,
    result('就业推荐表', '审核通过', '请打印后办理签字盖章'),
  ),
  'recommendation-rejected': kind(
    '就业推荐表需要修改',
    '您的就业推荐表未通过审核：{reason}。请修改后重新提交。',
    recommendation,
    1,
    result('就业推荐表', '需修改', '请按原因修改后重新提交'),
  ),
  'recommendation-effective': kind(
    '就业推荐表已生效',
    '您的就业推荐表签字盖章齐全，已生效，请到学院领取。',
    recommendation,
    2,
    result('就业推荐表', '已生效', '签字盖章齐全'),
  ),
  'recommendation-seal-undone': kind('就业专用章确认已撤销', '您的就业推荐表的就业专用章确认被撤销：{reason}。', recommendation, 2),
  'recommendation-released': kind('可以补打就业推荐表', '您可以再打印一份就业推荐表，原来的一份作废：{reason}。', recommendation, 2),
  'opening-to-review': kind(
    '有开放签约申请待核准',
    '有毕业生提交了接收函，申请开放网上签约，请核准。',
    '/pages/opening/queue/index?list=submitted',
    5,
    work('开放签约申请待核准', '请核对接收函'),
  ),
  'opening-approved': kind(
    '网上签约已开放',
    '学校已核准您的申请，您可以网上签约了。',
    agreement,
    1,
    result('开放签约申请', '审核通过', '现在可以网上签约'),
  ),
  'opening-rejected': kind(
    '开放签约申请未核准',
    '您的开放签约申请未核准：{reason}。可以修改后重新提交。',
    opening,
    1,
    result('开放签约申请', '需修改', '请按原因修改后重新提交'),
  ),
  'opening-revoked': kind('网上签约已收回', '学校收回了对您的网上签约开放：{reason}。', opening, 1),
  'agreement-to-sign': kind(
    '有毕业生待签约',
    '有毕业生提交了就业协议，请签约或退回。',
    `${agreementQueue}?list=to-sign`,
    2,
    work('就业协议待签约', '请签约或退回'),
  ),
  'agreement-withdrawn': kind('毕业生撤回了协议', '{student}撤回了提交给贵单位的就业协议，无需办理。', `${agreementQueue}?list=to-sign`, 6),
  'agreement-to-confirm': kind('请确认签约信息', '{employer}已签约，请在 {due} 前核对并确认；有异议请写明原因退回单位。', agreement, 1, {
    wechat: { template: 'deadline', subject: '单位已签约，请您确认', remark: '有异议请写明原因退回' },
  }),
  'agreement-returned': kind(
    '用人单位退回了协议',
    '{employer}退回了您的就业协议：{reason}。您可以修改后重新提交，或另选单位。',
    agreement,
    1,
    result('就业协议', '已退回', '请查看原因后重新提交'),
  ),
  'agreement-taken-back': kind('用人单位拿回重签', '{employer}正在修改签约信息，重新签约后请再次核对。', agreement, 3),
  'agreement-confirmed': kind('毕业生已确认', '{student}已确认签约信息，协议转学院审核。', agreementCase, 5),
  'agreement-objected': kind('毕业生对协议有异议', '{student}对签约信息有异议：{reason}。请修改后重新签约，或退回。', agreementCase, 2, {
    wechat: { template: 'to-do', subject: '毕业生对协议有异议', remark: '请查看原因并处理' },
  }),
  'agreement-confirmed-by-default': kind(
    '到期视为无异议',
    '确认期限已过，按您提交时同意的规则，协议已转学院审核。',
    agreement,
    1,
    result('就业协议确认', '视为同意', '已转学院审核'),
  ),
  'agreement-overdue': kind('确认期限已过', '确认期限已过，协议没有自动生效，请尽快确认或提出异议。', agreement, 1),
  'agreement-overdue-to-follow': kind('有协议逾期未确认', '有学生逾期没有确认协议，请联系本人。', `${agreementQueue}?list=overdue`, 4, {
    digest: true,
  }),
  'agreement-to-review': kind(
    '有协议待审核',
    '有就业协议待学院审核。',
    `${agreementQueue}?list=to-review`,
    5,
    work('就业协议待审核', '请审核'),
  ),
  'agreement-extended': kind('确认期已延长', '学院延长了您的确认期，新的截止时间 {due}：{reason}。', agreement, 1),
  'agreement-extended-for-student': kind(
    '毕业生确认期延长',
    '学院为{student}延长了确认期，新的截止时间 {due}：{reason}。',
    agreementCase,
    5,
  ),
  'agreement-silence-ended': kind(
    '协议已退回，可以重新提交',
    '{employer}长期没有办理，招生就业处把协议退回给您：{reason}。可以修改后重新提交，或另选单位。',
    agreement,
    1,
  ),
  'agreement-silence-ended-employer': kind(
    '协议已由学校退回',
    '{student}的协议长期未办理，招生就业处已退回学生：{reason}。',
    agreementQueue,
    4,
  ),
  'agreement-approved': kind(
    '协议审核通过',
    '{student}与{employer}的就业协议已通过学院审核，可以打印盖章。',
    agreementCase,
    2,
    result('就业协议', '审核通过', '请打印盖章后交学院备案'),
  ),
  'agreement-rejected': kind(
    '协议被学院退回',
    '{student}与{employer}的就业协议被学院退回：{reason}。',
    agreementCase,
    1,
    result('就业协议', '已退回', '请查看原因后修改'),
  ),
  'agreement-rejected-to-student': kind(
    '协议退回学生修改',
    '{student}的就业协议由学院退回学生修改：{reason}。学生重新提交给贵单位后，请再次签约。',
    `${agreementQueue}?list=to-sign`,
    3,
  ),
  'agreement-filed': kind(
    '协议已备案',
    '{student}与{employer}的就业协议已备案，签约完成。',
    agreementCase,
    3,
    result('就业协议', '已备案', '签约已完成'),
  ),
  'agreement-reminder': kind('请尽快确认协议', '协议确认截止 {due}，请尽快核对并确认；有异议请写明原因退回单位。', agreement, 1, {
    reminder: true,
    wechat: { template: 'deadline', subject: '协议确认即将到期', remark: '请尽快核对确认' },
  }),
  'card-claimed': kind('单位收到了您的名片', '{employer}收下了您的名片，可以向您发起签约邀约。不是您出示的，请立即收回。', card, 2),
  'invitation-received': kind('收到签约邀约', '{employer}邀请您签约，请核对条款，在 {due} 前接受或婉拒。', invitation, 1, {
    wechat: { template: 'deadline', subject: '有单位邀请您签约', remark: '请核对条款后答复' },
  }),
  'invitation-accepted': kind('毕业生接受了邀约', '{student}接受了签约邀约，提交协议后请及时签约。', invitation, 3),
  'invitation-declined': kind('毕业生婉拒了邀约', '{student}婉拒了签约邀约：{reason}。', invitation, 3),
  'invitation-withdrawn': kind('单位撤回了邀约', '{employer}撤回了签约邀约，无需答复。', invitation, 3),
  'invitation-expired': kind('邀约已过期', '{employer}的签约邀约到期没有答复，已自动失效。', invitation, 4),
  'invitation-expired-unanswered': kind('邀约到期未答复', '{student}到期没有答复签约邀约，邀约已自动失效；可以重新邀约。', invitation, 4),
  'agreement-return-asked': kind(
    '毕业生请单位退回协议',
    '{student}请贵单位退回尚未签约的就业协议。同意的，请打开后点“退回”。',
    agreementCase,
    2,
    { wechat: { template: 'to-do', subject: '毕业生请单位退回协议', remark: '同意的请点退回' } },
  ),
  'agreement-release-begun': kind(
    '毕业生申请解约',
    '{student}正在申请解除与贵单位的就业协议，由学校审核，结果会通知贵单位。',
    agreementCase,
    2,
  ),
  'agreement-release-dropped': kind('解约申请已终止', '{student}的解约申请已终止，与贵单位的就业协议继续有效。', agreementCase, 3),
  'agreement-released': kind('就业协议已解除', '{student}与贵单位的就业协议已解除：{reason}。', agreementCase, 1, {
    wechat: { template: 'review-result', subject: '就业协议', result: '已解除', remark: '请查看解除原因' },
  }),
  'release-to-review': kind(
    '有解约申请待审核',
    '有学生提交了解约材料，请逐项审核。',
    releaseQueue('to-review'),
    4,
    work('解约申请待审核', '请逐项审核材料'),
  ),
  'release-to-interview': kind(
    '有学生需要谈话',
    '有学生申请解约，请与学生谈话并填写谈话记录。',
    releaseQueue('to-interview'),
    4,
    work('解约学生待谈话', '请谈话并填写记录'),
  ),
  'release-to-grant': kind(
    '有解约申请待批准',
    '有学院审核通过的解约申请，请审核。',
    releaseQueue('to-grant'),
    4,
    work('解约申请待批准', '请审核'),
  ),
  'release-to-verify': kind(
    '有单位违约待核实',
    '有学生或学院报告用人单位违约，请核实。',
    releaseQueue('to-verify'),
    2,
    work('单位违约待核实', '请尽快核实'),
  ),
  'release-reported': kind('学院登记了单位违约', '学院登记了您的签约单位违约：{reason}。招生就业处核实后会通知您。', release, 2),
  'release-with-university': kind(
    '解约材料通过学院审核',
    '您的解约材料已通过学院审核，等待学校审核。',
    release,
    3,
    result('解约申请', '学院通过', '等待学校审核'),
  ),
  'release-returned': kind(
    '解约材料需要补充',
    '您的解约材料需要补充：{reason}。请补充后重新提交。',
    release,
    1,
    result('解约申请', '需补充', '请按原因补充后重新提交'),
  ),
  'release-returned-college': kind(
    '学校退回了解约材料',
    '{student}的解约材料被学校退回：{reason}。谈话记录有问题的，请补充。',
    releaseCase,
    3,
  ),
  'release-refused': kind(
    '学校不同意解约',
    '学校不同意解除您与{employer}的就业协议：{reason}。协议继续有效。',
    release,
    1,
    result('解约申请', '未批准', '请查看原因'),
  ),
  'release-refused-college': kind('解约申请未获同意', '{student}的解约申请未获同意：{reason}。', releaseCase, 4),
  'release-done': kind(
    '解约完成',
    '您与{employer}的就业协议已解除，可以重新签约。',
    '/pages/agreement/index',
    1,
    result('解约申请', '已解约', '可以重新签约'),
  ),
  'release-done-college': kind('学生解约完成', '{student}与{employer}的就业协议已解除，可以重新签约。', releaseCase, 5),
  'release-employer-verified': kind(
    '单位违约已核实',
    '经核实，{employer}违约，原协议已解除，不算您的违约，您现在就可以重新签约。学校会继续督促单位履约。',
    '/pages/agreement/index',
    1,
    result('单位违约', '已核实', '可以重新签约'),
  ),
  'release-dismissed': kind(
    '单位违约未获核实',
    '您与{employer}的情况经核实不属于单位违约：{reason}。协议继续有效。',
    release,
    1,
    result('单位违约', '未核实', '请查看原因'),
  ),
  'release-remedy': kind('单位履约情况', '{employer}的履约情况：{reason}。', release, 3),
  'release-exception': kind('可以再办理一次解约', '学校同意您再办理一次解约：{reason}。', release, 1),
  'signing-delay-noted': kind(
    '学院登记了拖延盖章',
    '学院登记您审核通过后没有办理盖章：{reason}。仅作记录，不影响离校和毕业证书；请尽快盖章备案，有困难请联系学院。',
    release,
    3,
  ),
  'signing-delay-reported': kind('有拖延盖章登记', '有学院登记了学生拖延盖章，仅作记录。', '/pages/release/records/index', 6, {
    digest: true,
  }),
  'employer-to-review': kind(
    '有用人单位待审核',
    '有用人单位提交了登记信息，请审核。',
    '/pages/account/employer/review/index',
    5,
    work('用人单位登记待审核', '请核对营业执照'),
  ),
  'employer-approved': kind(
    '单位登记审核通过',
    '{employer}的登记信息已审核通过，毕业生可以选择贵单位签约。',
    '/pages/account/employer/mine/index',
    2,
    result('用人单位登记', '审核通过', '毕业生可选择贵单位签约'),
  ),
  'employer-rejected': kind(
    '单位登记需要修改',
    '{employer}的登记信息未通过审核：{reason}。请修改后重新提交。',
    '/pages/account/employer/mine/index',
    1,
    result('用人单位登记', '需修改', '请按原因修改后重新提交'),
  ),
  'departure-opened': kind('离校手续开始办理', '离校手续已开放办理，请先完成问卷，再按离校单逐项办理。', departure, 2),
  'departure-cleared': kind(
    '离校手续全部通过',
    '离校各环节已全部通过，离校单已生成，祝前程似锦。',
    departure,
    1,
    result('离校手续', '全部通过', '离校单已生成'),
  ),
  'departure-reopened': kind('离校环节有变化', '有环节被改为未通过，请查看离校单。', departure, 1),
  'clearance-to-review': kind(
    '有离校环节待审核',
    '有毕业生的离校环节等您审核。',
    '/pages/departure/queue/index?state=waiting',
    5,
    work('离校环节待审核', '请及时审核'),
  ),
  'clearance-passed': kind('离校环节通过', '“{item}”已通过。', departure, 5),
  'clearance-not-passed': kind(
    '离校环节未通过',
    '“{item}”未通过：{reason}。',
    departure,
    1,
    result('离校手续', '未通过', '请查看原因并尽快处理'),
  ),
  'clearance-waiting-again': kind('离校环节重新待审核', '“{item}”需要重新审核：{reason}。', departure, 1),
  'destination-to-review': kind(
    '有毕业去向待审核',
    '有毕业生登记了毕业去向，请审核。',
    '/pages/destination/queue/index?list=submitted',
    5,
    work('毕业去向待审核', '请核对证明材料'),
  ),
  'destination-approved': kind(
    '毕业去向已登记',
    '您登记的毕业去向“{item}”已审核通过。请核对档案转递地址是否完整。',
    destination,
    2,
    result('毕业去向登记', '审核通过', '请核对档案转递地址'),
  ),
  'destination-rejected': kind(
    '毕业去向需要修改',
    '您登记的毕业去向未通过审核：{reason}。请修改后重新提交。',
    destination,
    1,
    result('毕业去向登记', '需修改', '请按原因修改后重新提交'),
  ),
  'destination-taken-back': kind(
    '毕业去向的审核已撤回',
    '学院撤回了对您毕业去向的审核：{reason}。请修改后重新提交。',
    destination,
    1,
    result('毕业去向登记', '需修改', '请按原因修改后重新提交'),
  ),
  'destination-stated-for': kind(
    '学院已代您登记毕业去向',
    '您一直没有登记毕业去向，学院已代您登记为“{item}”。与实际不符的，请更改去向。',
    destination,
    1,
    result('毕业去向登记', '学院代登', '与实际不符请自行更改'),
  ),
  'destination-reminder': kind('请登记毕业去向', '您还没有登记毕业去向。每位毕业生都要登记，包括待就业，请尽快办理。', destination, 1, {
    wechat: { template: 'to-do', subject: '请登记毕业去向', remark: '包括待就业，都要登记' },
  }),
  'destination-from-agreement': kind(
    '毕业去向已自动登记',
    '您与{employer}的就业协议已备案，毕业去向已自动登记。请核对档案转递地址。',
    destination,
    2,
  ),
  'destination-agreement-released': kind(
    '请重新登记毕业去向',
    '您的就业协议已解除，原来登记的毕业去向不再有效，请重新登记。',
    destination,
    1,
    result('毕业去向登记', '需重新登记', '协议已解除，请重新登记'),
  ),
  'window-extended': kind('办理时间已延长', '学校为您单独延长了“{item}”的办理时间，截止 {due}，请在此之前办完。', '/pages/home/index', 1, {
    wechat: { template: 'deadline', subject: '办理时间已延长', remark: '请在截止前办完' },
  }),
}

/** Fills `{name}` places; a place without a value leaves nothing. */
export function fill(template: string, params: Record<string, string | undefined>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
}
