import { Text, View } from '@tarojs/components'
import type { OriginFormField } from '@/shared/origin/contract'
import { Chip, type Column, Section, Table } from '@/ui'
import { originPageWording } from '../../wording'

const words = originPageWording.review.again
const review = originPageWording.review

const columns: Column<OriginFormField>[] = [
  {
    key: 'asked',
    title: words.columns.asked,
    grow: 1.5,
    onCard: 'title',
    cell: ({ label, rejectedBecause }) => (
      <View>
        <Text>{label}</Text>
        {rejectedBecause && <View className='case__reason'>{originPageWording.pointedOut(rejectedBecause)}</View>}
      </View>
    ),
  },
  { key: 'before', title: words.columns.before, grow: 1.5, cell: ({ beforeShown }) => beforeShown || review.notFilled },
  {
    key: 'now',
    title: words.columns.now,
    grow: 1.5,
    cell: ({ shown, changed }) => <Text className={changed ? 'case__changed' : ''}>{shown || review.notFilled}</Text>,
  },
  {
    key: 'mark',
    title: words.columns.mark,
    grow: 0.7,
    onCard: 'aside',
    cell: ({ changed }) =>
      changed ? (
        <Chip tone='good' icon='check'>
          {words.changed}
        </Chip>
      ) : (
        <Chip tone='warn' icon='warn'>
          {words.unchanged}
        </Chip>
      ),
  },
]

function Rows({ title, fields }: { title: string; fields: OriginFormField[] }) {
  if (fields.length === 0) return null
  return (
    <Section title={title}>
      <Table label={title} columns={columns} rows={fields} keyOf={({ code }) => code} nameOf={({ label }) => label} />
    </Section>
  )
}

/** A form that was sent back: what was asked, what stood there and what stands there now; then what else was changed. */
export function SinceReturned({ fields }: { fields: readonly OriginFormField[] }) {
  const returned = fields.filter(({ before }) => before !== null)
  return (
    <View>
      <Rows title={words.title} fields={returned.filter(({ rejectedBecause }) => rejectedBecause)} />
      <Rows title={words.others} fields={returned.filter(({ rejectedBecause, changed }) => changed && !rejectedBecause)} />
    </View>
  )
}
