import type { Refusal } from '../errors'

const page = '/pages/opening/index'
const centre = { office: '招生就业处' }

export const openingRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'opening-needed': {
    message: '少数民族骨干计划毕业生取得生源省份用人单位的接收函后，可以申请；学校核准后开放网上签约。',
    fix: { label: '去申请开放签约', page },
    call: centre,
  },
  'signing-not-offered': { message: '本届网上签约不面向您的层次或学习形式，去向请按学院通知登记。', call: centre },
  'opening-not-needed': {
    message: '您的培养方式不需要申请开放网上签约。如登记有误，请联系学院更正。',
    call: { office: '所在学院学生工作办公室' },
  },
  'opening-window-closed': { message: '现在不在申请时间内。确有特殊情况，请联系招生就业处。', call: centre },
  'opening-incomplete': { message: '请填写接收单位和单位所在省份后再提交。', fix: { label: '去填写', page } },
  'opening-letter-missing': { message: '请先上传接收函（照片或 PDF），再提交申请。', fix: { label: '去上传', page } },
  'opening-in-use': { message: '该生已经提交就业协议，不能收回开放；需要终止的，请按解约程序办理。' },
}

export const openingWords = {
  employerMissing: '请填写出具接收函的单位全称',
  provinceMissing: '请选择单位所在的省份',
  provinceUnknown: '请从列表中选择省份',
  homeUnknown: '学籍中没有生源所在地，请人工核对单位是否在生源省份。',
  otherProvince: '单位不在生源省份，请核对接收函和定向协议后再决定。',
  notFound: '没有找到您的申请。',
  noGraduate: '本届名单中没有您，请联系学院老师补充。',
  fields: { employer: '接收单位', province: '单位所在省份', remarks: '补充说明' },
  lists: { submitted: '待核准', approved: '已开放', rejected: '未核准', all: '全部' },
  home: {
    apply: '申请开放网上签约',
    applyDetail: '取得生源省份单位的接收函后提交，学校核准后可以签约',
    rejected: '开放签约申请未核准',
    review: '开放签约申请待核准',
  },
}
