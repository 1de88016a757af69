import { View } from '@tarojs/components'
import type { OriginFormField } from '@/shared/origin/contract'
import { Facts, Icon } from '@/ui'
import { originPageWording as words } from '../wording'
import { anchorOf } from './ToMend'

/** Who mends which of these fields (S1-9), one sentence for each office. */
function corrections(fields: readonly OriginFormField[]): string[] {
  const offices = (['college', 'career-centre'] as const).filter((office) => fields.some(({ correctedBy }) => correctedBy === office))
  return offices.map((office) => {
    const labels = fields.filter(({ correctedBy }) => correctedBy === office).map(({ label }) => label)
    return words.correctedBy[office](labels.length === fields.length ? words.all : labels.join('、'))
  })
}

/** Fields the school holds and the student only reads (S1-8), grey, with who corrects them. */
export function Locked({ fields }: { fields: readonly OriginFormField[] }) {
  if (fields.length === 0) return null
  const facts = fields.map(({ code, label, shown, rejectedBecause }) => ({
    label,
    value: (
      <View id={anchorOf(code)}>
        {shown || '—'}
        {rejectedBecause && <View className='origin__bad'>{words.pointedOut(rejectedBecause)}</View>}
      </View>
    ),
  }))
  return (
    <View className='origin__locked'>
      <Facts facts={facts} />
      <View className='origin__lock'>
        <Icon name='lock' />
        <View>
          {words.lockedNote}
          {corrections(fields).join('')}
        </View>
      </View>
    </View>
  )
}
