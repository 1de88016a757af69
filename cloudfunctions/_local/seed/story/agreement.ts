import { agreementWorkflow } from '../../../../src/shared/agreement/workflow'
import type { Story } from './scene'
import { approved, confirmed, draftFor, operators, prepareEmployer, sign, submitAgreement } from './signing'
import { wholly } from './stage'

const shows = {
  draft: '2023010071',
  'with-employer': '2023020021',
  returned: '2023030018',
  'with-student': '2023010072',
  overdue: '2023020022',
  'with-college': '2023030019',
  approved: '2023020023',
  filed: '2023010074',
  /** Whose release was granted. */
  released: '2023030022',
}
/** Kept silent for seven days and is taken as agreed. */
const silent = '2023010073'
const [first, second] = operators
const { released: _, ...own } = shows

export const agreementStory: Story<keyof typeof shows> = {
  workflow: agreementWorkflow,
  shows,
  verified: [...Object.values(own), silent],
  scenes: [
    {
      daysAgo: 17,
      async play(stage) {
        for (const operator of operators) await prepareEmployer(stage.as(operator))
        await sign(stage, await submitAgreement(stage, shows.overdue, first, false), first)
        await sign(stage, await submitAgreement(stage, silent, first), first)
        await approved(stage, shows.approved, second)
        const filed = await approved(stage, shows.filed, first)
        const counselor = stage.counselorOf(shows.filed)
        wholly(await counselor.call('agreement.seal', { caseIds: [filed], seal: 'college' }))
        wholly(await stage.as('T0001').call('agreement.seal', { caseIds: [filed], seal: 'university' }))
        await counselor.call('agreement.file', { caseId: filed, sealsSeen: ['employer'] })
      },
    },
    {
      daysAgo: 5,
      async play(stage) {
        await stage.as(shows.draft).call('agreement.readNotes', {})
        await stage.as(shows.draft).call('agreement.saveDraft', await draftFor(stage, shows.draft, second))
        const returned = await submitAgreement(stage, shows.returned, second)
        const reason = '约定的月薪与面试时不同，请改为每月 8000 元'
        await stage.as(second).call('agreement.return', { caseId: returned, code: 'terms-differ', reason })
        await confirmed(stage, shows['with-college'], second)
      },
    },
    {
      daysAgo: 3,
      async play(stage) {
        await submitAgreement(stage, shows['with-employer'], first)
        await sign(stage, await submitAgreement(stage, shows['with-student'], first), first)
      },
    },
  ],
}
