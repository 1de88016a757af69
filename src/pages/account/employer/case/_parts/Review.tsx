import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { useKeys } from '@/app/keys'
import { spokenMinute } from '@/shared/calendar'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Chip, ConfirmSheet, Facts, Notice, Picture, ProblemNotice, Section, toast } from '@/ui'
import { EmployerFacts } from '../../_parts/EmployerFacts'
import { Operators } from '../../_parts/Operators'
import { mineWords, reviewWords, caseWords as words } from '../../wording'

type Shown = Output<'account.employerToReview'>

const tones = { registered: 'accent', approved: 'good', rejected: 'warn' } as const

function Licence({ shown }: { shown: Shown }) {
  return (
    <Section title={words.licence}>
      {shown.licenceUrl ? (
        <Picture className='licence__picture' src={shown.licenceUrl} label={words.licenceLabel(shown.fields.name ?? '')} />
      ) : (
        <View>{words.noLicence}</View>
      )}
    </Section>
  )
}

/** One employer beside its licence: approve, or say what is wrong. */
export function Review({ shown, onNext }: { shown: Shown; onNext(next: string | null): void }) {
  const { run, running, error, clear } = useAction('account.reviewEmployer')
  const [rejecting, setRejecting] = useState(false)
  const { employerId, state, next } = shown
  const name = shown.fields.name ?? ''
  const open = state === 'registered'
  const approve = async () => {
    if (!open || !(await run({ employerId, decision: 'approve' }))) return
    toast(words.approved(name))
    onNext(next)
  }
  const reject = async (reason: string) => {
    if (!(await run({ employerId, decision: 'reject', reason }))) return
    setRejecting(false)
    toast(words.rejected(name))
    onNext(next)
  }
  const ask = () => {
    clear()
    setRejecting(open)
  }
  const goOn = () => (next ? onNext(next) : toast(words.noNext))
  useKeys({ a: () => void approve(), r: ask, j: goOn, arrowright: goOn, '?': () => toast(words.keys) })
  return (
    <>
      <View role='heading' aria-level={2} className='employer__headline'>
        {name} <Chip tone={tones[state]}>{reviewWords.states[state]}</Chip>
      </View>
      {shown.behalf && <View className='employer__quiet'>{words.behalf(shown.behalf)}</View>}
      {shown.reason && <Notice tone='warn'>{`${mineWords.reason}：${shown.reason}`}</Notice>}
      {shown.oddCode && <Notice tone='warn'>{words.oddCode}</Notice>}
      {!rejecting && <ProblemNotice problem={error} />}
      <View className='employer__sides'>
        <Section title={words.fields}>
          <EmployerFacts fields={shown.fields} />
        </Section>
        <Licence shown={shown} />
      </View>
      <Operators own={shown} />
      <Section title={words.history} folded>
        <Facts
          facts={shown.history.map(({ at, who, label, reason }) => ({
            label: spokenMinute(new Date(at)),
            value: [label, who, reason].filter(Boolean).join(' · '),
          }))}
        />
      </Section>
      {(open || next) && (
        <ActionBar>
          {next && <Button onPress={goOn}>{words.next}</Button>}
          {open && (
            <Button tone='bad' onPress={ask}>
              {words.reject}
            </Button>
          )}
          {open && (
            <Button tone='accent' running={running && !rejecting} onPress={() => void approve()}>
              {words.approve}
            </Button>
          )}
        </ActionBar>
      )}
      {rejecting && (
        <ConfirmSheet
          title={words.reject}
          confirmLabel={words.reject}
          tone='bad'
          reason={{}}
          running={running}
          error={error}
          onConfirm={(reason) => void reject(reason)}
          onClose={() => setRejecting(false)}
        >
          {words.rejectText}
        </ConfirmSheet>
      )}
    </>
  )
}
