import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from './Button'
import { Empty } from './Empty'
import { Notice } from './Notice'
import type { Problem } from './problem'
import { uiWording } from './wording'

/** What `useQuery` gives; anything with this shape can be shown. */
export interface Loadable<Data> {
  state: 'loading' | 'ready' | 'offline' | 'error'
  data: Data | undefined
  error: Problem | undefined
  refresh(): Promise<void>
}

export interface PageStateProps<Data> {
  query: Loadable<Data>
  /** Words instead of the content where there is none: what will appear here and when. */
  empty?: { when(data: Data): boolean; title: string; text?: string }
  children(data: Data): ReactNode
}

function Waiting() {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <View role='status' aria-live='polite'>
      {late && <Empty title={uiWording.loading} />}
    </View>
  )
}

function Failed({ problem, refresh }: { problem: Problem | undefined; refresh(): void }) {
  const offline = problem?.kind === 'offline'
  return (
    <View>
      <Notice
        tone={offline ? 'warn' : 'bad'}
        title={offline ? uiWording.offlineTitle : uiWording.errorTitle}
        fix={problem?.fix}
        call={problem?.call}
        urgent
      >
        {offline ? uiWording.offlineText : problem?.message}
      </Notice>
      <Button onPress={refresh}>{uiWording.retry}</Button>
    </View>
  )
}

/** Loading, empty, offline, error and retry of a page or a part of it; old content stays while new is fetched or cannot be. */
export function PageState<Data>({ query, empty, children }: PageStateProps<Data>) {
  const { state, data, error, refresh } = query
  const retry = () => void refresh()
  if (data === undefined) return state === 'loading' ? <Waiting /> : <Failed problem={error} refresh={retry} />
  const stale = state === 'offline' || state === 'error'
  return (
    <View>
      {stale && (
        <Notice tone='warn' title={state === 'offline' ? uiWording.offlineStale : error?.message}>
          <Button onPress={retry}>{uiWording.retry}</Button>
        </Notice>
      )}
      {empty?.when(data) ? <Empty title={empty.title}>{empty.text}</Empty> : children(data)}
    </View>
  )
}
