import { invitationWorkflow } from '../../../../src/shared/card/workflow'
import type { Story } from './scene'
import { operators, terms } from './signing'
import type { Stage } from './stage'

const shows = {
  writing: { never: 'an invitation begins by being sent' },
  invited: '2023010076',
  accepted: '2023020024',
  declined: '2023030020',
  withdrawn: '2023010077',
  expired: '2023020026',
}
const { writing: _, ...invited } = shows
const [operator] = operators

export const invitationStory: Story<keyof typeof shows> = {
  workflow: invitationWorkflow,
  shows,
  verified: Object.values(invited),
  scenes: [
    {
      daysAgo: 16,
      async play(stage) {
        await invite(stage, shows.expired)
      },
    },
    {
      daysAgo: 3,
      async play(stage) {
        const { as } = stage
        await as(shows.accepted).call('card.accept', { caseId: await invite(stage, shows.accepted) })
        const declined = await invite(stage, shows.declined)
        await as(shows.declined).call('card.decline', { caseId: declined, reason: '已决定到家乡工作，谢谢贵单位' })
        await as(operator).call('card.withdraw', { caseId: await invite(stage, shows.withdrawn) })
      },
    },
    {
      daysAgo: 2,
      async play(stage) {
        await invite(stage, shows.invited)
      },
    },
  ],
}

/** The student shows the name card, the operator keeps it and invites; answers the invitation's case. */
async function invite({ as }: Stage, number: string): Promise<string> {
  const student = as(number)
  await student.call('card.make', { hours: 24 })
  const { card } = await student.call('card.mine', {})
  const { claimId } = await as(operator).call('card.claim', { ticket: card?.ticket ?? '' })
  return (await as(operator).call('card.invite', { claimId, terms })).caseId
}
