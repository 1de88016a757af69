import { View } from '@tarojs/components'
import { useQuery } from '@/app/hooks'
import { spokenDate } from '@/shared/calendar'
import { Button, Chip, Facts, Notice, ProblemNotice, Section } from '@/ui'
import { verifyWords as words } from '../wording'

/** Where the agreement stands today; without a connection the proof above stands all the same. */
export function StateNow({ code }: { code: string }) {
  const { data, state, error, refresh } = useQuery('agreement.verify', { text: code })
  return (
    <Section title={words.now}>
      {state === 'loading' && <View className='verify__words'>{words.nowAsking}</View>}
      {state === 'offline' && (
        <Notice tone='info' urgent>
          {words.nowOffline}
        </Notice>
      )}
      {state === 'error' && <ProblemNotice problem={error} />}
      {data && (
        <>
          {!data.agrees && (
            <Notice tone='bad' urgent>
              {words.disagrees}
            </Notice>
          )}
          <Facts
            facts={[
              { label: words.stateLabel, value: <Chip tone={data.state.tone}>{data.state.label}</Chip> },
              { label: words.sinceLabel, value: words.since(spokenDate(new Date(data.since))) },
              { label: words.askedLabel, value: words.asked(data.asked) },
            ]}
          />
          <Section title={words.fullTerms} folded>
            <Facts facts={data.terms.map(({ label, value }) => ({ label, value: value || words.none }))} />
          </Section>
        </>
      )}
      {(state === 'offline' || state === 'error') && <Button onPress={() => void refresh()}>{words.again}</Button>}
    </Section>
  )
}
