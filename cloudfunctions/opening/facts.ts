import sql, { type Sql } from 'sql-template-tag'
import { isForSigning, type OpeningPolicy } from '../../src/shared/opening/policy'

/** A condition over `graduate g`: the university has opened online signing to this graduate (S0-4). */
export const openedIn: Sql = sql`exists (select 1 from workflow_case oc where oc.school_id = g.school_id and oc.season_id = g.season_id
  and oc.student_id = g.person_id and oc.subject = 'opening' and oc.state = 'approved')`

/** The graduate as the season's rules see them. */
export interface Signatory {
  level: string
  trainingMode: string
  studyMode: string | null
  /** By {@link openedIn}. */
  opened: boolean
}

/** Whether online signing is for this graduate (S0-2), and whether it first has to be opened on application (S0-4). */
export function signingOf(policy: OpeningPolicy, graduate: Signatory): { offered: boolean; openingNeeded: boolean } {
  return {
    offered: isForSigning(policy, graduate),
    openingNeeded: policy.onApplication.includes(graduate.trainingMode) && !graduate.opened,
  }
}
