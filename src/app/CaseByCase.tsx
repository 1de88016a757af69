import Taro, { useRouter } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { Button, Empty, Page } from '@/ui'
import { openPage } from './routes'

/** Between the cases: on to the next one, or (null) to the end; back to the one seen before, if there is one. */
export interface Walk {
  onNext(next: string | null): void
  onBack?(): void
}

interface CaseByCaseProps {
  words: { title: string; finished: string; finishedText: string; backToList: string }
  /** Where the cases come from. */
  list: string
  children(caseId: string, walk: Walk): ReactNode
}

/** A reviewer's page that goes from case to case without going back to the list; the first one stands in the address. */
export function CaseByCase({ words, list, children }: CaseByCaseProps) {
  const [seen, setSeen] = useState<(string | null)[]>([useRouter().params.caseId ?? ''])
  const caseId = seen.at(-1) ?? null
  const go = (next: (string | null)[]) => {
    setSeen(next)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const walk: Walk = {
    onNext: (next) => go([...seen, next]),
    onBack: seen.length > 1 ? () => go(seen.slice(0, -1)) : undefined,
  }
  return (
    <Page title={words.title} wide>
      {caseId === null ? (
        <Empty title={words.finished}>
          {words.finishedText}
          <Button onPress={() => openPage(list)}>{words.backToList}</Button>
        </Empty>
      ) : (
        children(caseId, walk)
      )}
    </Page>
  )
}
