import { View } from '@tarojs/components'
import { openPage } from '@/app/routes'
import { Button, Chip, Section, StageBar } from '@/ui'
import type { Home } from '../index'
import { homeWording as words } from '../wording'

type Stages = Home['progress'][number]['stages']

/** What has not begun or is done is said by its chip alone, so that the page stays short. */
const isUnderWay = (stages: Stages) => stages.some(({ state }) => state === 'now' || state === 'blocked')

/** Where each of my processes stands. */
export function Progress({ progress }: { progress: Home['progress'] }) {
  if (progress.length === 0) return null
  return (
    <Section title={words.progress}>
      {progress.map(({ title, state, tone, page, stages }) => (
        <View key={title} className='home__stages'>
          <View className='home__process-head'>
            <Button tone='quiet' label={`${words.open} ${title}`} onPress={() => openPage(page)}>
              {title}
            </Button>
            <Chip tone={tone}>{state}</Chip>
          </View>
          {isUnderWay(stages) && <StageBar label={title} stages={stages} />}
        </View>
      ))}
    </Section>
  )
}
