import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import { ActionBar, Button, ConfirmSheet, Notice } from '@/ui'
import { surveyPageWords as words } from '../words'
import { anchorOf, QuestionCard } from './QuestionCard'
import { type OpenSurvey, useAnswers } from './use-answers'

const goTo = (code: string) =>
  void Taro.pageScrollTo({ selector: `#${anchorOf(code)}`, offsetTop: -70, duration: 200 }).catch(() => undefined)

/** A survey to be answered: one question per card, kept on this device, asked once more before it is final. */
export function Questionnaire({ survey, onAnswered }: { survey: OpenSurvey; onAnswered(): void }) {
  const { answers, asked, problems, toSend, answer, forget } = useAnswers(survey)
  const [tried, setTried] = useState(false)
  const [sure, setSure] = useState(false)
  const submitting = useAction('survey.answer')
  const errorAt = (code: string) => (tried ? problems[code] : undefined) ?? submitting.fields[`answers.${code}`]
  const gaps = asked.flatMap(({ code }, index) => (errorAt(code) ? [{ code, number: index + 1 }] : []))
  const done = Object.keys(toSend).length

  const submit = () => {
    setTried(true)
    const first = asked.find(({ code }) => problems[code])
    if (first) return goTo(first.code)
    submitting.clear()
    setSure(true)
  }
  const send = async () => {
    if (await submitting.run({ survey: survey.code, answers: toSend })) {
      forget()
      onAnswered()
    }
  }
  const confirm = () => {
    void askConsent(['review-result'])
    void send()
  }
  return (
    <View>
      <View className='survey__answer'>
        <View className='survey__headline' role='heading' aria-level={2}>
          {words.answer(asked.length, survey.gateLabel)}
        </View>
        <View className='survey__name'>{survey.title}</View>
        {survey.intro && <View className='survey__quiet'>{survey.intro}</View>}
        <View className='survey__quiet'>{words.note}</View>
        <View className='survey__quiet'>{survey.anonymous ? words.anonymous : words.named}</View>
      </View>
      {gaps[0] && (
        <Notice tone='bad' urgent>
          {words.left(gaps.map(({ number }) => number))}
          <Button tone='quiet' onPress={() => goTo(gaps[0]?.code ?? '')}>
            {words.goThere}
          </Button>
        </Notice>
      )}
      {asked.map((question, index) => (
        <QuestionCard
          key={question.code}
          question={question}
          number={index + 1}
          value={answers[question.code] ?? ''}
          onChange={(value) => {
            if (submitting.error) submitting.clear()
            answer(question.code, value)
          }}
          error={errorAt(question.code)}
        />
      ))}
      <ActionBar note={words.progress(done, asked.length)}>
        <Button tone='accent' onPress={submit}>
          {words.submit}
        </Button>
      </ActionBar>
      {sure && (
        <ConfirmSheet
          title={words.sure}
          confirmLabel={words.sureSubmit}
          running={submitting.running}
          error={submitting.error}
          onConfirm={confirm}
          onClose={() => setSure(false)}
        >
          {words.sureText(done, asked.length - done)}
        </ConfirmSheet>
      )}
    </View>
  )
}
