import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useQuery } from '@/app/hooks'
import { useMe } from '@/app/session'
import { minuteOf, spokenDate } from '@/shared/calendar'
import type { Output } from '@/shared/contracts'
import { type Column, Page, PageState, Section, Table } from '@/ui'
import { Headline } from '../_parts/Answer'
import { recordsWords as words } from '../wording'
import { ExceptionForm } from './_parts/ExceptionForm'

type Records = Output<'release.records'>
type Exception = Records['exceptions'][number]
type Delay = Records['delays'][number]
type Employer = Records['employers'][number]

const { columns: titles } = words
const at = { key: 'at', title: titles.at, cell: (line: { at: string }) => minuteOf(new Date(line.at)), grow: 1.2 }

const exceptionColumns: Column<Exception>[] = [
  { key: 'name', title: titles.name, cell: ({ name }) => name, onCard: 'title' },
  { key: 'number', title: titles.number, cell: ({ number }) => number, onCard: 'aside', grow: 1.1 },
  { key: 'reason', title: titles.reason, cell: ({ reason }) => reason, grow: 3 },
  { key: 'by', title: titles.by, cell: ({ by }) => by },
  at,
]
const delayColumns: Column<Delay>[] = [
  { key: 'name', title: titles.name, cell: ({ name }) => name, onCard: 'title' },
  { key: 'number', title: titles.number, cell: ({ number }) => number, onCard: 'aside', grow: 1.1 },
  { key: 'college', title: titles.college, cell: ({ college }) => college, grow: 1.2 },
  { key: 'employer', title: titles.employer, cell: ({ employer }) => employer, grow: 1.6 },
  { key: 'text', title: titles.text, cell: ({ text }) => text, grow: 3 },
  { key: 'by', title: titles.by, cell: ({ by }) => by },
  at,
]
const employerColumns: Column<Employer>[] = [
  { key: 'name', title: titles.employer, cell: ({ name }) => name, onCard: 'title', grow: 2 },
  { key: 'flag', title: titles.flag, cell: ({ flag }) => flag, grow: 3 },
  { key: 'last', title: titles.at, cell: ({ last }) => spokenDate(new Date(last)), onCard: 'aside' },
]

/** A list with its own words for being empty. */
function Lines({ title, text, count, none, children }: { title: string; text?: string; count: number; none: string; children: ReactNode }) {
  return (
    <Section title={title}>
      {text && <View className='release__quiet'>{text}</View>}
      {count > 0 ? children : <View>{none}</View>}
    </Section>
  )
}

/** Exceptions, delays and employers with a verified breach (S0-68, S0-69, S0-70). */
export default function ReleaseRecordsPage() {
  const query = useQuery('release.records', {})
  const role = useMe()?.role
  return (
    <Page title={words.title} wide>
      <Headline headline={words.answer} />
      {role === 'career-centre' && <ExceptionForm onDone={query.refresh} />}
      <PageState query={query}>
        {({ exceptions, delays, employers }) => (
          <>
            <Lines title={words.exceptions} count={exceptions.length} none={words.exceptionsNone}>
              <Table
                label={words.exceptions}
                columns={exceptionColumns}
                rows={exceptions}
                keyOf={({ id }) => id}
                nameOf={({ name }) => name}
              />
            </Lines>
            <Lines title={words.employers} text={words.employersText} count={employers.length} none={words.employersNone}>
              <Table
                label={words.employers}
                columns={employerColumns}
                rows={employers}
                keyOf={({ employerId }) => employerId}
                nameOf={({ name }) => name}
              />
            </Lines>
            <Lines title={words.delays} text={words.delaysText} count={delays.length} none={words.delaysNone}>
              <Table label={words.delays} columns={delayColumns} rows={delays} keyOf={({ id }) => id} nameOf={({ name }) => name} />
            </Lines>
          </>
        )}
      </PageState>
    </Page>
  )
}
