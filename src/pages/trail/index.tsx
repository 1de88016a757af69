import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/app/hooks'
import { Notice, Page, PageState, Section, Trail } from '@/ui'
import './index.scss'
import { trailWords as words } from './words'

/** Who did what when and why in one case; opened with `?caseId=`. */
export default function TrailPage() {
  const { caseId } = useRouter().params
  const query = useQuery('desk.trail', caseId ? { caseId } : null)
  return (
    <Page title={words.title}>
      {caseId ? (
        <PageState query={query} empty={{ when: ({ trail }) => trail.length === 0, title: words.empty, text: words.emptyText }}>
          {({ title, student, trail }) => (
            <View>
              <View className='trail-page__of' role='heading' aria-level={2}>
                {words.of(student, title)}
              </View>
              <View className='trail-page__count'>{words.steps(trail.length)}</View>
              <Section>
                <Trail steps={trail} />
              </Section>
            </View>
          )}
        </PageState>
      ) : (
        <Notice tone='warn'>{words.noCase}</Notice>
      )}
    </Page>
  )
}
