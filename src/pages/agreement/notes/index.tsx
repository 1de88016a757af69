import { View } from '@tarojs/components'
import { useAction } from '@/app/hooks'
import { goBack } from '@/app/routes'
import { ActionBar, Button, Page, PageState, ProblemNotice, Section, toast } from '@/ui'
import '../_parts/agreement.scss'
import { useNotes } from '../_parts/use-notes'
import { notesWords as words } from '../wording'
import './index.scss'
import { useSeen } from './use-seen'

/** The notes either party reads to the end before the first action (S0-29, S0-38). */
export default function NotesPage() {
  const query = useNotes()
  const { run, running, error } = useAction('agreement.readNotes')
  const seen = useSeen('.notes__end', Boolean(query.data))
  const read = async () => {
    if (!(await run({}))) return
    toast(words.done)
    goBack()
  }
  return (
    <Page title={words.title}>
      <PageState query={query}>
        {(known) => (
          <>
            <View className='agreement__answer'>
              <View role='heading' aria-level={2} className='agreement__headline'>
                {known?.notesRead ? words.answerRead : words.answer}
              </View>
            </View>
            <Section>
              <View role='list'>
                {known?.notes.map((note, index) => (
                  <View key={note} className='notes__note' role='listitem'>{`${index + 1}. ${note}`}</View>
                ))}
              </View>
              <View className='notes__end' />
            </Section>
            <ProblemNotice problem={error} />
            <ActionBar note={known?.notesRead || seen ? undefined : words.scrollOn}>
              {known?.notesRead ? (
                <Button onPress={goBack}>{words.goOn}</Button>
              ) : (
                <Button tone='accent' disabled={!seen} running={running} onPress={() => void read()}>
                  {words.read}
                </Button>
              )}
            </ActionBar>
          </>
        )}
      </PageState>
    </Page>
  )
}
