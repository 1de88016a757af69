import { clearanceWorkflow, departureWorkflow } from '../../../../src/shared/departure/workflow'
import type { Story } from './scene'
import { type Stage, wholly } from './stage'

const departures = { survey: '2023030002', clearing: '2023030024', cleared: '2024320001' }
const items = { waiting: departures.clearing, passed: departures.cleared, 'not-passed': departures.clearing }

/** Who decides each item of a master with one certificate. */
const offices = { library: 'T0007', finance: 'T0011', secretary: 'T0015', dormitory: 'T0018' }

const quality = {
  survey: 'departure',
  answers: { destination: '已签约就业', teaching: '满意', service: '很满意', advice: '希望多办专场招聘会' },
}

const departure: Story<keyof typeof departures> = {
  workflow: departureWorkflow,
  shows: departures,
  verified: [],
  scenes: [
    {
      daysAgo: 6,
      async play(stage) {
        for (const number of [departures.clearing, departures.cleared]) await stage.as(number).call('survey.answer', quality)
      },
    },
    {
      daysAgo: 4,
      async play(stage) {
        await decide(stage, departures.clearing, offices.library, { items: ['library-books'], reason: '还有 2 本书没有归还' })
        await decide(stage, departures.clearing, offices.finance, { items: ['finance'] })
        await decide(stage, departures.cleared, stage.advisorOf(departures.cleared), { items: ['advisor'] })
        await decide(stage, departures.cleared, offices.library, { items: ['library-books', 'library-thesis'] })
        await decide(stage, departures.cleared, offices.finance, { items: ['finance'] })
        await decide(stage, departures.cleared, offices.secretary, { items: ['graduate-secretary'] })
        await decide(stage, departures.cleared, offices.dormitory, { items: ['dormitory'] })
      },
    },
  ],
}

/** The first of the items that make a departure; it happens in the scenes of departure. */
const clearance: Story<keyof typeof items> = { workflow: clearanceWorkflow, shows: items, verified: [], scenes: [] }

export const departureStory = [departure, clearance]

/** Passes these items of a student, or refuses them where a reason is given. */
async function decide(stage: Stage, student: string, officer: string, what: { items: string[]; reason?: string }): Promise<void> {
  const sheet = await stage.as(student).call('departure.mine', {})
  const caseIds = sheet.items.flatMap((item) => (what.items.includes(item.code) && item.caseId ? [item.caseId] : []))
  const decision = what.reason ? ('refuse' as const) : ('pass' as const)
  wholly(await stage.as(officer).call('departure.decide', { caseIds, decision, reason: what.reason }))
}
