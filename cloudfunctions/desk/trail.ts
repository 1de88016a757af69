import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { clearanceWorkflow, departureWorkflow } from '../../src/shared/departure/workflow'
import { originWorkflow } from '../../src/shared/origin/workflow'
import type { Workflow } from '../../src/shared/workflow'
import { findCase } from '../_kit/cases'
import type { QueryAction } from '../_kit/handler'
import { trailOf } from '../_kit/trail'
import { partyOf } from '../roster/facts'

const tables: Record<string, Workflow<never>> = {
  origin: originWorkflow,
  agreement: agreementWorkflow,
  departure: departureWorkflow,
  clearance: clearanceWorkflow,
}

/** The trail of a case, for everybody who may see the case. */
export const trail: QueryAction<'desk.trail'> = async ({ input, caller, db }) => {
  const subject = await findCase(db, caller, Object.keys(tables), input.caseId)
  const table = tables[subject.subject] as Workflow<never>
  const party = await partyOf(db, subject.schoolId, subject.seasonId, subject.studentId)
  return { title: table.title, student: party.name, trail: await trailOf(db, table, subject) }
}
