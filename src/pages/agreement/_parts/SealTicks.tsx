import { View } from '@tarojs/components'
import { type SealName, sealLabels } from '@/shared/agreement/seal'
import { CheckRow } from '@/ui'
import { fileWords as words } from '../office-wording'

/** The seals nobody has recorded yet, to be ticked by whoever sees them on the paper. */
export function SealTicks({
  missing,
  seen,
  onChange,
}: {
  missing: readonly SealName[]
  seen: readonly SealName[]
  onChange(seen: SealName[]): void
}) {
  if (missing.length === 0) return null
  const tick = (seal: SealName, on: boolean) => onChange(on ? [...seen, seal] : seen.filter((one) => one !== seal))
  return (
    <View role='group' aria-label={words.seals}>
      <View className='agreement__hint'>{words.sealHint}</View>
      {missing.length > 1 && (
        <CheckRow checked={missing.every((seal) => seen.includes(seal))} onChange={(on) => onChange(on ? [...missing] : [])}>
          {words.sealAll(missing.length)}
        </CheckRow>
      )}
      {missing.map((seal) => (
        <CheckRow key={seal} checked={seen.includes(seal)} onChange={(on) => tick(seal, on)}>
          {words.sealSeen(sealLabels[seal])}
        </CheckRow>
      ))}
    </View>
  )
}
