import { destinationWorkflow } from '../../../../src/shared/destination/workflow'
import type { Story } from './scene'
import type { Stage } from './stage'

const shows = { none: '2023030002', draft: '2023020029', submitted: '2023030023', rejected: '2023010082', approved: '2023020030' }

const study = { code: '80', values: { school: '江城大学', degree: '硕士研究生', studyMajor: '机械工程' } }
const seeking = { code: '70', values: { intention: '本地的技术岗位' } }

export const destinationStory: Story<keyof typeof shows> = {
  workflow: destinationWorkflow,
  shows,
  verified: [],
  scenes: [
    {
      daysAgo: 6,
      async play(stage) {
        const { as, counselorOf } = stage
        const approved = await register(stage, shows.approved)
        await counselorOf(shows.approved).call('destination.approve', { caseId: approved })
        await as(shows.approved).call('destination.saveArchive', { archive })
        const rejected = await register(stage, shows.rejected)
        const fields = [{ code: 'admission-notice', reason: '录取通知书看不清，请重新上传' }]
        await counselorOf(shows.rejected).call('destination.reject', { caseId: rejected, fields })
      },
    },
    {
      daysAgo: 2,
      async play(stage) {
        await stage.as(shows.draft).call('destination.save', seeking)
        await register(stage, shows.submitted)
      },
    },
  ],
}

const archive = {
  kind: 'university',
  unit: '江城大学研究生院',
  place: '420111',
  address: '洪山区珞喻路 1 号',
  postcode: '430074',
  contact: '刘老师',
  phone: '027-60000009',
}

/** 升学 with its paper. */
async function register({ as }: Stage, number: string): Promise<string> {
  const student = as(number)
  const fileId = await student.send('硕士研究生录取通知书')
  await student.call('destination.addEvidence', { code: study.code, evidence: 'admission-notice', fileId })
  return (await student.call('destination.submit', study)).caseId
}
