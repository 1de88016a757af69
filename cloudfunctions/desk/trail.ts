import { agreementStages, agreementWorkflow } from '../../src/shared/agreement/workflow'
import { invitationWorkflow } from '../../src/shared/card/workflow'
import { clearanceWorkflow, departureWorkflow } from '../../src/shared/departure/workflow'
import { destinationWorkflow } from '../../src/shared/destination/workflow'
import { NotFound } from '../../src/shared/errors'
import { openingWorkflow } from '../../src/shared/opening/workflow'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { recommendationWorkflow } from '../../src/shared/recommendation/workflow'
import { releaseWorkflow } from '../../src/shared/release/workflow'
import { actorOf } from '../../src/shared/roles'
import type { Workflow } from '../../src/shared/workflow'
import { type Case, findCase } from '../_kit/cases'
import type { QueryAction } from '../_kit/handler'
import { trailOf } from '../_kit/trail'
import { nameOf } from '../roster/facts'

const tables: Record<string, Workflow<never>> = {
  origin: originWorkflow,
  recommendation: recommendationWorkflow,
  opening: openingWorkflow,
  agreement: agreementWorkflow,
  invitation: invitationWorkflow,
  release: releaseWorkflow,
  departure: departureWorkflow,
  clearance: clearanceWorkflow,
  destination: destinationWorkflow,
}

/** What lies with the student is not the employer's to read: the next one may be another's. */
const isWithStudent = ({ subject, state }: Case) =>
  subject === 'agreement' && (agreementStages[0]?.states as string[] | undefined)?.includes(state) === true

/** The trail of a case, for everybody who may see the case. */
export const trail: QueryAction<'desk.trail'> = async ({ input, caller, db }) => {
  const subject = await findCase(db, caller, Object.keys(tables), input.caseId)
  if (caller.role === 'employer-operator' && isWithStudent(subject)) throw new NotFound()
  const table = tables[subject.subject] as Workflow<never>
  const student = await nameOf(db, subject.schoolId, subject.studentId)
  return { title: table.title, student, trail: await trailOf(db, table, subject, actorOf(caller.role)) }
}
