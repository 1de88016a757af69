import { View } from '@tarojs/components'
import { useAction } from '@/app/hooks'
import { know, type Me } from '@/app/session'
import { ProblemNotice, Section, Tabs, toast } from '@/ui'
import { meWording as words } from '../wording'

/** The campus one works at: where one's scope has several, the lists show this one's. */
export function Campus({ me, onChanged }: { me: Me; onChanged(): void }) {
  const { run, error } = useAction('account.chooseCampus')
  const choose = async (campus: string) => {
    const now = campus !== me.campus && (await run({ campus }))
    if (!now) return
    know(now)
    toast(words.campusNow(campus))
    onChanged()
  }
  return (
    <Section title={words.campus}>
      <View>{words.campusText}</View>
      <ProblemNotice problem={error} />
      <Tabs
        label={words.campus}
        tabs={me.campuses.map((name) => ({ key: name, label: name }))}
        value={me.campus ?? ''}
        onChange={(campus) => void choose(campus)}
      />
    </Section>
  )
}
