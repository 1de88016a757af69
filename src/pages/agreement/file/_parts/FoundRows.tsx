import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { SealName } from '@/shared/agreement/seal'
import { agreementWorkflow } from '@/shared/agreement/workflow'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, CheckRow, Chip, Facts, ProblemNotice, Section, toast } from '@/ui'
import { fileable } from '../../_parts/may'
import { SealTicks } from '../../_parts/SealTicks'
import { queueWords, fileWords as words } from '../../office-wording'
import { agreementPageWords } from '../../wording'
import { useFiling } from './use-filing'

type Row = Output<'agreement.find'>['rows'][number]

const { columns } = queueWords

interface FoundProps {
  row: Row
  ticked: boolean
  onTick(on: boolean): void
  seen: SealName[]
  onSeen(seen: SealName[]): void
}

function Found({ row, ticked, onTick, seen, onSeen }: FoundProps) {
  const may = fileable(row.state.state)
  const facts = [
    { label: agreementPageWords.agreementNumber, value: row.agreementNumber ?? agreementPageWords.notFilled },
    { label: columns.college, value: `${row.college} ${row.className}` },
    { label: columns.employer, value: row.employer },
    { label: columns.post, value: row.post },
  ]
  return (
    <Section>
      <View className='filing__head'>
        <CheckRow checked={ticked} disabled={!may} onChange={onTick}>
          {`${row.name}（${row.number}）`}
        </CheckRow>
        <Chip tone={row.state.tone}>{row.state.label}</Chip>
      </View>
      <Facts facts={facts} />
      {may && <SealTicks missing={row.sealsMissing} seen={seen} onChange={onSeen} />}
      {!may && <Text className='agreement__words'>{words.notFileable(agreementWorkflow.states.approved.label)}</Text>}
    </Section>
  )
}

/** What was found, ticked where it can be filed, and the filing. */
export function FoundRows({ rows, refresh, onFiled }: { rows: Row[]; refresh(): Promise<void>; onFiled(): void }) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [seen, setSeen] = useState<Record<string, SealName[]>>({})
  const { file, filing, problems } = useFiling()
  useEffect(() => setTicked(new Set(rows.filter((row) => fileable(row.state.state)).map((row) => row.caseId))), [rows])
  const tick = (caseId: string, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(caseId)
    else next.delete(caseId)
    setTicked(next)
  }
  const fileAll = async () => {
    const { filed } = await file([...ticked], (caseId) => seen[caseId] ?? [])
    await refresh()
    if (filed === 0) return
    toast(words.filed)
    onFiled()
  }
  return (
    <>
      {rows.map((row) => (
        <View key={row.caseId}>
          <Found
            row={row}
            ticked={ticked.has(row.caseId)}
            onTick={(on) => tick(row.caseId, on)}
            seen={seen[row.caseId] ?? []}
            onSeen={(seals) => setSeen((old) => ({ ...old, [row.caseId]: seals }))}
          />
          <ProblemNotice problem={problems[row.caseId]} />
        </View>
      ))}
      {rows.some((row) => fileable(row.state.state)) && (
        <ActionBar note={ticked.size === 0 ? words.pickFirst : undefined}>
          <Button tone='accent' disabled={ticked.size === 0} running={filing} onPress={() => void fileAll()}>
            {ticked.size === 0 ? words.fileNone : words.file(ticked.size)}
          </Button>
        </ActionBar>
      )}
    </>
  )
}
