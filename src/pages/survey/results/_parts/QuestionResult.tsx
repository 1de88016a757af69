import { View } from '@tarojs/components'
import type { Output } from '@/shared/contracts'
import { surveyPageWords } from '../../words'

const words = surveyPageWords.results

/** One question: a bar for each answer, with the number beside it. */
export function QuestionResult({ question, number }: { question: Output<'survey.results'>['questions'][number]; number: number }) {
  const { text, kind, answered, lines, numbers } = question
  const share = (count: number) => (answered ? Math.round((count / answered) * 100) : 0)
  return (
    <View className='survey__result'>
      <View className='survey__asked' role='heading' aria-level={3}>
        {`${number}. ${text}`}
      </View>
      <View className='survey__quiet'>{answered ? words.answered(answered) : words.nobody}</View>
      {numbers && <View className='survey__quiet'>{words.numbers(numbers.average, numbers.least, numbers.greatest)}</View>}
      {answered > 0 && kind === 'text' && <View className='survey__quiet'>{words.written}</View>}
      {answered > 0 && (
        <View role='list'>
          {lines.map(({ label, count }) => (
            <View key={label} className='survey__line' role='listitem'>
              <View className='survey__line-words'>
                <View>{label}</View>
                <View className='survey__count'>{words.line(count, `${share(count)}%`)}</View>
              </View>
              <View className='survey__bar' aria-hidden='true'>
                <View className='survey__bar-filled' style={{ width: `${share(count)}%` }} />
              </View>
            </View>
          ))}
        </View>
      )}
    </View>
  )
}
