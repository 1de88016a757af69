import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { documentProblem, newTab, showFile } from '@/app/document'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import { ActionBar, Button, ConfirmSheet, Notice, type Problem, ProblemNotice, toast } from '@/ui'
import { recommendationPageWords as words } from '../wording'
import { Checklist, WrittenTexts } from './Blocks'
import { usePreview } from './pdf'
import type { RecommendationForm } from './use-draft'

/** Prints, which is counted; the link stays on the page while it works, because a print that failed is no second one. */
function usePrint(caseId: string, refresh: () => Promise<void>) {
  const action = useAction('recommendation.document')
  const [url, setUrl] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const show = (link: string, tab: Window | null) =>
    showFile(link, tab).then(
      () => setProblem(undefined),
      (error: unknown) => setProblem(documentProblem(error)),
    )
  const print = async (): Promise<boolean> => {
    void askConsent(['review-result'])
    const tab = newTab()
    const answer = await action.run({ caseId })
    if (!answer) {
      tab?.close()
      return false
    }
    setUrl(answer.url)
    await show(answer.url, tab)
    toast(words.print.done)
    await refresh()
    return true
  }
  return { ...action, print, url, problem, showAgain: () => url && void show(url, newTab()) }
}

/** The form once it has left the student's hands: read, withdrawn, previewed, printed once (S0-23, S0-24). */
export function ReadForm({
  form,
  caseId,
  refresh,
  children,
}: {
  form: RecommendationForm
  caseId: string
  refresh(): Promise<void>
  /** Details that stand above the buttons. */
  children: ReactNode
}) {
  const [asking, setAsking] = useState<'withdraw' | 'print'>()
  const withdrawing = useAction('recommendation.withdraw')
  const printing = usePrint(caseId, refresh)
  const preview = usePreview(async () => caseId)
  const offer = (name: string) => form.mayI.find(({ action }) => action === name)
  const withdraw = offer('withdraw')
  const print = offer('print')
  const close = () => setAsking(undefined)
  const confirmWithdrawal = async () => {
    if (!(await withdrawing.run({}))) return
    close()
    toast(words.withdraw.done)
    await refresh()
  }
  return (
    <>
      <Checklist view={form} />
      {printing.url && (
        <View className='recommendation__again'>
          <Notice tone='good'>
            {words.print.againText}
            <Button tone='quiet' onPress={printing.showAgain}>
              {words.print.again}
            </Button>
          </Notice>
        </View>
      )}
      {print?.blocked && !printing.url && <Notice call={print.blocked.call}>{print.blocked.message}</Notice>}
      <ProblemNotice problem={preview.problem ?? printing.problem} />
      <WrittenTexts view={form} />
      {children}
      <ActionBar>
        {withdraw && !withdraw.blocked && <Button onPress={() => setAsking('withdraw')}>{withdraw.label}</Button>}
        <Button running={preview.opening} onPress={() => void preview.open()}>
          {words.preview}
        </Button>
        {print && !print.blocked && (
          <Button tone='accent' onPress={() => setAsking('print')}>
            {print.label}
          </Button>
        )}
      </ActionBar>
      {asking === 'withdraw' && (
        <ConfirmSheet
          title={words.withdraw.title}
          confirmLabel={words.withdraw.title}
          running={withdrawing.running}
          error={withdrawing.error}
          onConfirm={() => void confirmWithdrawal()}
          onClose={close}
        >
          {words.withdraw.text}
        </ConfirmSheet>
      )}
      {asking === 'print' && print && (
        <ConfirmSheet
          title={words.print.title}
          confirmLabel={print.label}
          running={printing.running}
          error={printing.error}
          onConfirm={() => void printing.print().then((done) => done && close())}
          onClose={close}
        >
          {words.print.text}
        </ConfirmSheet>
      )}
    </>
  )
}
