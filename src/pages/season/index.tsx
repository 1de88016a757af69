import { View } from '@tarojs/components'
import { useState } from 'react'
import { CallFailed } from '@/app/call'
import { useQuery } from '@/app/hooks'
import { lookAtSeason } from '@/app/session'
import type { Output } from '@/shared/contracts'
import { Chip, Links, Page, PageState, type Problem, ProblemNotice, Section } from '@/ui'
import { Manage } from './_parts/Manage'
import './index.scss'
import { seasonPageWords as words } from './wording'

type Seasons = Output<'season.list'>['seasons']

function Choose({ seasons }: { seasons: Seasons }) {
  const [problem, setProblem] = useState<Problem>()
  const look = async (seasonId: string) => {
    try {
      await lookAtSeason(seasonId)
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      setProblem(error.problem)
    }
  }
  const rows = seasons.map(({ seasonId, name, stateLabel, current, looking }) => ({
    key: seasonId,
    title: name,
    detail: [current ? words.current : '', stateLabel].filter(Boolean).join(' · '),
    aside: looking ? <Chip tone='good'>{words.looking}</Chip> : undefined,
    arrow: !looking,
    onPress: () => void (looking || look(seasonId)),
  }))
  return (
    <Section title={words.seasons}>
      <View className='season__quiet'>{seasons.length > 1 ? words.explain : words.only}</View>
      <ProblemNotice problem={problem} />
      <Links rows={rows} />
    </Section>
  )
}

/** Which season one looks at, and for those who run the school opening, closing and archiving. */
export default function SeasonPage() {
  const query = useQuery('season.list', {})
  return (
    <Page title={words.title}>
      <PageState query={query}>
        {({ seasons, manage }) => {
          const here = seasons.find(({ looking }) => looking)
          return (
            <>
              {here && (
                <View role='heading' aria-level={2} className='season__headline'>
                  {words.answer(here.name, here.current, here.stateLabel)}
                </View>
              )}
              <Choose seasons={seasons} />
              {manage && <Manage seasons={seasons} manage={manage} onChanged={query.refresh} />}
            </>
          )
        }}
      </PageState>
    </Page>
  )
}
