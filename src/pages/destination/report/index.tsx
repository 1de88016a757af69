import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { destinations } from '@/shared/codes/destination'
import type { Input, Output } from '@/shared/contracts'
import { type Column, Page, PageState, Section, Select, Table } from '@/ui'
import { destinationPageWords } from '../wording'
import { Export } from './_parts/Export'
import './index.scss'

const words = destinationPageWords.report
const everything = 'all'

type Report = Output<'destination.statistics'>
type By = Input<'destination.statistics'>['by']
type Group = Report['groups'][number]

const percent = (part: number, whole: number) => (whole === 0 ? '—' : `${Math.round((part / whole) * 1000) / 10}%`)

/** The people behind a number. */
function openPeople(filter: Record<string, string | undefined>): void {
  const query = Object.entries(filter).flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
  openPage(`/pages/destination/queue/index?${query.join('&')}`)
}

const groupColumns: Column<Group>[] = [
  { key: 'key', title: words.columns.key, cell: ({ label }) => label, grow: 2, onCard: 'title' },
  { key: 'roster', title: words.columns.roster, cell: ({ roster }) => String(roster), number: true },
  { key: 'registered', title: words.columns.registered, cell: ({ registered }) => String(registered), number: true },
  { key: 'fixed', title: words.columns.fixed, cell: ({ fixed }) => String(fixed), number: true },
  {
    key: 'rate',
    title: words.columns.rate,
    cell: ({ rate }) => (rate === null ? '—' : `${rate}%`),
    number: true,
    onCard: 'aside',
  },
]

type Line = { code: string; name: string; people: number; roster: number }

const codeColumns: Column<Line>[] = [
  { key: 'code', title: words.columns.code, cell: ({ code, name }) => `${code} ${name}`.trim(), grow: 2, onCard: 'title' },
  { key: 'people', title: words.columns.people, cell: ({ people }) => words.people(people), number: true, onCard: 'aside' },
  { key: 'share', title: words.columns.share, cell: ({ people, roster }) => percent(people, roster), number: true },
]

function Codes({ report: { total }, college }: { report: Report; college: string | undefined }) {
  const silent = { code: '', name: words.unregistered, people: total.roster - total.registered }
  const lines = [...total.codes, silent].map((line) => ({ ...line, roster: total.roster }))
  return (
    <Section title={words.codes}>
      {total.codes.length === 0 && <View className='report__quiet'>{words.noCodes}</View>}
      <Table
        label={words.codes}
        columns={codeColumns}
        rows={lines}
        keyOf={({ code }) => code || 'none'}
        nameOf={({ code, name }) => `${code} ${name}`.trim()}
        onOpen={({ code }) => openPeople({ list: code ? 'approved' : 'unregistered', code, college })}
      />
    </Section>
  )
}

/** How many of whom went where (statistics by college, class, major, level and code), and the list for the province. */
export default function DestinationReportPage() {
  const [by, setBy] = useState<By>('college')
  const [college, setCollege] = useState<string>()
  const query = useQuery('destination.statistics', { by, ...(college && { college }) })
  const openGroup = ({ key }: Group) => (by === 'major' ? undefined : openPeople({ list: 'all', college, [by]: key }))
  return (
    <Page title={words.title} wide>
      <PageState query={query}>
        {(report) => {
          const { total, groups, colleges, fixedCodes } = report
          const fixedNames = fixedCodes.map((code) => destinations.nameOf(code) ?? code).join('；')
          return (
            <>
              <View className='report__answer'>
                <View role='heading' aria-level={2} className='report__headline'>
                  {words.rate(total.rate)}
                </View>
                <View className='report__quiet'>{words.sum(total.roster, total.registered, total.fixed)}</View>
                <View className='report__quiet'>{words.counted(fixedNames)}</View>
              </View>
              <View className='report__choices'>
                {colleges.length > 1 && (
                  <Select
                    label={words.college}
                    value={college ?? everything}
                    choices={[{ value: everything, label: words.all }, ...colleges.map((value) => ({ value, label: value }))]}
                    onChange={(value) => setCollege(value === everything ? undefined : value)}
                  />
                )}
                <Select
                  label={words.by}
                  value={by}
                  choices={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
                  onChange={(value) => setBy(value as By)}
                />
              </View>
              <Codes report={report} college={college} />
              <Section title={words.groups}>
                <Table
                  label={words.groups}
                  columns={groupColumns}
                  rows={groups}
                  keyOf={({ key }) => key}
                  nameOf={({ label }) => label}
                  onOpen={by === 'major' ? undefined : openGroup}
                />
              </Section>
              <Export college={college} />
            </>
          )
        }}
      </PageState>
    </Page>
  )
}
