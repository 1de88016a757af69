import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import type { Output } from '@/shared/contracts'
import { Button, Empty, Links, PageState, Sheet, TextField } from '@/ui'
import { draftWords as words } from '../wording'
import { useSettled } from './use-settled'

export type EmployerLine = Output<'agreement.searchEmployers'>['employers'][number]

/** The way on where the employer is not registered yet: a name card that leads it here (S0-31). */
function NotFound() {
  return (
    <Empty title={words.searchNone}>
      <View>{words.searchNoneText}</View>
      <Button onPress={() => openPage('/pages/card/index')}>{words.searchNoneCard}</Button>
    </Empty>
  )
}

/** Finds one approved employer by any part of the name, pinyin or credit code (S0-31). */
export function EmployerPicker({ onPick, onClose }: { onPick(employer: EmployerLine): void; onClose(): void }) {
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim())
  const query = useQuery('agreement.searchEmployers', text ? { text } : null)
  const rows = (employers: EmployerLine[]) =>
    employers.map((employer) => ({
      key: employer.employerId,
      title: employer.name,
      detail: `${employer.creditCode} · ${employer.address}`,
      onPress: () => onPick(employer),
    }))
  return (
    <Sheet title={words.pick} onClose={onClose}>
      <TextField label={words.search} hint={words.searchHint} value={typed} onChange={setTyped} maxLength={60} />
      <View className='agreement__found' role='status'>
        {text ? (
          <PageState query={query}>{({ employers }) => (employers.length > 0 ? <Links rows={rows(employers)} /> : <NotFound />)}</PageState>
        ) : (
          <Empty title={words.searchStart}>{words.searchStartText}</Empty>
        )}
      </View>
    </Sheet>
  )
}
