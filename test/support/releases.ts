import sql from 'sql-template-tag'
import { photograph, sendAttachment, smallPdf } from './attachments'
import type { Client, School } from './school'
import type { Signing } from './signing'

/** A letter of so many characters as people count them. */
export const letterOf = (characters: number) => '歉'.repeat(characters)

/** Hands in one file as a piece. */
export async function handIn(school: School, client: Client, caseId: string, piece: string): Promise<void> {
  const photo = piece === 'apology'
  const fileId = await sendAttachment(school, client, photo ? await photograph() : smallPdf(), photo ? 'a.jpg' : 'a.pdf')
  await client.call('release.attach', { caseId, piece: piece as 'apology', fileId })
}

/** The student's part of the packet of a breach. */
export async function gather(school: School, student: Client, caseId: string): Promise<void> {
  for (const piece of ['release-letter', 'apology', 'acceptance']) await handIn(school, student, caseId, piece)
  await student.call('release.saveLetter', { text: letterOf(500), postedOn: '2027-03-01', tracking: 'SF1000000001' })
}

export const talk = { on: '2027-03-01', text: '与学生谈话，说明诚信的重要和违约的后果，学生认识清楚。', postingSeen: true }

export const accepted = async (reviewer: Client, caseId: string, pieces: readonly string[]) => {
  for (const piece of pieces) await reviewer.call('release.decidePiece', { caseId, piece: piece as 'apology', decision: 'accept' })
}

/** A breach taken as far as the university; answers the release's case. */
export async function withUniversity(at: Signing, number: string): Promise<string> {
  const student = await at.student(number)
  const { caseId } = await student.call('release.start', { path: 'breach' })
  await gather(at.school, student, caseId)
  await student.call('release.submit', {})
  await at.officer.call('release.interview', { caseId, ...talk })
  await accepted(at.officer, caseId, ['release-letter', 'apology', 'acceptance'])
  await at.officer.call('release.approve', { caseId })
  return caseId
}

export async function stateOf({ database }: School, caseId: string): Promise<string | undefined> {
  return (await database.row<{ state: string }>(sql`select state from workflow_case where case_id = ${caseId}`))?.state
}
