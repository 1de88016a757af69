import { type ClearanceState, clearanceWorkflow } from '@/shared/departure/workflow'
import type { QueueRow } from './use-queue'

export type Step = 'pass' | 'refuse'

/** Both steps in the order of their buttons. */
export const steps: Step[] = ['refuse', 'pass']

export const labelOf = (step: Step): string => clearanceWorkflow.actions[step].label

/** What a decision needs to know of a row, shown or not. */
export type Decidable = Pick<QueueRow, 'caseId' | 'itemLabel' | 'name' | 'number' | 'open'> & { state: { state: string } }

/** Whether the step leaves the state this row is in; a row that is not open takes none. */
export function takes(row: Pick<Decidable, 'open' | 'state'>, step: Step): boolean {
  return row.open && clearanceWorkflow.actions[step].from.includes(row.state.state as ClearanceState)
}
