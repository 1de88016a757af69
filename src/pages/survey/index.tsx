import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { useMe } from '@/app/session'
import { useTopAfter } from '@/app/top-after'
import { spokenMinute } from '@/shared/calendar'
import type { Input, Output } from '@/shared/contracts'
import { ActionBar, Button, Empty, Facts, Page, PageState, Section } from '@/ui'
import { Questionnaire } from './_parts/Questionnaire'
import './index.scss'
import { surveyPageWords as words } from './words'

type Surveys = Output<'survey.mine'>['surveys']

/** Everything is answered: thanks, and on to what waited for it. */
function Answered({ surveys }: { surveys: Surveys }) {
  const last = surveys.at(-1)
  if (!last) return <Empty title={words.none}>{words.noneText}</Empty>
  return (
    <View>
      <View className='survey__answer'>
        <View className='survey__headline' role='heading' aria-level={2}>
          {words.done}
        </View>
        <View className='survey__quiet'>{words.doneText(last.gateLabel)}</View>
      </View>
      <Section title={words.mine}>
        <Facts
          facts={surveys.map(({ title, answeredAt }) => ({
            label: title,
            value: answeredAt ? words.answeredAt(spokenMinute(new Date(answeredAt))) : '',
          }))}
        />
      </Section>
      <ActionBar>
        <Button tone='accent' onPress={() => openPage(last.opens.page)}>
          {last.opens.label}
        </Button>
      </ActionBar>
    </View>
  )
}

/** The surveys before a process, one after the other (X-5, S0-14, S1-4, S2-6). */
export default function SurveyPage() {
  const { gate } = useRouter().params
  const query = useQuery('survey.mine', gate ? { gate: gate as NonNullable<Input<'survey.mine'>['gate']> } : {})
  const me = useMe()
  const open = query.data?.surveys.find(({ answeredAt }) => !answeredAt)
  useTopAfter(query.data && (open?.code ?? 'answered'))
  return (
    <Page title={words.title}>
      <PageState query={query}>
        {({ surveys }) =>
          open ? (
            // The draft is kept under the person's number, so it waits until that is known.
            me && <Questionnaire key={open.code} survey={open} onAnswered={() => void query.refresh()} />
          ) : (
            <Answered surveys={surveys} />
          )
        }
      </PageState>
    </Page>
  )
}
