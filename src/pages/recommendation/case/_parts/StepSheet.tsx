import { useAction } from '@/app/hooks'
import type { OfferView } from '@/shared/contract'
import { ConfirmSheet, toast } from '@/ui'
import { recommendationPageWords } from '../../wording'

const words = recommendationPageWords.review

/** Steps of the review page that ask once more, by the action of the workflow. */
export const sheetSteps: Record<string, { text: string; hint?: string; tone: 'accent' | 'bad' }> = {
  reject: { text: '', hint: words.rejectHint, tone: 'bad' },
  opinion: { text: words.tickText, tone: 'accent' },
  collegeSeal: { text: words.tickText, tone: 'accent' },
  universitySeal: { text: words.tickText, tone: 'accent' },
  undoOpinion: { text: words.undoText, tone: 'bad' },
  undoCollegeSeal: { text: words.undoText, tone: 'bad' },
  undoUniversitySeal: { text: words.undoText, tone: 'bad' },
  release: { text: words.releaseText, hint: words.releaseHint, tone: 'bad' },
}

type TickItem = 'opinion' | 'collegeSeal' | 'universitySeal'
const isTick = (action: string): action is TickItem => ['opinion', 'collegeSeal', 'universitySeal'].includes(action)

/** Asks once more, with a reason where the workflow wants one, and takes the step. */
export function StepSheet({ offer, caseId, onDone, onClose }: { offer: OfferView; caseId: string; onDone(): void; onClose(): void }) {
  const commands = {
    reject: useAction('recommendation.reject'),
    tick: useAction('recommendation.tick'),
    undo: useAction('recommendation.undoTick'),
    release: useAction('recommendation.release'),
  }
  const { action } = offer
  const { text, hint, tone } = sheetSteps[action] ?? { text: '', tone: 'accent' }
  const command = isTick(action)
    ? commands.tick
    : action === 'reject'
      ? commands.reject
      : action === 'release'
        ? commands.release
        : commands.undo
  const take = async (reason: string) => {
    const done = isTick(action)
      ? await commands.tick.run({ caseIds: [caseId], item: action })
      : await (command as typeof commands.release).run({ caseId, reason })
    if (!done) return
    const why = 'results' in done ? done.results[0]?.message : null
    toast(why ?? words.done)
    onDone()
  }
  return (
    <ConfirmSheet
      title={action === 'reject' ? words.rejectTitle : offer.label}
      confirmLabel={offer.label}
      tone={tone}
      reason={offer.needsReason ? { hint } : undefined}
      running={command.running}
      error={command.error}
      onConfirm={(reason) => void take(reason)}
      onClose={onClose}
    >
      {text}
    </ConfirmSheet>
  )
}
