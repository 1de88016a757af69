import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useKeys } from '@/app/keys'
import { openPage } from '@/app/routes'
import { useMe } from '@/app/session'
import type { AgreementState } from '@/shared/agreement/workflow'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, StageBar } from '@/ui'
import { EmployerFacts, OpinionFacts, SchoolContactFacts, StudentFacts, TermFacts } from '../../_parts/AgreementFacts'
import { Answer } from '../../_parts/Answer'
import { Beside } from '../../_parts/Beside'
import { Blocks } from '../../_parts/Blocks'
import { CaseTrail } from '../../_parts/CaseTrail'
import { DocumentButton, ReleaseSheetButton } from '../../_parts/DocumentButton'
import { mayReadChanges } from '../../_parts/may'
import { SealList } from '../../_parts/SealList'
import { SimpleStepButtons } from '../../_parts/SimpleStepButtons'
import { nextAfter } from '../../_parts/worklist'
import { caseWords as words } from '../../office-wording'
import { agreementPageWords, caseAnswers } from '../../wording'
import { useApproval } from './ApproveForm'
import { ExtendSheet } from './ExtendSheet'
import { FileSheet } from './FileSheet'
import { RejectSheet, rejections } from './RejectSheet'
import { ReturnSheet } from './ReturnSheet'
import { SealButton } from './SealButton'
import { ShortcutSheet } from './ShortcutSheet'
import { useSigning } from './SignForm'
import '../index.scss'

const isSeal = (action: string) => action.startsWith('seal')
/** Filing waits for the seals; the form beside the list says which. */
const elsewhere = new Set(['file', 'endSilence'])

export type Case = Output<'agreement.case'>

/** What is agreed and by whom, to be read before anything is decided. */
function Content({ view }: { view: Case }) {
  const { employer } = view
  const role = useMe()?.role
  return (
    <View className='case__content'>
      <StudentFacts view={view} />
      <TermFacts content={view.content} />
      {employer && <EmployerFacts employer={employer} />}
      {employer && mayReadChanges(role) && (
        <View className='case__changes'>
          <Button onPress={() => openPage(`/pages/agreement/changes/index?employerId=${employer.employerId}`)}>{words.changes}</Button>
        </View>
      )}
      <OpinionFacts view={view} />
    </View>
  )
}

/** One agreement for the employer, the college and the career centre; the offered steps decide what can be done. */
export function CaseView({ view, caseId, refresh }: { view: Case; caseId: string; refresh(): void }) {
  const mayI = view.mayI.filter(({ blocked, action }) => !blocked || !isSeal(action))
  const offered = (action: string) => mayI.find((offer) => offer.action === action)
  const [open, setOpen] = useState<'reject' | 'return' | 'keys' | 'extend' | 'file'>()
  const close = () => setOpen(undefined)
  const done = () => {
    close()
    refresh()
  }
  const signing = useSigning(view, offered('sign'), done)
  const approval = useApproval(view, offered('approve'), done)
  const rejecting = rejections(mayI).find((offer) => !offer.blocked)
  const returning = offered('return')
  const filing = offered('file')
  const released = view.state.state === 'released'
  const next = nextAfter(caseId)
  const goOn = next === undefined ? undefined : () => void Taro.redirectTo({ url: `/pages/agreement/case/index?caseId=${next}` })
  const reject = rejecting && (() => setOpen('reject'))
  const giveBack = returning && !returning.blocked ? () => setOpen('return') : undefined
  const sendBack = reject ?? giveBack
  useKeys({ a: approval?.approve ?? signing?.ask, r: sendBack, j: goOn, arrowright: goOn, '?': () => setOpen('keys') })
  const may = mayI.filter((offer) => !offer.blocked).map((offer) => offer.label)
  return (
    <View className='case'>
      <View className='case__head'>
        <Answer
          view={view}
          headline={`${view.student.name}：${caseAnswers[view.state.state as AgreementState] ?? view.state.label}`}
          text={may.length > 0 ? words.may(may) : undefined}
        />
        {/* How far it had come when it was released says nothing about it any more. */}
        {released ? (
          <ReleaseSheetButton caseId={caseId} />
        ) : (
          <View className='agreement__stages'>
            <StageBar stages={view.stages} label={agreementPageWords.stages} />
          </View>
        )}
        <Blocks offers={mayI.filter(({ action }) => !elsewhere.has(action))} />
      </View>
      <Content view={view} />
      <View className='case__work'>
        {view.hasDocument && <DocumentButton caseId={caseId} approved={view.seals.length > 0} released={released} />}
        {!released && <SealList seals={view.seals} />}
        {signing?.form}
        {approval?.form}
        {view.schoolContact && !approval && <SchoolContactFacts contact={view.schoolContact} />}
        {(mayI.length > 0 || goOn) && (
          <ActionBar>
            {goOn && <Button onPress={goOn}>{words.next}</Button>}
            {reject && (
              <Button tone='bad' onPress={reject}>
                {words.reject}
              </Button>
            )}
            {giveBack && (
              <Button tone='bad' onPress={giveBack}>
                {returning?.label}
              </Button>
            )}
            {offered('extendConfirm') && <Button onPress={() => setOpen('extend')}>{words.extend}</Button>}
            <SimpleStepButtons offers={mayI} caseId={caseId} onDone={done} />
            <SealButton offers={mayI} caseId={caseId} onDone={done} />
            {filing && (
              <Button tone='accent' onPress={() => setOpen('file')}>
                {filing.label}
              </Button>
            )}
            {signing?.button}
            {approval?.button}
          </ActionBar>
        )}
        <View className='case__keys'>{words.keysHint}</View>
        <Beside view={view} />
        <CaseTrail trail={view.trail} />
      </View>
      {open === 'reject' && <RejectSheet view={view} caseId={caseId} onDone={done} onClose={close} />}
      {open === 'return' && <ReturnSheet view={view} caseId={caseId} onClose={close} />}
      {open === 'extend' && <ExtendSheet caseId={caseId} onDone={done} onClose={close} />}
      {open === 'file' && <FileSheet seals={view.seals} caseId={caseId} onDone={done} onClose={close} />}
      {open === 'keys' && <ShortcutSheet onClose={close} />}
    </View>
  )
}
