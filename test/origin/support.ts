import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultOriginPolicy, type OriginPolicy } from '../../src/shared/origin/policy'
import { type Client, type School, schoolId } from '../support/school'

const window = { opens: '2026-09-01T08:00', closes: '2027-07-01T12:00' }

/** Publishes the default policy with changes, for the season of the test school. */
export const publish = (school: School, changes: Partial<OriginPolicy> = {}) =>
  school.database.transaction((tx) =>
    publishPolicy(tx, { schoolId, seasonId: '2027' }, 'origin', { ...defaultOriginPolicy, window, ...changes }, school.clock.now),
  )

/** One field as the student, or the reviewer of `caseId`, has it. */
export async function fieldOf(client: Client, code: string, caseId?: string) {
  const { fields } = caseId ? await client.call('origin.case', { caseId }) : await client.call('origin.mine', {})
  return fields.find((field) => field.code === code)
}
