import { View } from '@tarojs/components'
import { useNow } from '@/app/clock'
import { spokenMinute } from '@/shared/calendar'
import { Chip, Deadline, Notice, spokenDeadline } from '@/ui'
import { originPageWording as words } from '../wording'
import type { OriginForm } from './use-draft'

function WindowLine({ window }: Pick<OriginForm, 'window'>) {
  const now = useNow()
  if (window.state === 'early' && window.opens)
    return <View className='origin__quiet'>{words.opens(spokenMinute(new Date(window.opens)))}</View>
  if (window.state === 'closed' && window.closes)
    return <View className='origin__quiet'>{words.closed(spokenDeadline(new Date(window.closes)))}</View>
  return window.closes ? <Deadline due={window.closes} now={now} /> : null
}

/** What holds the student back, apart from fields still to be filled. */
const obstacleOf = ({ mayI }: OriginForm) => mayI.find(({ blocked }) => blocked && blocked.code !== 'origin-incomplete')?.blocked

function headline(form: OriginForm): string {
  const { state, fields } = form
  if (form.mayI.some(({ action }) => action === 'submit') && obstacleOf(form)) return words.notNow
  if (state.state === 'rejected') return words.rejected(fields.filter((field) => field.rejectedBecause).length)
  return words.answer[state.state] ?? state.label
}

/** The first line: what is to be done now and until when; below it what stands in the way. */
export function Answer({ form }: { form: OriginForm }) {
  const { state } = form
  const toFill = ['not-started', 'draft', 'rejected'].includes(state.state)
  const blocked = obstacleOf(form)
  const line = headline(form)
  return (
    <View className='origin__answer'>
      <View role='heading' aria-level={2} className='origin__headline'>
        {line}
      </View>
      <View className='origin__state'>
        {state.label !== line && <Chip tone={state.tone}>{state.label}</Chip>}
        {toFill && <WindowLine window={form.window} />}
      </View>
      {state.state === 'submitted' && <View className='origin__quiet'>{words.submittedText}</View>}
      {state.state === 'approved' && <View className='origin__quiet'>{words.approvedText}</View>}
      {form.afterwards && <Notice>{form.afterwards}</Notice>}
      {blocked && (
        <Notice tone='warn' fix={blocked.code === 'survey-before-origin' ? blocked.fix : undefined} call={blocked.call}>
          {blocked.message}
        </Notice>
      )}
    </View>
  )
}
