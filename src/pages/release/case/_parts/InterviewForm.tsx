import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverTime } from '@/app/clock'
import { useAction } from '@/app/hooks'
import { dateOf } from '@/shared/calendar'
import type { ReleaseView } from '@/shared/release/contract'
import { Button, CheckRow, DateField, ProblemNotice, TextArea, toast } from '@/ui'
import { reviewWords as words } from '../../wording'

const shortest = 10

/** The talk about integrity as whoever held it writes it down, and whether the letter was seen to be posted (S0-73). */
export function InterviewForm({ view, refresh }: { view: ReleaseView; refresh(): Promise<unknown> }) {
  const { interview, caseId } = view
  const [open, setOpen] = useState(interview === null)
  const [on, setOn] = useState(interview?.on ?? '')
  const [text, setText] = useState(interview?.text ?? '')
  const [postingSeen, setPostingSeen] = useState(interview?.postingSeen ?? false)
  const [tried, setTried] = useState(false)
  const saving = useAction('release.interview')
  const short = Array.from(text.trim()).length < shortest
  const save = async () => {
    setTried(true)
    if (!on || short) return
    if (!(await saving.run({ caseId, on, text, postingSeen }))) return
    toast(words.interviewSaved)
    setOpen(false)
    await refresh()
  }
  if (!open)
    return (
      <View className='release__decide'>
        <Button onPress={() => setOpen(true)}>{words.interviewAgain}</Button>
      </View>
    )
  return (
    <View>
      <DateField
        label={words.interviewOn}
        value={on}
        until={dateOf(serverTime())}
        onChange={setOn}
        error={tried && !on ? words.missing.on : saving.fields.on}
        required
      />
      <TextArea
        label={words.interviewText}
        hint={words.interviewHint}
        value={text}
        onChange={setText}
        maxLength={1000}
        error={tried && short ? words.missing.text : saving.fields.text}
        required
      />
      <CheckRow checked={postingSeen} onChange={setPostingSeen}>
        {words.postingSeen}
      </CheckRow>
      <ProblemNotice problem={saving.error?.fields ? undefined : saving.error} />
      <View className='release__decide'>
        <Button running={saving.running} onPress={() => void save()}>
          {words.interviewSave}
        </Button>
      </View>
    </View>
  )
}
