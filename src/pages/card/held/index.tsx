import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import type { Output } from '@/shared/contracts'
import { Chip, type Column, Empty, Page, PageState, Table } from '@/ui'
import { Answer } from '../_parts/Answer'
import { heldWords as words } from '../wording'

type Row = Output<'card.held'>['rows'][number]

const canInvite = ({ caseId, employer }: Row) => caseId === null && employer.state === 'approved'

function State({ row }: { row: Row }) {
  if (row.agreement) return <Chip tone={row.agreement.tone}>{row.agreement.label}</Chip>
  if (row.state) return <Chip tone={row.state.tone}>{row.state.label}</Chip>
  return <Chip tone={canInvite(row) ? 'accent' : 'neutral'}>{canInvite(row) ? words.toInvite : words.waiting}</Chip>
}

const deadlineOf = ({ caseId, dueAt, endsAt }: Row) => {
  if (dueAt) return words.dueAt(dueAt)
  return caseId === null && endsAt ? words.endsAt(endsAt) : '—'
}

const { columns: titles } = words
const columns: Column<Row>[] = [
  { key: 'name', title: titles.name, cell: ({ student }) => student.name, onCard: 'title' },
  { key: 'state', title: titles.state, cell: (row) => <State row={row} />, onCard: 'aside', grow: 1.4 },
  { key: 'major', title: titles.major, cell: ({ student }) => student.major, grow: 1.6 },
  { key: 'employer', title: titles.employer, cell: ({ employer }) => employer.name, grow: 2 },
  { key: 'until', title: titles.until, cell: deadlineOf, grow: 1.6 },
]

const open = ({ caseId, claimId }: Row) =>
  openPage(caseId ? `/pages/card/invitation/index?caseId=${caseId}` : `/pages/card/invite/index?claimId=${claimId}`)

/** Students who showed the operator's employers a card, and what became of each invitation. */
export default function HeldPage() {
  const query = useQuery('card.held', {})
  return (
    <Page title={words.title} wide>
      <PageState query={query}>
        {({ rows }) => (
          <>
            <Answer headline={words.answer(rows.filter(canInvite).length)} text={words.text} />
            {rows.length === 0 ? (
              <Empty title={words.empty}>{words.emptyText}</Empty>
            ) : (
              <Table
                label={words.list}
                columns={columns}
                rows={rows}
                keyOf={({ caseId, claimId }) => caseId ?? claimId ?? ''}
                nameOf={({ student }) => student.name}
                onOpen={open}
              />
            )}
          </>
        )}
      </PageState>
    </Page>
  )
}
