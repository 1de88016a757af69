import { View } from '@tarojs/components'
import type { RowProblem } from '@/shared/contract'
import { type Column, Section, Table } from '@/ui'
import './upload.scss'
import { uploadWords as words } from './words'

const columns: Column<RowProblem>[] = [
  { key: 'line', title: words.columns.line, cell: ({ line }) => words.line(line), grow: 0.6, onCard: 'title' },
  { key: 'column', title: words.columns.column, cell: ({ column }) => column || words.nothing, grow: 0.9, onCard: 'aside' },
  { key: 'value', title: words.columns.value, cell: ({ value }) => value || words.nothing, grow: 1.2 },
  { key: 'message', title: words.columns.message, cell: ({ message }) => message, grow: 2.6 },
]

const keyOf = ({ line, column, message }: RowProblem) => `${line} ${column} ${message}`

/** What is wrong in a sheet, or deserves a look, by line and column; nothing where there is nothing. */
export function Findings({ title, findings, count }: { title: string; findings: RowProblem[]; count: number }) {
  if (findings.length === 0) return null
  return (
    <Section title={title}>
      {count > findings.length && <View className='upload__quiet'>{words.listed(findings.length, count)}</View>}
      <Table label={title} columns={columns} rows={findings} keyOf={keyOf} nameOf={keyOf} />
    </Section>
  )
}
