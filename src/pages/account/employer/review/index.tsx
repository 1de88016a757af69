import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { spokenMinute } from '@/shared/calendar'
import { employerNatures } from '@/shared/codes/employer-nature'
import type { Input, Output } from '@/shared/contracts'
import { Button, Chip, type Column, Empty, Page, PageState, Table, Tabs } from '@/ui'
import { reviewWords as words } from '../wording'
import '../_parts/employer.scss'

type State = Input<'account.employersToReview'>['state']
type Row = Output<'account.employersToReview'>['rows'][number]

const states: State[] = ['registered', 'rejected', 'approved']
const casePage = ({ employerId }: Row) => `/pages/account/employer/case/index?employerId=${employerId}`

const columns: Column<Row>[] = [
  { key: 'name', title: words.columns.name, cell: ({ name }) => name, grow: 2, onCard: 'title' },
  {
    key: 'creditCode',
    title: words.columns.creditCode,
    cell: ({ creditCode, oddCode }) => (
      <View>
        {creditCode} {oddCode && <Chip tone='warn'>{words.oddCode}</Chip>}
      </View>
    ),
    grow: 2,
  },
  { key: 'nature', title: words.columns.nature, cell: ({ nature }) => employerNatures.nameOf(nature) ?? '—' },
  { key: 'registeredAt', title: words.columns.registeredAt, cell: ({ registeredAt }) => spokenMinute(new Date(registeredAt)) },
  { key: 'behalf', title: words.columns.behalf, cell: ({ behalf }) => behalf ?? words.self },
]

/** Employers that registered; the career centre lets them in. */
export default function ReviewPage() {
  const [state, setState] = useState<State>('registered')
  const query = useQuery('account.employersToReview', { state })
  return (
    <Page title={words.title} wide>
      <PageState query={query}>
        {({ counts, rows }) => (
          <>
            <View role='heading' aria-level={2} className='employer__headline'>
              {counts.registered ? words.waiting(counts.registered) : words.none}
            </View>
            {state === 'registered' && rows[0] && (
              <Button tone='accent' onPress={() => rows[0] && openPage(casePage(rows[0]))}>
                {words.begin}
              </Button>
            )}
            <Tabs
              label={words.filter}
              tabs={states.map((key) => ({ key, label: words.states[key], count: counts[key] }))}
              value={state}
              onChange={(key) => setState(states.find((known) => known === key) ?? state)}
            />
            {rows.length > 0 ? (
              <Table
                label={words.title}
                columns={columns}
                rows={rows}
                keyOf={({ employerId }) => employerId}
                nameOf={({ name }) => name}
                onOpen={(row) => openPage(casePage(row))}
              />
            ) : (
              <Empty title={words.empty}>{words.emptyText}</Empty>
            )}
          </>
        )}
      </PageState>
    </Page>
  )
}
