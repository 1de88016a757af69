import { View } from '@tarojs/components'
import { giveFile } from '@/app/document'
import { useAction } from '@/app/hooks'
import { Button, ProblemNotice } from '@/ui'
import { surveyPageWords } from '../../words'

const words = surveyPageWords.results

/** Both spreadsheets of one survey. */
export function Download({ survey }: { survey: string }) {
  const counts = useAction('survey.export')
  const answers = useAction('survey.export')
  const give = async (exporting: typeof counts, which: 'counts' | 'answers') => {
    const file = await exporting.run({ survey, which })
    if (file) await giveFile(file)
  }
  return (
    <View className='survey__download'>
      <View className='survey__buttons'>
        <Button running={counts.running} onPress={() => void give(counts, 'counts')}>
          {words.exportCounts}
        </Button>
        <Button running={answers.running} onPress={() => void give(answers, 'answers')}>
          {words.exportAnswers}
        </Button>
      </View>
      <View className='survey__quiet'>{words.exportNote}</View>
      <ProblemNotice problem={counts.error ?? answers.error} />
    </View>
  )
}
