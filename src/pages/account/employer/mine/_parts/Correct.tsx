import { useAction } from '@/app/hooks'
import type { OwnEmployer } from '@/shared/account/employer-contract'
import { ActionBar, Button, ProblemNotice, toast } from '@/ui'
import { EmployerForm } from '../../_parts/EmployerForm'
import { useEmployerForm } from '../../_parts/use-employer-form'
import { mineWords as words } from '../../wording'

/** A rejected employer is corrected and submitted again. */
export function Correct({ own, onDone, onCancel }: { own: OwnEmployer; onDone(): void; onCancel(): void }) {
  const { run, running, error, fields } = useAction('account.resubmitEmployer')
  const { form, employer, licence, complete } = useEmployerForm(fields, own.fields, own.hasLicence)
  const submit = async () => {
    if (!complete()) return
    if (!(await run({ employerId: own.employerId, employer, ...(licence && { licence }) }))) return
    toast(words.resubmitted)
    onDone()
  }
  return (
    <>
      <EmployerForm title={words.fields} {...form} />
      <ProblemNotice problem={error} />
      <ActionBar>
        <Button onPress={onCancel}>{words.cancel}</Button>
        <Button tone='accent' running={running} onPress={() => void submit()}>
          {words.resubmit}
        </Button>
      </ActionBar>
    </>
  )
}
