import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Notice, ProblemNotice } from '@/ui'
import { QuestionCard } from './QuestionCard'
import { mistakes, type Question, useAnswers } from './use-answers'
import { sheetWords as words } from './words'

export interface SurveyProps {
  caseId: string
  survey: NonNullable<Output<'departure.mine'>['survey']>
  onAnswered(): void
}

/** The survey that opens the sheet (S2-6): one question per card, one submit for all. */
export function Survey({ caseId, survey: { title, questions }, onAnswered }: SurveyProps) {
  const { answers, answer, forget } = useAnswers(caseId)
  const [tried, setTried] = useState(false)
  const submitting = useAction('departure.answerSurvey')
  const wrong = tried ? mistakes(questions, answers) : {}
  const errorOf = ({ code }: Question) => wrong[code] ?? submitting.fields[`answers.${code}`]
  const send = async () => {
    const given = Object.entries(answers).filter(([, value]) => value.trim())
    if (!(await submitting.run({ answers: Object.fromEntries(given) }))) return
    forget()
    onAnswered()
  }
  const submit = () => {
    setTried(true)
    const first = questions.find(({ code }) => mistakes(questions, answers)[code])
    if (first) return void Taro.pageScrollTo({ selector: `#question-${first.code}`, duration: 200 }).catch(() => undefined)
    void askConsent(['review-result'])
    void send()
  }
  const left = Object.keys(wrong).length
  return (
    <View>
      <View className='departure__answer-words'>
        <View className='departure__headline' role='heading' aria-level={2}>
          {words.survey.answer(questions.length)}
        </View>
        <View className='departure__secondary'>
          <Text>{`${title}。${words.survey.note}`}</Text>
        </View>
      </View>
      {questions.map((question, index) => (
        <QuestionCard
          key={question.code}
          question={question}
          number={index + 1}
          value={answers[question.code] ?? ''}
          onChange={(value) => answer(question.code, value)}
          error={errorOf(question)}
        />
      ))}
      {left > 0 && (
        <Notice tone='bad' urgent>
          {words.survey.left(left)}
        </Notice>
      )}
      <ProblemNotice problem={submitting.error} />
      <ActionBar>
        <Button tone='accent' running={submitting.running} onPress={submit}>
          {words.survey.submit}
        </Button>
      </ActionBar>
    </View>
  )
}
