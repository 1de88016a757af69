import { View } from '@tarojs/components'
import { useExport } from '@/app/export'
import { Button, ProblemNotice } from '@/ui'
import { surveyPageWords } from '../../words'

const words = surveyPageWords.results

/** Both spreadsheets of one survey. */
export function Download({ survey }: { survey: string }) {
  const counts = useExport('survey.export')
  const answers = useExport('survey.export')
  return (
    <View className='survey__download'>
      <View className='survey__buttons'>
        <Button running={counts.running} onPress={() => void counts.take({ survey, which: 'counts' })}>
          {words.exportCounts}
        </Button>
        <Button running={answers.running} onPress={() => void answers.take({ survey, which: 'answers' })}>
          {words.exportAnswers}
        </Button>
      </View>
      <View className='survey__quiet'>{words.exportNote}</View>
      <ProblemNotice problem={counts.problem ?? answers.problem} />
    </View>
  )
}
