import { View } from '@tarojs/components'
import { openPage } from '@/app/routes'
import { spokenMinute } from '@/shared/calendar'
import type { Output } from '@/shared/contracts'
import { departureWords } from '@/shared/departure/wording'
import { Button, Chip, type Fact, Facts } from '@/ui'
import { contactFacts } from './contact-facts'
import { sheetWords as words } from './words'

export type SheetItem = Output<'departure.mine'>['items'][number]

const spoken = (instant: string) => spokenMinute(new Date(instant))

/** `王老师 · 6月8日 14:05`; an item that passed by itself names nobody. */
function decision({ decidedBy, decidedAt }: SheetItem): Fact[] {
  const parts = [decidedBy, decidedAt && spoken(decidedAt)].filter(Boolean)
  return parts.length ? [{ label: words.decided, value: parts.join(' · ') }] : []
}

/** One item of the sheet (S2-10, S2-31). What has passed keeps only who decided and when; the rest says what to do and where. */
export function Item({ item }: { item: SheetItem }) {
  const passed = item.state === 'passed'
  const { page } = item
  const facts: Fact[] = [
    ...(passed ? [] : [{ label: words.what, value: item.what }]),
    ...(item.reason ? [{ label: words.reason, value: item.reason }] : []),
    ...decision(item),
    ...(passed ? [] : contactFacts(item.contact)),
    ...(item.checkedAt ? [{ label: words.checked, value: spoken(item.checkedAt) }] : []),
  ]
  return (
    <View className='departure__item' role='listitem'>
      <View className='departure__item-head'>
        <View className='departure__item-name' role='heading' aria-level={3}>
          {item.label}
        </View>
        {item.held ? <Chip icon='lock'>{departureWords.held}</Chip> : <Chip tone={item.tone}>{item.stateLabel}</Chip>}
      </View>
      <Facts facts={facts} />
      {page && <Button onPress={() => openPage(page)}>{words.goTo}</Button>}
    </View>
  )
}
