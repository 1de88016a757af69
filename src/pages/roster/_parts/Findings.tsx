import { View } from '@tarojs/components'
import type { RosterPreview } from '@/shared/roster/contract'
import { type Column, Section, Table } from '@/ui'
import { rosterWording as words } from '../wording'

type Finding = RosterPreview['problems'][number]

const columns: Column<Finding>[] = [
  { key: 'line', title: words.columns.line, cell: ({ line }) => words.line(line), grow: 0.6, onCard: 'title' },
  { key: 'column', title: words.columns.column, cell: ({ column }) => column || words.nothing, grow: 0.9 },
  { key: 'value', title: words.columns.value, cell: ({ value }) => value || words.nothing, grow: 1.2 },
  { key: 'message', title: words.columns.message, cell: ({ message }) => message, grow: 2.6 },
]

const keyOf = ({ line, column, message }: Finding) => `${line} ${column} ${message}`

function Findings({ title, findings, count }: { title: string; findings: Finding[]; count: number }) {
  if (findings.length === 0) return null
  return (
    <Section title={title}>
      {count > findings.length && <View className="roster__quiet">{words.listed(findings.length, count)}</View>}
      <Table label={title} columns={columns} rows={findings} keyOf={keyOf} nameOf={keyOf} />
    </Section>
  )
}

/** What the dry run found: the counts, then each problem by line and column, then what only deserves a look. */
export function PreviewFindings({ name, preview }: { name: string; preview: RosterPreview }) {
  const { rows, creates, updates, unchanged, problems, problemCount, warnings } = preview
  const c = words.counts
  const counts = [
    { label: c.rows, value: words.row(rows) },
    { label: c.creates, value: words.row(creates) },
    { label: c.updates, value: words.row(updates) },
    { label: c.unchanged, value: words.row(unchanged) },
    { label: c.problems, value: words.place(problemCount) },
    { label: c.warnings, value: words.place(warnings.length) },
  ]
  return (
    <View>
      <Section title={name}>
        <View className="roster__counts">
          {counts.map(({ label, value }) => (
            <View key={label} className="roster__count">
              <View className="roster__count-label">{label}</View>
              <View>{value}</View>
            </View>
          ))}
        </View>
      </Section>
      <Findings title={words.problems} findings={problems} count={problemCount} />
      <Findings title={words.warnings} findings={warnings} count={warnings.length} />
    </View>
  )
}
