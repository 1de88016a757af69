import { type ReactNode, useState } from 'react'
import { useAction } from '@/app/hooks'
import { ActionBar, Button, ConfirmSheet, Notice, Section, toast } from '@/ui'
import { originPageWording as words } from '../wording'
import { fieldsFor } from './fields'
import { FilledFacts, Groups } from './Groups'
import type { OriginForm } from './use-draft'

/** The form when there is nothing to fill; may be withdrawn while the college has not reviewed it (S1-34). */
export function ReadForm({ form, refresh, children }: { form: OriginForm; refresh(): Promise<void>; children: ReactNode }) {
  const [asking, setAsking] = useState(false)
  const withdrawing = useAction('origin.withdraw')
  const withdraw = form.mayI.find(({ action, blocked }) => action === 'withdraw' && !blocked)
  const confirm = async () => {
    if (!(await withdrawing.run({}))) return
    setAsking(false)
    toast(words.withdrawn)
    await refresh()
  }
  const ask = () => {
    withdrawing.clear()
    setAsking(true)
  }
  return (
    <>
      <Groups fields={fieldsFor(form.fields, {})} refresh={refresh}>
        {(open) => <FilledFacts fields={open} form={form} />}
      </Groups>
      <Section title={words.meaning} folded>
        <Notice>{form.meaning}</Notice>
      </Section>
      {children}
      {withdraw && (
        <ActionBar>
          <Button onPress={ask}>{withdraw.label}</Button>
        </ActionBar>
      )}
      {asking && (
        <ConfirmSheet
          title={words.withdrawTitle}
          confirmLabel={withdraw?.label ?? words.withdrawTitle}
          running={withdrawing.running}
          error={withdrawing.error}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          {words.withdrawText}
        </ConfirmSheet>
      )}
    </>
  )
}
