import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/app/hooks'
import { spokenMinute } from '@/shared/calendar'
import { employerNatures } from '@/shared/codes/employer-nature'
import type { Output } from '@/shared/contracts'
import { Empty, Facts, Page, PageState, Section } from '@/ui'
import '../_parts/agreement.scss'
import { changesWords as words } from '../office-wording'
import { agreementPageWords } from '../wording'

type Entry = Output<'agreement.employerHistory'>['entries'][number]

const labels: Record<string, string> = agreementPageWords.employerFields

const spoken = (field: string, value: string) => (field === 'nature' ? (employerNatures.nameOf(value) ?? value) : value)

function Change({ entry }: { entry: Entry }) {
  return (
    <Section title={`${entry.label} · ${spokenMinute(new Date(entry.at))}`}>
      <View className='agreement__words'>{[entry.role, entry.who].filter(Boolean).join(' ')}</View>
      {entry.reason && <View className='agreement__words'>{words.reason(entry.reason)}</View>}
      {entry.changes.length > 0 ? (
        <Facts
          facts={entry.changes.map(({ field, from, to }) => ({
            label: labels[field] ?? field,
            value: words.change(spoken(field, from), spoken(field, to)),
          }))}
        />
      ) : (
        <View className='agreement__hint'>{words.unchanged}</View>
      )}
    </Section>
  )
}

/** Who changed what of an employer when (S0-40), for its operators and the career centre. */
export default function ChangesPage() {
  const { employerId = '' } = useRouter().params
  const query = useQuery('agreement.employerHistory', { employerId })
  return (
    <Page title={words.title}>
      <PageState query={query}>
        {({ name, entries }) => (
          <>
            <View className='agreement__answer'>
              <View role='heading' aria-level={2} className='agreement__headline'>
                {words.answer(name)}
              </View>
              <View className='agreement__words'>{words.text}</View>
            </View>
            {entries.length === 0 && <Empty title={words.empty}>{words.emptyText}</Empty>}
            {entries.map((entry) => (
              <Change key={`${entry.at} ${entry.label}`} entry={entry} />
            ))}
          </>
        )}
      </PageState>
    </Page>
  )
}
