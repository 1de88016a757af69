import { View } from '@tarojs/components'
import { useState } from 'react'
import { useKeys } from '@/app/keys'
import type { OfferView } from '@/shared/contract'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Facts, Notice, Sheet, toast } from '@/ui'
import { uiWording } from '@/ui/wording'
import { Answer } from '../../_parts/Answer'
import { OpeningTrail, StudentFacts, Written } from '../../_parts/Written'
import { openingPageWords } from '../../words'
import { StepSheet } from './StepSheet'

const words = openingPageWords.review

/** One application under review. `onNext` leads on to the next one, or to the end. */
export function Review({
  shown,
  refresh,
  onNext,
}: {
  shown: Output<'opening.case'>
  refresh(): Promise<void>
  onNext(next: string | null): void
}) {
  const { mayI, nextCaseId, student } = shown
  const [sheet, setSheet] = useState<'keys' | OfferView>()
  const open = mayI.filter(({ blocked }) => !blocked)
  const held = mayI.find(({ blocked }) => blocked)?.blocked
  const ask = (action: string) => () => {
    const offer = open.find((one) => one.action === action)
    if (offer) setSheet(offer)
  }
  const close = () => setSheet(undefined)
  const done = async (action: string) => {
    close()
    if (action === 'revoke') return refresh()
    toast(action === 'approve' ? words.approved(student.name) : words.rejected(student.name))
    onNext(nextCaseId)
  }
  const next = () => (nextCaseId ? onNext(nextCaseId) : toast(words.noNext))
  useKeys({ a: ask('approve'), r: ask('reject'), j: next, arrowright: next, '?': () => setSheet('keys') })
  return (
    <View>
      <Answer
        view={shown}
        headline={`${student.name} ${student.number}`}
        text={[student.college, student.className, student.trainingMode].filter(Boolean).join(' · ')}
      />
      {held && (
        <Notice tone='warn' call={held.call}>
          {held.message}
        </Notice>
      )}
      <View className='opening__sides'>
        <Written view={shown} />
        <StudentFacts view={shown} />
      </View>
      <OpeningTrail view={shown} />
      <ActionBar note={words.waiting(shown.waiting)}>
        <Button tone='quiet' onPress={() => setSheet('keys')}>
          {words.shortcutsHint}
        </Button>
        {nextCaseId && <Button onPress={next}>{words.next}</Button>}
        {[...open]
          .sort((one, other) => Number(other.needsReason) - Number(one.needsReason))
          .map((offer) => (
            <Button key={offer.action} tone={offer.needsReason ? 'bad' : 'accent'} onPress={() => setSheet(offer)}>
              {offer.label}
            </Button>
          ))}
      </ActionBar>
      {sheet === 'keys' && (
        <Sheet title={words.shortcuts} onClose={close} actions={<Button onPress={close}>{uiWording.close}</Button>}>
          <Facts facts={words.keys.map(([label, value]) => ({ label, value }))} />
        </Sheet>
      )}
      {typeof sheet === 'object' && <StepSheet offer={sheet} shown={shown} onDone={() => void done(sheet.action)} onClose={close} />}
    </View>
  )
}
