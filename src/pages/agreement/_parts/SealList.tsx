import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { AgreementView } from '@/shared/agreement/contract'
import { spokenMinute } from '@/shared/calendar'
import { Button, Chip, Section } from '@/ui'
import { agreementPageWords as words } from '../wording'

type Seal = AgreementView['seals'][number]

/** Which seals the paper has, which is next and where to get it (S0-60). Nothing before approval. */
export function SealList({ seals }: Pick<AgreementView, 'seals'>) {
  if (seals.length === 0) return null
  const next = seals.find(({ ticked, required }) => required && !ticked)
  return (
    <Section title={words.seals}>
      {next && <View className='agreement__hint'>{words.sealsText}</View>}
      <View role='list'>
        {seals.map((seal) => (
          <SealRow key={seal.seal} seal={seal} next={seal === next} />
        ))}
      </View>
    </Section>
  )
}

function SealRow({ seal, next }: { seal: Seal; next: boolean }) {
  const { ticked, required, label, office, place, phone } = seal
  const state = ticked ? words.sealDone(ticked.who, spokenMinute(new Date(ticked.at))) : required ? words.sealMissing : words.sealNotNeeded
  return (
    <View className='agreement__fate' role='listitem'>
      <View className='agreement__seal'>{words.sealOf(label)}</View>
      <Chip tone={ticked ? 'good' : required ? 'warn' : 'neutral'}>{state}</Chip>
      {!ticked && required && (
        <View className='agreement__where'>{`${next ? `${words.sealNext}：` : ''}${[office, place, phone].filter(Boolean).join(' · ')}`}</View>
      )}
      {next && phone && <Button onPress={() => void Taro.makePhoneCall({ phoneNumber: phone })}>{words.call(phone)}</Button>}
    </View>
  )
}
