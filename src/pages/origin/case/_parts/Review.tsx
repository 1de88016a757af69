import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApproveButton } from '@/app/ApproveButton'
import type { Walk } from '@/app/CaseByCase'
import { useAction } from '@/app/hooks'
import { useKeys } from '@/app/keys'
import { useSwipe } from '@/app/swipe'
import type { Output } from '@/shared/contracts'
import type { OriginFormField } from '@/shared/origin/contract'
import { ActionBar, Button, Chip, ProblemNotice, Section, Trail, toast } from '@/ui'
import { PhotoShown } from '../../_parts/PhotoField'
import { originPageWording } from '../../wording'
import { Asks } from './Asks'
import { Comparison } from './Comparison'
import { CorrectSheet } from './CorrectSheet'
import { type FieldReason, RejectSheet } from './RejectSheet'
import { RosterStep } from './RosterStep'
import { Shortcuts } from './Shortcuts'
import { SinceReturned } from './SinceReturned'

const words = originPageWording.review

type ReviewCase = Output<'origin.case'>

function Head({ shown }: { shown: ReviewCase }) {
  const { student, state, fields, photo } = shown
  const expected = fields.find(({ kind }) => kind === 'photo')
  return (
    <View className='case__head'>
      <PhotoShown photo={photo} name={student.name} />
      {expected && !photo && <View className='case__no-photo'>{words.noPhoto}</View>}
      <View role='heading' aria-level={2} className='case__headline'>
        {`${student.name} ${student.number}`}
      </View>
      <View className='case__state'>
        <Chip tone={state.tone}>{state.label}</Chip>
        <View>{words.differs(fields.filter(({ differs }) => differs).length)}</View>
      </View>
      <View className='case__quiet'>{[student.college, student.className, student.major, student.level].filter(Boolean).join(' · ')}</View>
    </View>
  )
}

/** One case under review: compare, approve, send back, correct; swiping turns to the next case and back. */
export function Review({ shown, refresh, onNext, onBack }: { shown: ReviewCase; refresh(): Promise<void> } & Walk) {
  const { caseId, mayI, nextCaseId, student } = shown
  const [sheet, setSheet] = useState<'reject' | 'keys' | OriginFormField>()
  const approving = useAction('origin.approve')
  const rejecting = useAction('origin.reject')
  const offer = (name: string) => mayI.find(({ action, blocked }) => action === name && !blocked)
  const mayApprove = offer('approve')
  const mayReject = offer('reject')

  const approve = async () => {
    if (!mayApprove || !(await approving.run({ caseId }))) return false
    toast(words.approved(student.name))
    onNext(nextCaseId)
    return true
  }
  const reject = async (fields: FieldReason[]) => {
    if (!(await rejecting.run({ caseId, fields }))) return
    toast(words.rejected(student.name))
    onNext(nextCaseId)
  }
  const askReject = () => {
    rejecting.clear()
    setSheet('reject')
  }
  const next = () => (nextCaseId ? onNext(nextCaseId) : toast(words.noNext))
  const back = () => (onBack ? onBack() : toast(words.noBack))
  const close = () => setSheet(undefined)
  const swipe = useSwipe({ left: next, right: back })
  useKeys({
    k: back,
    arrowleft: back,
    a: () => void approve(),
    r: () => mayReject && askReject(),
    j: next,
    arrowright: next,
    '?': () => setSheet('keys'),
  })

  return (
    <View className='case' {...swipe}>
      <Head shown={shown} />
      <ProblemNotice problem={approving.error} />
      <Asks caseId={caseId} fields={shown.fields} onCorrect={offer('correct') ? setSheet : undefined} refresh={refresh} />
      <SinceReturned fields={shown.fields} />
      <Comparison fields={shown.fields} onCorrect={offer('correct') ? setSheet : undefined} />
      <Section title={originPageWording.trail} folded>
        <Trail steps={shown.trail} />
      </Section>
      <View className='case__swipe'>{words.swipeHint}</View>
      <ActionBar note={words.waiting(shown.waiting)}>
        <View className='case__keys'>
          <Button tone='quiet' onPress={() => setSheet('keys')}>
            {words.shortcutsHint}
          </Button>
        </View>
        <RosterStep shown={shown} refresh={refresh} />
        {nextCaseId && <Button onPress={next}>{words.next}</Button>}
        {mayReject && (
          <Button tone='bad' onPress={askReject}>
            {mayReject.label}
          </Button>
        )}
        {mayApprove && (
          <ApproveButton
            label={mayApprove.label}
            title={words.approveTitle(student.name)}
            text={words.approveText(shown.fields.filter(({ differs }) => differs).length)}
            running={approving.running}
            error={approving.error}
            onApprove={approve}
          />
        )}
      </ActionBar>
      {sheet === 'reject' && (
        <RejectSheet
          fields={shown.fields}
          running={rejecting.running}
          error={rejecting.error}
          onReject={(fields) => void reject(fields)}
          onClose={close}
        />
      )}
      {sheet === 'keys' && <Shortcuts onClose={close} />}
      {typeof sheet === 'object' && (
        <CorrectSheet
          caseId={caseId}
          field={sheet}
          onClose={close}
          onDone={() => {
            close()
            void refresh()
          }}
        />
      )}
    </View>
  )
}
