import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApproveButton } from '@/app/ApproveButton'
import type { Walk } from '@/app/CaseByCase'
import { useAction } from '@/app/hooks'
import { useKeys } from '@/app/keys'
import { useSwipe } from '@/app/swipe'
import type { OfferView } from '@/shared/contract'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Facts, ProblemNotice, Sheet, toast } from '@/ui'
import { uiWording } from '@/ui/wording'
import { Answer } from '../../_parts/Answer'
import { Checklist, FormTrail, SchoolFacts, WrittenTexts } from '../../_parts/Blocks'
import { usePreview } from '../../_parts/pdf'
import { recommendationPageWords } from '../../wording'
import { StepSheet, sheetSteps } from './StepSheet'

const words = recommendationPageWords.review

type ReviewCase = Output<'recommendation.case'>

/** The keys of this page, shown on `?`. */
function Shortcuts({ onClose }: { onClose(): void }) {
  return (
    <Sheet title={words.shortcuts} onClose={onClose} actions={<Button onPress={onClose}>{uiWording.close}</Button>}>
      <Facts facts={words.keys.map(([label, value]) => ({ label, value }))} />
    </Sheet>
  )
}

/** One form under review or on its way through the seals. */
export function Review({ shown, refresh, onNext, onBack }: { shown: ReviewCase; refresh(): Promise<void> } & Walk) {
  const { mayI, nextCaseId, student } = shown
  const caseId = shown.caseId ?? ''
  const [sheet, setSheet] = useState<'keys' | OfferView>()
  const approving = useAction('recommendation.approve')
  const preview = usePreview(async () => caseId)
  const open = mayI.filter(({ blocked }) => !blocked)
  const mayApprove = open.find(({ action }) => action === 'approve')
  const mayReject = open.find(({ action }) => action === 'reject')
  const close = () => setSheet(undefined)

  const approve = async () => {
    if (!mayApprove || !(await approving.run({ caseId }))) return false
    toast(words.approved(student.name))
    onNext(nextCaseId)
    return true
  }
  const done = (offer: OfferView) => {
    close()
    if (offer.action !== 'reject') return void refresh()
    toast(words.rejected(student.name))
    onNext(nextCaseId)
  }
  const next = () => (nextCaseId ? onNext(nextCaseId) : toast(words.noNext))
  const back = () => (onBack ? onBack() : toast(words.noBack))
  const swipe = useSwipe({ left: next, right: back })
  useKeys({
    k: back,
    arrowleft: back,
    a: () => void approve(),
    r: () => mayReject && setSheet(mayReject),
    j: next,
    arrowright: next,
    '?': () => setSheet('keys'),
  })

  return (
    <View className='recommendation__review' {...swipe}>
      <Answer
        view={shown}
        headline={`${student.name} ${student.number}`}
        text={[student.college, student.className, student.major].filter(Boolean).join(' · ')}
      />
      <ProblemNotice problem={approving.error ?? preview.problem} />
      <View className='recommendation__sides'>
        <View className='recommendation__main'>
          <WrittenTexts view={shown} />
        </View>
        <View className='recommendation__side'>
          <Checklist view={shown} />
          <SchoolFacts view={shown} />
        </View>
      </View>
      <FormTrail view={shown} />
      <View className='recommendation__swipe'>{words.swipeHint}</View>
      <ActionBar note={words.waiting(shown.waiting)}>
        <View className='recommendation__keys'>
          <Button tone='quiet' onPress={() => setSheet('keys')}>
            {words.shortcutsHint}
          </Button>
        </View>
        {nextCaseId && <Button onPress={next}>{words.next}</Button>}
        <Button running={preview.opening} onPress={() => void preview.open()}>
          {recommendationPageWords.preview}
        </Button>
        {open
          .filter(({ action }) => sheetSteps[action])
          .sort((one, other) => Number(other.needsReason) - Number(one.needsReason))
          .map((offer) => (
            <Button key={offer.action} tone={offer.needsReason ? 'bad' : 'accent'} onPress={() => setSheet(offer)}>
              {offer.label}
            </Button>
          ))}
        {mayApprove && (
          <ApproveButton
            label={mayApprove.label}
            title={words.approveTitle(student.name)}
            running={approving.running}
            error={approving.error}
            onApprove={approve}
          />
        )}
      </ActionBar>
      {sheet === 'keys' && <Shortcuts onClose={close} />}
      {typeof sheet === 'object' && <StepSheet offer={sheet} caseId={caseId} onDone={() => done(sheet)} onClose={close} />}
    </View>
  )
}
