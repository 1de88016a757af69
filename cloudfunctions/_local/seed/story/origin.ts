import { originWorkflow } from '../../../../src/shared/origin/workflow'
import type { Story } from './scene'
import type { Actor, Stage } from './stage'

const shows = {
  'not-started': '2023020002',
  draft: '2023010064',
  submitted: '2023020012',
  rejected: '2023030012',
  approved: '2023010084',
}

/** What the roster does not know. */
const contacts: Record<string, string> = {
  homeAddress: '幸福路 18 号 3 栋 502 室',
  postcode: '430074',
  emergencyName: '张建国',
  emergencyPhone: '13900000001',
}

const intention = {
  survey: 'intention',
  answers: { plan: '就业', progress: '正在投简历', employers: ['国有企业', '民营企业'], places: ['学校所在省'], confidence: '4' },
}

export const originStory: Story<keyof typeof shows> = {
  workflow: originWorkflow,
  shows,
  verified: [shows.approved],
  scenes: [
    {
      daysAgo: 4,
      async play({ as, counselorOf }) {
        const drafting = as(shows.draft)
        await drafting.call('survey.answer', intention)
        await drafting.call('origin.save', { values: await valuesOf(drafting, shows.draft) })
        const caseId = await submitOrigin(as(shows.rejected), shows.rejected)
        const fields = [{ code: 'homeAddress', reason: '请写到省、市、区和门牌号' }]
        await counselorOf(shows.rejected).call('origin.reject', { caseId, fields })
      },
    },
    {
      daysAgo: 2,
      async play({ as }) {
        await submitOrigin(as(shows.submitted), shows.submitted)
      },
    },
  ],
}

/** Fills and submits the form of each and has the counselor approve it; what nearly everything else begins with. */
export async function passOrigin({ as, counselorOf }: Stage, numbers: readonly string[]): Promise<void> {
  const caseIds = await Promise.all(numbers.map((number) => submitOrigin(as(number), number)))
  for (const [nth, caseId] of caseIds.entries()) await counselorOf(numbers[nth] ?? '').call('origin.approve', { caseId })
}

async function submitOrigin(student: Actor, number: string): Promise<string> {
  await student.call('survey.answer', intention)
  return (await student.call('origin.submit', { values: await valuesOf(student, number) })).caseId
}

/** The registry's values, confirmed, and the person's own contacts. */
async function valuesOf(student: Actor, number: string): Promise<Record<string, string>> {
  const { fields } = await student.call('origin.mine', {})
  const own: Record<string, string> = { ...contacts, email: `s${number}@qicheng.example` }
  const known = fields
    .filter((field) => !field.locked && field.kind !== 'photo')
    .map(({ code, value, registry }): [string, string] => [code, value || registry || own[code] || ''])
  return Object.fromEntries(known.filter(([, value]) => value))
}
