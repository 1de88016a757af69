import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { useKeys } from '@/app/keys'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Chip, ConfirmSheet, Facts, Notice, ProblemNotice, Section, Sheet, toast } from '@/ui'
import { uiWording } from '@/ui/wording'
import { History } from '../../_parts/History'
import { destinationPageWords } from '../../wording'
import { Papers } from './Papers'
import { RejectSheet } from './RejectSheet'

const words = destinationPageWords.review

type ReviewCase = Output<'destination.case'>

function Head({ shown: { student, state, reason } }: { shown: ReviewCase }) {
  return (
    <View className='case__head'>
      <View role='heading' aria-level={2} className='case__headline'>
        {`${student.name} ${student.number}`}
      </View>
      <View className='case__state'>
        <Chip tone={state.tone}>{state.label}</Chip>
      </View>
      <View className='case__quiet'>{[student.college, student.className, student.major, student.level].filter(Boolean).join(' · ')}</View>
      {reason && (
        <Notice tone='warn' title={destinationPageWords.rejectedBecause}>
          {reason}
        </Notice>
      )}
    </View>
  )
}

/** What was stated and where the archive goes. */
function Stated({ shown }: { shown: ReviewCase }) {
  const { archive, code, codeName, facts, sourceLabel } = shown
  const none = destinationPageWords.none
  const wrong = new Map(archive.problems.map(({ field, message }) => [field, message]))
  return (
    <>
      <Section title={words.stated}>
        <Facts
          facts={[
            { label: destinationPageWords.what, value: code ? `${code} ${codeName}` : none },
            ...facts.map(({ label, value }) => ({ label, value: value || none })),
            { label: destinationPageWords.source, value: sourceLabel },
          ]}
        />
      </Section>
      {code && (
        <Section
          title={words.archive}
          aside={
            <Chip tone={wrong.size ? 'warn' : 'good'}>
              {wrong.size ? destinationPageWords.archive.incomplete(wrong.size) : destinationPageWords.archive.complete}
            </Chip>
          }
        >
          <Facts
            facts={archive.facts.map(({ field, label, value }) => ({
              label,
              value: (
                <View>
                  {value || none}
                  {wrong.has(field) && <View className='case__reason'>{wrong.get(field)}</View>}
                </View>
              ),
            }))}
          />
        </Section>
      )}
    </>
  )
}

/** One destination under review: what was stated beside its evidence; approve, send back, take back. */
export function Review({ shown, refresh, onNext }: { shown: ReviewCase; refresh(): Promise<void>; onNext(next: string | null): void }) {
  const { caseId, mayI, nextCaseId, student } = shown
  const [sheet, setSheet] = useState<'reject' | 'takeBack' | 'keys'>()
  const approving = useAction('destination.approve')
  const rejecting = useAction('destination.reject')
  const takingBack = useAction('destination.takeBack')
  const offer = (name: string) => mayI.find(({ action, blocked }) => action === name && !blocked)
  const [mayApprove, mayReject, mayTakeBack] = [offer('approve'), offer('reject'), offer('takeBack')]
  const close = () => setSheet(undefined)

  const approve = async () => {
    if (!mayApprove || !(await approving.run({ caseId }))) return
    toast(words.approved(student.name))
    onNext(nextCaseId)
  }
  const reject = async (fields: { code: string; reason: string }[]) => {
    if (!(await rejecting.run({ caseId, fields }))) return
    toast(words.rejected(student.name))
    onNext(nextCaseId)
  }
  const takeBack = async (reason: string) => {
    if (!(await takingBack.run({ caseId, reason }))) return
    close()
    toast(words.takenBack(student.name))
    await refresh()
  }
  const askReject = () => {
    rejecting.clear()
    setSheet('reject')
  }
  const next = () => (nextCaseId ? onNext(nextCaseId) : toast(words.noNext))
  useKeys({ a: () => void approve(), r: () => mayReject && askReject(), j: next, arrowright: next, '?': () => setSheet('keys') })

  return (
    <View className='case'>
      <Head shown={shown} />
      <ProblemNotice problem={approving.error} />
      <View className='case__sides'>
        <View>
          <Stated shown={shown} />
        </View>
        <View>
          <Papers shown={shown} />
        </View>
      </View>
      <History view={shown} />
      <ActionBar note={words.waiting(shown.waiting)}>
        <View className='case__keys'>
          <Button tone='quiet' onPress={() => setSheet('keys')}>
            {words.shortcutsHint}
          </Button>
        </View>
        {nextCaseId && <Button onPress={next}>{words.next}</Button>}
        {mayTakeBack && (
          <Button tone='bad' onPress={() => setSheet('takeBack')}>
            {mayTakeBack.label}
          </Button>
        )}
        {mayReject && (
          <Button tone='bad' onPress={askReject}>
            {mayReject.label}
          </Button>
        )}
        {mayApprove && (
          <Button tone='accent' running={approving.running} onPress={() => void approve()}>
            {mayApprove.label}
          </Button>
        )}
      </ActionBar>
      {sheet === 'reject' && (
        <RejectSheet
          shown={shown}
          running={rejecting.running}
          error={rejecting.error}
          onReject={(fields) => void reject(fields)}
          onClose={close}
        />
      )}
      {sheet === 'takeBack' && mayTakeBack && (
        <ConfirmSheet
          title={words.takeBackTitle(student.name)}
          confirmLabel={mayTakeBack.label}
          tone='bad'
          reason={{ hint: words.takeBackHint }}
          running={takingBack.running}
          error={takingBack.error}
          onConfirm={(reason) => void takeBack(reason)}
          onClose={close}
        >
          {words.takeBackText}
        </ConfirmSheet>
      )}
      {sheet === 'keys' && (
        <Sheet title={words.shortcuts} onClose={close} actions={<Button onPress={close}>{uiWording.close}</Button>}>
          <Facts facts={words.keys.map(([label, value]) => ({ label, value }))} />
        </Sheet>
      )}
    </View>
  )
}
