import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { Empty, Page, PageState, Section, Select, Tabs } from '@/ui'
import '../index.scss'
import { surveyPageWords } from '../words'
import { Colleges } from './_parts/Colleges'
import { Download } from './_parts/Download'
import { QuestionResult } from './_parts/QuestionResult'
import './index.scss'

const words = surveyPageWords.results

type Results = Output<'survey.results'>
type Choose = (survey: string, college: string) => void

function Shown({ results, college, choose }: { results: Results; college: string; choose: Choose }) {
  const { surveys, shown, colleges, questions } = results
  const survey = surveys.find(({ code }) => code === shown)
  if (!survey) return <Empty title={words.none}>{words.noneText}</Empty>
  return (
    <>
      <View className='survey__answer'>
        <View className='survey__headline' role='heading' aria-level={2}>
          {words.headline(survey.answered, survey.concerned)}
        </View>
        <View className='survey__name'>{survey.title}</View>
        <View className='survey__quiet'>{`${words.gate(survey.gateLabel)} · ${survey.anonymous ? words.anonymous : words.named}`}</View>
      </View>
      {surveys.length > 1 && (
        <Tabs
          label={words.choose}
          tabs={surveys.map(({ code, gateLabel, answered }) => ({ key: code, label: gateLabel, count: answered }))}
          value={survey.code}
          onChange={(code) => choose(code, '')}
        />
      )}
      <Download survey={survey.code} />
      <View className='survey__sides'>
        <View className='survey__main'>
          <Section title={words.questions}>
            <Select
              label={words.college}
              value={college}
              choices={[{ value: '', label: words.allColleges }, ...colleges.map((one) => ({ value: one.college, label: one.college }))]}
              onChange={(next) => choose(survey.code, next)}
            />
            {questions.map((question, index) => (
              <QuestionResult key={question.code} question={question} number={index + 1} />
            ))}
          </Section>
        </View>
        <View className='survey__side'>
          <Section title={words.colleges}>
            <Colleges colleges={colleges} />
          </Section>
        </View>
      </View>
    </>
  )
}

/** What was answered: counts per question, by college, and as spreadsheets. */
export default function SurveyResultsPage() {
  const [asked, setAsked] = useState({ survey: '', college: '' })
  const { survey, college } = asked
  const query = useQuery('survey.results', { ...(survey && { survey }), ...(college && { college }) })
  return (
    <Page title={words.title} wide>
      <PageState query={query}>
        {(results) => <Shown results={results} college={college} choose={(next, of) => setAsked({ survey: next, college: of })} />}
      </PageState>
    </Page>
  )
}
