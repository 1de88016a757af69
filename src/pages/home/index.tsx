import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { setClock, useNow } from '@/app/clock'
import { useQuery } from '@/app/hooks'
import { keepRolePages } from '@/app/role-pages'
import { openPage } from '@/app/routes'
import { meetAgain, setUnread, useMe } from '@/app/session'
import type { Output } from '@/shared/contracts'
import { Links, Page, PageState, Section } from '@/ui'
import { Blocks } from './_parts/Blocks'
import { Progress } from './_parts/Progress'
import { Timeline } from './_parts/Timeline'
import { Todos } from './_parts/Todos'
import './index.scss'
import { homeWording as words } from './wording'

export type Home = Output<'desk.home'>

/** The first line is the answer. */
function Answer({ home }: { home: Home }) {
  const count = home.todos.reduce((sum, todo) => sum + (todo.count ?? 1), 0)
  return (
    <View className='home__answer'>
      <View role='heading' aria-level={2} className='home__headline'>
        {count > 0 ? words.waiting(count) : words.nothing}
      </View>
      {count === 0 && <View className='home__words'>{words.nothingText}</View>}
      {home.blocks.length > 0 && <View className='home__words'>{words.blocked(home.blocks.length)}</View>}
    </View>
  )
}

/** Pages that are not reached above; a desktop has them in its side navigation. */
function OtherPages({ home: { links, progress } }: { home: Home }) {
  const others = links.filter(({ page }) => !progress.some((process) => process.page === page))
  if (others.length === 0) return null
  return (
    <View className='home__links'>
      <Section title={words.links}>
        <Links rows={others.map(({ label, page }) => ({ key: page, title: label, onPress: () => openPage(page) }))} />
      </Section>
    </View>
  )
}

/** What waits for me, what blocks me, whom to call. */
export default function HomePage() {
  const query = useQuery('desk.home', {})
  const me = useMe()
  const now = useNow()
  const { data } = query
  useDidShow(() => void meetAgain())
  useEffect(() => {
    if (!data) return
    setClock(data.now)
    setUnread(data.unread)
    if (me) keepRolePages(me.role, data)
  }, [data, me])
  return (
    <Page title={words.title} main>
      <PageState query={query}>
        {(home) => (
          <>
            <Answer home={home} />
            <Todos todos={home.todos} now={now} />
            <Blocks blocks={home.blocks} />
            <Progress progress={home.progress} />
            <OtherPages home={home} />
            <Timeline entries={home.timeline} />
          </>
        )}
      </PageState>
    </Page>
  )
}
