import { recommendationWorkflow } from '../../../../src/shared/recommendation/workflow'
import type { Story } from './scene'
import { type Stage, wholly } from './stage'

const shows = {
  draft: '2023010066',
  submitted: '2023020014',
  rejected: '2023030014',
  approved: '2023030017',
  printed: '2023020016',
  signed: '2023030016',
  sealed: '2023010068',
  effective: '2023020017',
}

const content = {
  intention: '软件研发或技术支持，华中地区优先，也愿意到外地工作',
  posts: '2024.09–2026.06 班级学习委员；2025.03–2026.03 校学生会宣传部干事',
  awards: '2024 年校级三等奖学金；2025 年“三好学生”；2025 年全国大学生数学建模竞赛省级二等奖',
  practice: '2026.07–2026.09 在南湖远图软件有限公司实习，参与仓储管理系统的测试和部署，整理用户手册',
  skills: '大学英语六级；计算机二级；爱好长跑',
  evaluation: '学习踏实，做事有始有终；善于与人合作，能在压力下把事情做完。',
}

export const recommendationStory: Story<keyof typeof shows> = {
  workflow: recommendationWorkflow,
  shows,
  verified: Object.values(shows),
  scenes: [
    {
      daysAgo: 12,
      async play(stage) {
        await stage.as(shows.draft).call('recommendation.save', { content: { ...content, evaluation: '' } })
        for (const number of [shows.printed, shows.signed, shows.sealed, shows.effective]) {
          const caseId = await approved(stage, number)
          await stage.as(number).call('recommendation.document', { caseId })
        }
        await approved(stage, shows.approved)
      },
    },
    {
      daysAgo: 9,
      async play(stage) {
        for (const number of [shows.signed, shows.sealed, shows.effective]) await tick(stage, number, 'opinion')
        for (const number of [shows.sealed, shows.effective]) await tick(stage, number, 'collegeSeal')
        const caseIds = [await caseOf(stage, shows.effective)]
        wholly(await stage.as('T0001').call('recommendation.tick', { caseIds, item: 'universitySeal' }))
      },
    },
    {
      daysAgo: 3,
      async play(stage) {
        await submitted(stage, shows.submitted)
        const caseId = await submitted(stage, shows.rejected)
        const reason = '获奖情况请写明颁奖单位，再提交一次'
        await stage.counselorOf(shows.rejected).call('recommendation.reject', { caseId, reason })
      },
    },
  ],
}

const submitted = async ({ as }: Stage, number: string) => (await as(number).call('recommendation.submit', { content })).caseId

async function approved(stage: Stage, number: string): Promise<string> {
  const caseId = await submitted(stage, number)
  await stage.counselorOf(number).call('recommendation.approve', { caseId })
  return caseId
}

async function caseOf({ as }: Stage, number: string): Promise<string> {
  return (await as(number).call('recommendation.mine', {})).caseId ?? ''
}

async function tick(stage: Stage, number: string, item: 'opinion' | 'collegeSeal'): Promise<void> {
  wholly(await stage.counselorOf(number).call('recommendation.tick', { caseIds: [await caseOf(stage, number)], item }))
}
