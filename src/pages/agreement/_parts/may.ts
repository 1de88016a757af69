import { agreementWorkflow } from '@/shared/agreement/workflow'
import { actorOf, type Role } from '@/shared/roles'

/** Whether the table of the workflow gives the filing to this role; the server decides each case. */
export function mayFile(role: Role | undefined): boolean {
  const actor = role ? actorOf(role) : null
  return actor !== null && (agreementWorkflow.actions.file.by as readonly string[]).includes(actor)
}

/** Whether an agreement in this state can be filed. */
export const fileable = (state: string): boolean => (agreementWorkflow.actions.file.from as readonly string[]).includes(state)

/** Whether the record of an employer's changes is this role's to read. */
export const mayReadChanges = (role: Role | undefined): boolean => role === 'employer-operator' || role === 'career-centre'
