import type { DemoServer } from '../../support/demo-server'
import { answersTo } from '../../support/surveys'

/** What an origin form asks of a student beyond what the school holds. */
const own = {
  email: 'student@qicheng.example',
  homeAddress: '麓山南路 1 号 3 栋 502',
  postcode: '410082',
  emergencyName: '李建国',
  emergencyPhone: '13807310002',
}

/** The school's contact that the college gives with an approval. */
export const schoolContact = { contact: '王老师', phone: '027-60000201', postcode: '430074', address: '武汉市洪山区鲁磨路 388 号' }

/** Where the employer wants the archive sent. */
export const archiveAddress = '武汉市人才服务中心，武汉市江汉区新华路 1 号'

/** A student answers the survey and hands in the origin form as the school has it, but for what is given. */
export async function handsIn(server: DemoServer, number: string, changed: Record<string, string> = {}): Promise<void> {
  const session = await server.session(number)
  const { surveys } = await server.call(session, 'survey.mine', { gate: 'origin' })
  if (surveys.some(({ answeredAt }) => !answeredAt)) await server.call(session, 'survey.answer', answersTo('intention'))
  const { fields } = await server.call(session, 'origin.mine', {})
  const known = Object.fromEntries(
    fields.filter(({ locked, kind }) => !locked && kind !== 'photo').map(({ code, registry }) => [code, registry ?? '']),
  )
  await server.call(session, 'origin.submit', { values: { ...known, ...own, ...changed } })
}

/** A student submits an agreement with the first employer, or the same again after it came back. */
export async function submitsAgreement(server: DemoServer, number: string, post: string): Promise<void> {
  const session = await server.session(number)
  await server.call(session, 'agreement.readNotes', {})
  const { employers } = await server.call(session, 'agreement.searchEmployers', {
    text: server.people.employers[0]?.统一社会信用代码 ?? '',
  })
  const { content } = await server.call(session, 'agreement.mine', {})
  const employerId = employers[0]?.employerId ?? null
  const written = { ...content, employerId, email: own.email, post, place: '湖北省武汉市洪山区', pay: '每月 8000 元' }
  await server.call(session, 'agreement.saveDraft', { content: written })
  await server.call(session, 'agreement.submit', { content: written, agreesToDefault: true })
}

/** Id of a student's agreement. */
export async function agreementOf(server: DemoServer, number: string): Promise<string> {
  const { caseId } = await server.call(await server.session(number), 'agreement.mine', {})
  if (!caseId) throw new Error(`${number} has no agreement`)
  return caseId
}
