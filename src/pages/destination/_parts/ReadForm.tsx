import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { useAction } from '@/app/hooks'
import { AttachmentField } from '@/app/upload/AttachmentField'
import { ActionBar, Button, ConfirmSheet, Facts, Notice, Section, toast } from '@/ui'
import { destinationPageWords as words } from '../wording'
import type { Mine } from './use-draft'

const steps = {
  withdraw: { title: words.withdrawTitle, text: words.withdrawText, done: words.withdrawn },
  amend: { title: words.amendTitle, text: words.amendText, done: words.amended },
} as const

type StepName = keyof typeof steps
const isStep = (name: string): name is StepName => name in steps

/** What was stated, to be read; and the one step back from here. `children` stand above the buttons. */
export function ReadForm({ mine, refresh, children }: { mine: Mine; refresh(): Promise<void>; children: ReactNode }) {
  const withdrawing = useAction('destination.withdraw')
  const amending = useAction('destination.amend')
  const [asking, setAsking] = useState<StepName>()
  const offered = mine.mayI.flatMap((offer) => (isStep(offer.action) ? [{ ...offer, action: offer.action }] : []))
  const open = offered.filter(({ blocked }) => !blocked)
  const blocked = offered.find((offer) => offer.blocked)?.blocked
  const action = asking === 'amend' ? amending : withdrawing
  const take = async () => {
    if (!asking || !(await action.run({}))) return
    setAsking(undefined)
    toast(steps[asking].done)
    await refresh()
  }
  if (!mine.code) return <>{children}</>
  return (
    <>
      <Section title={words.registered}>
        <Facts
          facts={[
            { label: words.what, value: `${mine.code} ${mine.codeName ?? ''}` },
            ...mine.facts.map(({ label, value }) => ({ label, value: value || words.none })),
            { label: words.source, value: mine.sourceLabel },
          ]}
        />
        {mine.evidence.map(({ code, label, files }) => (
          <AttachmentField key={code} label={label} caseId={mine.caseId} files={files} />
        ))}
      </Section>
      {blocked && (
        <Notice fix={blocked.fix} call={blocked.call}>
          {blocked.message}
        </Notice>
      )}
      {children}
      {open.length > 0 && (
        <ActionBar>
          {open.map((offer) => (
            <Button key={offer.action} onPress={() => setAsking(offer.action)}>
              {offer.label}
            </Button>
          ))}
        </ActionBar>
      )}
      {asking && (
        <ConfirmSheet
          title={steps[asking].title}
          confirmLabel={open.find((offer) => offer.action === asking)?.label ?? ''}
          running={action.running}
          error={action.error}
          onConfirm={() => void take()}
          onClose={() => setAsking(undefined)}
        >
          <View>{steps[asking].text}</View>
        </ConfirmSheet>
      )}
    </>
  )
}
