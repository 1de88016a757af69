import { View } from '@tarojs/components'
import { useState } from 'react'
import { openPage } from '@/app/routes'
import type { OfferView } from '@/shared/contract'
import type { ReleaseView } from '@/shared/release/contract'
import type { ReleaseState } from '@/shared/release/workflow'
import { ActionBar, Button, Links, Notice } from '@/ui'
import { Answer } from '../../_parts/Answer'
import { InterviewFacts, LetterFacts, ReleaseFacts, ReleaseTrail } from '../../_parts/Facts'
import { PieceFiles } from '../../_parts/PieceFiles'
import { PieceSection } from '../../_parts/PieceSection'
import { SheetButton } from '../../_parts/SheetButton'
import { caseAnswers, reviewWords as words } from '../../wording'
import { DecidePiece } from './DecidePiece'
import { InterviewForm } from './InterviewForm'
import { RemedySheet } from './RemedySheet'
import { isStep, StepSheet } from './StepSheet'

interface ReviewProps {
  view: ReleaseView
  refresh(): Promise<unknown>
}

/** The pieces one by one, then the decision about the whole. */
export function Review({ view, refresh }: ReviewProps) {
  const [asking, setAsking] = useState<OfferView>()
  const { student, flag, agreement } = view
  // A report is written on a page of its own.
  const reporting = view.mayI.find(({ action }) => action === 'reportFor')
  const mayI = view.mayI.filter((offer) => offer !== reporting)
  const close = () => setAsking(undefined)
  const done = () => {
    close()
    void refresh()
  }
  // What stands in the way of one decision is said where the other is not open either.
  const blocked = mayI.length > 0 && mayI.every((offer) => offer.blocked) ? mayI[0]?.blocked : null
  return (
    <View>
      <Answer view={view} headline={`${student.name}：${caseAnswers[view.state.state as ReleaseState]}`} />
      <SheetButton view={view} />
      {flag && (
        <Notice tone='warn' title={words.flag}>
          {flag}
        </Notice>
      )}
      {blocked && (
        <Notice tone='info' fix={blocked.fix}>
          {blocked.message}
        </Notice>
      )}
      <View className='release__sides'>
        <View className='release__main'>
          <Pieces view={view} refresh={refresh} />
        </View>
        <View className='release__side'>
          <ReleaseFacts view={view} />
          {reporting && (
            <Links
              rows={[
                {
                  key: reporting.action,
                  title: reporting.label,
                  onPress: () => openPage(`/pages/release/report/index?caseId=${agreement.caseId}`),
                },
              ]}
            />
          )}
          <ReleaseTrail view={view} />
        </View>
      </View>
      {mayI.length > 0 && (
        <ActionBar>
          {[...mayI].sort(badFirst).map((offer) => (
            <Button key={offer.action} tone={toneOf(offer)} disabled={offer.blocked !== null} onPress={() => setAsking(offer)}>
              {offer.label}
            </Button>
          ))}
        </ActionBar>
      )}
      {asking && isStep(asking.action) && (
        <StepSheet offer={asking} action={asking.action} caseId={view.caseId} onDone={done} onClose={close} />
      )}
      {asking?.action === 'noteRemedy' && <RemedySheet view={view} onDone={done} onClose={close} />}
    </View>
  )
}

const negative: readonly string[] = ['reject', 'rejectAgain', 'refuse', 'dismiss']
const isBad = ({ action }: OfferView) => negative.includes(action)
const badFirst = (one: OfferView, other: OfferView) => Number(isBad(other)) - Number(isBad(one))
const toneOf = (offer: OfferView) => (isBad(offer) ? ('bad' as const) : ('accent' as const))

function Pieces({ view, refresh }: ReviewProps) {
  return (
    <>
      {view.pieces.map((piece) => (
        <PieceSection key={piece.piece} piece={piece}>
          {piece.piece === 'apology' && <LetterFacts view={view} />}
          {piece.piece === 'interview' && <InterviewFacts view={view} />}
          {piece.mayRecord && <InterviewForm view={view} refresh={refresh} />}
          {piece.piece !== 'interview' && <PieceFiles piece={piece} caseId={view.caseId} refresh={refresh} />}
          {piece.mayDecide && !piece.mayRecord && <DecidePiece piece={piece} caseId={view.caseId} refresh={refresh} />}
        </PieceSection>
      ))}
    </>
  )
}
