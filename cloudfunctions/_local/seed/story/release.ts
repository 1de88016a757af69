import { dateOf } from '../../../../src/shared/calendar'
import { releaseWorkflow } from '../../../../src/shared/release/workflow'
import { apology } from './apology'
import type { Story } from './scene'
import { confirmed, operators } from './signing'
import type { Stage } from './stage'

const shows = {
  draft: { never: 'a release begins by being asked for' },
  open: '2023010078',
  returned: '2023020027',
  'with-college': '2023030021',
  'with-university': '2023010079',
  reported: '2023020028',
  released: '2023030022',
  abandoned: '2023010081',
}
const { draft: _, ...signed } = shows
const operator = operators[1]
const breach = { path: 'breach' } as const
const ownPieces = ['release-letter', 'apology', 'acceptance'] as const
const names = { 'release-letter': '解约函', apology: '致歉信（手写扫描件）', acceptance: '新单位接收函' }

export const releaseStory: Story<keyof typeof shows> = {
  workflow: releaseWorkflow,
  shows,
  verified: Object.values(signed),
  scenes: [
    {
      daysAgo: 15,
      async play(stage) {
        for (const number of Object.values(signed)) await confirmed(stage, number, operator)
      },
    },
    {
      daysAgo: 8,
      async play(stage) {
        const { as, counselorOf } = stage
        const reported = await report(stage, shows.released)
        await as('T0001').call('release.verify', { caseId: reported, reason: '已电话向单位核实，岗位取消属实' })
        await as('T0001').call('release.noteRemedy', { caseId: reported, remedy: 'agreed', reason: '单位同意按约定支付违约金' })
        const { caseId } = await as(shows.abandoned).call('release.start', breach)
        await handIn(stage, shows.abandoned, caseId, 'release-letter')
        await as(shows.abandoned).call('release.withdraw', {})
        const returned = await submitted(stage, shows.returned)
        const decision = { caseId: returned, piece: 'release-letter', decision: 'return', reason: '解约函没有盖单位公章' } as const
        await counselorOf(shows.returned).call('release.decidePiece', decision)
        await counselorOf(shows.returned).call('release.reject', { caseId: returned })
      },
    },
    {
      daysAgo: 5,
      async play(stage) {
        const caseId = await submitted(stage, shows['with-university'])
        const counselor = stage.counselorOf(shows['with-university'])
        await counselor.call('release.interview', {
          caseId,
          on: await today(stage, shows['with-university']),
          text: '与该生谈话，说明诚信的重要和违约的后果，该生认识清楚，愿意承担责任。',
          postingSeen: true,
        })
        for (const piece of ownPieces) await counselor.call('release.decidePiece', { caseId, piece, decision: 'accept' })
        await counselor.call('release.approve', { caseId })
      },
    },
    {
      daysAgo: 2,
      async play(stage) {
        const { caseId } = await stage.as(shows.open).call('release.start', breach)
        await handIn(stage, shows.open, caseId, 'release-letter')
        await submitted(stage, shows['with-college'])
        await report(stage, shows.reported)
      },
    },
  ],
}

async function report({ as }: Stage, number: string): Promise<string> {
  const reason = '单位来电说因业务调整取消这一岗位，不再按协议接收，并拒绝另行安排。'
  return (await as(number).call('release.report', { reason })).caseId
}

/** A breach with all of the student's papers, handed to the college. */
async function submitted(stage: Stage, number: string): Promise<string> {
  const student = stage.as(number)
  const { caseId } = await student.call('release.start', breach)
  for (const piece of ownPieces) await handIn(stage, number, caseId, piece)
  const postedOn = await today(stage, number)
  await student.call('release.saveLetter', { text: apology, postedOn, tracking: 'SF1390000000001' })
  await student.call('release.submit', {})
  return caseId
}

async function handIn({ as }: Stage, number: string, caseId: string, piece: (typeof ownPieces)[number]): Promise<void> {
  const student = as(number)
  const fileId = await student.send(names[piece], piece === 'apology' ? 'photograph' : undefined)
  await student.call('release.attach', { caseId, piece, fileId })
}

/** The day by the clock of the school, not of this machine. */
async function today({ as }: Stage, number: string): Promise<string> {
  return dateOf(new Date((await as(number).call('release.mine', {})).now))
}
