import type { Refusal } from '../errors'

const mine = '/pages/card/index'

/** A sentence and a way on for every refusal of name cards and invitations. */
export const cardRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'card-over': { message: '这张名片已失效或已被毕业生收回。请毕业生重新出示一张，再扫一次。' },
  'card-not-eligible': {
    message: '您的培养方式为定向或委培，按规定不参加网上签约，不需要名片。如登记有误，请联系学院。',
    call: { office: '所在学院学生工作办公室' },
  },
  'card-not-held': { message: '毕业生没有向贵单位出示名片，或已收回、已过保留期。请毕业生重新出示名片，扫码后再邀约。' },
  'invitation-not-eligible': {
    message: '该生按规定不参加网上签约，不能邀约。如有疑问，请联系招生就业处。',
    call: { office: '招生就业处' },
  },
  'agreement-under-way': {
    message: '您的就业协议正在签约中，不能接受别的邀约。单位签约前，您可以先撤回协议。',
    fix: { label: '去看我的协议', page: '/pages/agreement/index' },
  },
  'other-invitation-accepted': {
    message: '您已接受另一家单位的邀约。要改签这一家，请先在那份邀约里选择“婉拒”。',
    fix: { label: '去看我的邀约', page: mine },
  },
  'invitation-submitted': {
    message: '按这份邀约填写的协议已经提交。单位签约前，请先撤回协议，再婉拒；单位签约后，只能按解约程序办理。',
    fix: { label: '去看我的协议', page: '/pages/agreement/index' },
  },
  'invited-terms-fixed': {
    message: '协议条款来自您接受的邀约，不能改动。条款有误，请在邀约里婉拒并写明原因，由单位重新邀约。',
    fix: { label: '去看我的邀约', page: mine },
  },
}

export const cardWords = {
  terms: {
    post: '工作岗位',
    place: '工作地点',
    pay: '薪酬待遇',
    probation: '试用期',
    penalty: '违约金',
    voidOnAdmission: '升学后协议自动失效',
    remarks: '其他约定',
  },
  home: {
    title: '二维码名片',
    held: '名片与邀约',
    invited: '收到签约邀约',
    invitedDetail: '请核对条款，在截止前接受或婉拒',
    toInvite: '有毕业生出示名片',
    toInviteDetail: (count: number) => `${count} 位毕业生可以发起邀约`,
  },
}
