import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useKeys } from '@/app/keys'
import type { AgreementState } from '@/shared/agreement/workflow'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, StageBar } from '@/ui'
import { EmployerFacts, OpinionFacts, SchoolContactFacts, StudentFacts, TermFacts } from '../../_parts/AgreementFacts'
import { Answer } from '../../_parts/Answer'
import { Beside } from '../../_parts/Beside'
import { Blocks } from '../../_parts/Blocks'
import { CaseTrail } from '../../_parts/CaseTrail'
import { DocumentButton } from '../../_parts/DocumentButton'
import { SimpleStepButtons } from '../../_parts/SimpleStepButtons'
import { StepSheet } from '../../_parts/StepSheet'
import { simpleSteps } from '../../_parts/simple-steps'
import { nextAfter } from '../../_parts/worklist'
import { caseWords as words } from '../../office-wording'
import { agreementPageWords, caseAnswers } from '../../wording'
import { useApproval } from './ApproveForm'
import { RejectSheet, rejections } from './RejectSheet'
import { ShortcutSheet } from './ShortcutSheet'
import { useSigning } from './SignForm'
import '../index.scss'

export type Case = Output<'agreement.case'>

/** What is agreed and by whom, to be read before anything is decided. */
function Content({ view }: { view: Case }) {
  return (
    <View className='case__content'>
      <StudentFacts view={view} />
      <TermFacts content={view.content} />
      {view.employer && <EmployerFacts employer={view.employer} />}
      <OpinionFacts view={view} />
    </View>
  )
}

/** One agreement for the employer, the college and the career centre; the offered steps decide what can be done. */
export function CaseView({ view, caseId, refresh }: { view: Case; caseId: string; refresh(): void }) {
  const { mayI } = view
  const offered = (action: string) => mayI.find((offer) => offer.action === action)
  const [open, setOpen] = useState<'reject' | 'return' | 'keys'>()
  const close = () => setOpen(undefined)
  const done = () => {
    close()
    refresh()
  }
  const signing = useSigning(view, offered('sign'), done)
  const approval = useApproval(view, offered('approve'), done)
  const rejecting = rejections(mayI).find((offer) => !offer.blocked)
  const returning = offered('return')
  const next = nextAfter(caseId)
  const goOn = next === undefined ? undefined : () => void Taro.redirectTo({ url: `/pages/agreement/case/index?caseId=${next}` })
  const reject = rejecting && (() => setOpen('reject'))
  const sendBack = reject ?? (returning && !returning.blocked ? () => setOpen('return') : undefined)
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
        <View className='agreement__stages'>
          <StageBar stages={view.stages} label={agreementPageWords.stages} />
        </View>
        <Blocks offers={mayI} />
      </View>
      <Content view={view} />
      <View className='case__work'>
        {view.hasDocument && <DocumentButton caseId={caseId} />}
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
            <SimpleStepButtons offers={mayI} caseId={caseId} onDone={done} />
            {signing?.button}
            {approval?.button}
          </ActionBar>
        )}
        <View className='case__keys'>{words.keysHint}</View>
        <Beside view={view} />
        <CaseTrail trail={view.trail} />
      </View>
      {open === 'reject' && <RejectSheet view={view} caseId={caseId} onDone={done} onClose={close} />}
      {open === 'return' && returning && simpleSteps.return && (
        <StepSheet step={simpleSteps.return} offer={returning} caseId={caseId} onDone={done} onClose={close} />
      )}
      {open === 'keys' && <ShortcutSheet onClose={close} />}
    </View>
  )
}
