import { Text, View } from '@tarojs/components'
import type { OriginFormField } from '@/shared/origin/contract'
import { Button, Chip, type Column, Section, Table } from '@/ui'
import { originPageWording } from '../../wording'

const words = originPageWording.review

/** Numbers name the person in the roster and are mended there, not here. */
const onlyByRoster = ['number', 'idNumber']
export const isCorrectable = ({ code, registry }: OriginFormField) => registry !== null && !onlyByRoster.includes(code)

interface ComparisonProps {
  fields: readonly OriginFormField[]
  /** Absent: nothing can be corrected now. */
  onCorrect?(field: OriginFormField): void
}

/** Locked fields have no value of the student's to compare. */
function columnsFor({ fields, onCorrect }: ComparisonProps): Column<OriginFormField>[] {
  const c = words.columns
  const columns: Column<OriginFormField>[] = [
    {
      key: 'field',
      title: c.field,
      onCard: 'title',
      cell: ({ label, rejectedBecause, before, warning }) => (
        <View>
          <Text>{label}</Text>
          {warning && <View className='case__reason'>{warning}</View>}
          {rejectedBecause && before === null && <View className='case__reason'>{originPageWording.pointedOut(rejectedBecause)}</View>}
        </View>
      ),
    },
    {
      key: 'registry',
      title: c.registry,
      grow: 1.5,
      cell: ({ registry, registryShown }) => (
        <Text className={registry === null ? 'case__quiet' : ''}>{registryShown || words.noRegistry}</Text>
      ),
    },
    {
      key: 'student',
      title: c.student,
      grow: 1.5,
      cell: ({ shown, differs }) => <Text className={differs ? 'case__different' : ''}>{shown || words.notFilled}</Text>,
    },
    {
      key: 'mark',
      title: c.mark,
      grow: 0.7,
      onCard: 'aside',
      cell: ({ differs, registry, warning }) =>
        warning ? (
          <Chip tone='warn' icon='warn'>
            {words.marked}
          </Chip>
        ) : differs ? (
          <Chip tone='bad' icon='warn'>
            {words.different}
          </Chip>
        ) : registry ? (
          <Chip tone='good'>{words.same}</Chip>
        ) : null,
    },
  ]
  const told = fields.every(({ locked }) => locked)
    ? columns.filter(({ key }) => key === 'field' || key === 'registry' || (key === 'mark' && fields.some(({ warning }) => warning)))
    : columns
  if (!onCorrect) return told
  const cell = (field: OriginFormField) =>
    isCorrectable(field) && (
      <Button tone='quiet' label={words.correctField(field.label)} onPress={() => onCorrect(field)}>
        {words.correct}
      </Button>
    )
  return [...told, { key: 'correct', title: c.correct, grow: 0.5, cell }]
}

function Rows({ title, folded, ...props }: ComparisonProps & { title: string; folded?: boolean }) {
  if (props.fields.length === 0) return null
  return (
    <Section title={title} folded={folded}>
      <Table label={title} columns={columnsFor(props)} rows={[...props.fields]} keyOf={({ code }) => code} nameOf={({ label }) => label} />
    </Section>
  )
}

/** Registry and student side by side, differences first (S1-27); what the student cannot change is folded at the end. */
export function Comparison({ fields, onCorrect }: ComparisonProps) {
  const open = fields.filter(({ locked, kind }) => !locked && kind !== 'photo')
  const held = fields.filter(({ locked }) => locked)
  const s = words.sections
  return (
    <View>
      <Rows title={s.different} fields={open.filter(({ differs }) => differs)} onCorrect={onCorrect} />
      <Rows title={s.same} fields={open.filter(({ differs, registry }) => !differs && registry !== null)} onCorrect={onCorrect} />
      <Rows title={s.studentOnly} fields={open.filter(({ registry }) => registry === null)} />
      <Rows title={s.locked} fields={held} onCorrect={onCorrect} folded={!held.some(({ warning }) => warning)} />
    </View>
  )
}
