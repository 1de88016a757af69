import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { minuteOf } from '@/shared/calendar'
import type { OriginFormField } from '@/shared/origin/contract'
import { Button, type Column, ConfirmSheet, Section, Table, toast } from '@/ui'
import { originPageWording } from '../../wording'
import { isCorrectable } from './Comparison'

const words = originPageWording.review.asks
const review = originPageWording.review

interface AsksProps {
  caseId: string
  fields: readonly OriginFormField[]
  /** Absent: nothing can be corrected now. */
  onCorrect?(field: OriginFormField): void
  refresh(): Promise<void>
}

/** What can be done about one request: correct it, or answer why the value stays. */
function Steps({ field, onCorrect, onRefuse }: { field: OriginFormField; onCorrect?(field: OriginFormField): void; onRefuse(): void }) {
  if (!field.ask?.mine) return <Text className='case__quiet'>{words.elsewhere}</Text>
  return (
    <View className='case__steps'>
      {!isCorrectable(field) && <Text className='case__quiet'>{words.byRoster}</Text>}
      {isCorrectable(field) && !onCorrect && <Text className='case__quiet'>{words.pending}</Text>}
      {isCorrectable(field) && onCorrect && (
        <Button label={review.correctField(field.label)} onPress={() => onCorrect(field)}>
          {review.correct}
        </Button>
      )}
      <Button tone='quiet' label={words.refuseLabel(field.label)} onPress={onRefuse}>
        {words.refuse}
      </Button>
    </View>
  )
}

/** What the student says is wrong in the school's own data (S1-9); each line closes when corrected or answered. */
export function Asks({ caseId, fields, onCorrect, refresh }: AsksProps) {
  const [refusing, setRefusing] = useState<OriginFormField>()
  const answering = useAction('origin.answerAsk')
  const asked = fields.filter(({ ask }) => ask?.open)
  if (asked.length === 0) return null
  const refuse = async (reason: string) => {
    if (!refusing || !(await answering.run({ caseId, field: refusing.code, reason }))) return
    setRefusing(undefined)
    toast(words.refused)
    await refresh()
  }
  const c = words.columns
  const columns: Column<OriginFormField>[] = [
    { key: 'field', title: c.field, onCard: 'title', cell: ({ label }) => label },
    { key: 'held', title: c.held, grow: 1.5, cell: ({ registryShown }) => registryShown || review.noRegistry },
    { key: 'shouldBe', title: c.shouldBe, grow: 1.5, cell: ({ ask }) => <Text className='case__different'>{ask?.shouldBe}</Text> },
    { key: 'at', title: c.at, onCard: 'aside', cell: ({ ask }) => (ask ? minuteOf(new Date(ask.at)) : '') },
    {
      key: 'steps',
      title: c.steps,
      grow: 1.5,
      cell: (field) => (
        <Steps
          field={field}
          onCorrect={onCorrect}
          onRefuse={() => {
            answering.clear()
            setRefusing(field)
          }}
        />
      ),
    },
  ]
  return (
    <Section title={words.title(asked.length)}>
      <Table label={words.title(asked.length)} columns={columns} rows={asked} keyOf={({ code }) => code} nameOf={({ label }) => label} />
      {refusing && (
        <ConfirmSheet
          title={words.refuseTitle(refusing.label)}
          confirmLabel={words.refuse}
          reason={{ hint: words.refuseHint }}
          running={answering.running}
          error={answering.error}
          onConfirm={(reason) => void refuse(reason)}
          onClose={() => setRefusing(undefined)}
        >
          {words.refuseText}
        </ConfirmSheet>
      )}
    </Section>
  )
}
