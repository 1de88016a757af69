import { openingWorkflow } from '../../../../src/shared/opening/workflow'
import type { Story } from './scene'
import type { Stage } from './stage'

/** Masters of 少数民族骨干计划: nobody else needs it. */
const shows = { draft: '2024130016', submitted: '2024120006', rejected: '2024120016', approved: '2024130006' }

export const openingStory: Story<keyof typeof shows> = {
  workflow: openingWorkflow,
  shows,
  verified: Object.values(shows),
  scenes: [
    {
      daysAgo: 7,
      async play(stage) {
        const centre = stage.as('T0001')
        await centre.call('opening.approve', { caseId: await apply(stage, shows.approved) })
        const reason = '接收函没有盖单位公章，请补盖后重新上传'
        await centre.call('opening.reject', { caseId: await apply(stage, shows.rejected), reason })
      },
    },
    {
      daysAgo: 2,
      async play(stage) {
        await apply(stage, shows.submitted)
        await attachLetter(stage, shows.draft)
      },
    },
  ],
}

async function apply(stage: Stage, number: string): Promise<string> {
  const student = stage.as(number)
  const { homeDivision } = await student.call('opening.mine', {})
  await attachLetter(stage, number)
  const content = { employer: '生源地人民医院', province: `${homeDivision.slice(0, 2)}0000`, remarks: '' }
  return (await student.call('opening.submit', { content })).caseId
}

async function attachLetter({ as }: Stage, number: string): Promise<void> {
  const student = as(number)
  await student.call('opening.attach', { fileId: await student.send('接收函') })
}
