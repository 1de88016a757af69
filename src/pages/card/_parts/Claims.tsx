import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { Button, Chip, ConfirmSheet, Section, toast } from '@/ui'
import { cardPageWords as words } from '../wording'

type Claim = Output<'card.mine'>['claims'][number]

const tones = { registered: 'neutral', approved: 'good', rejected: 'warn' } as const

/** Who took the card, each to be taken back. */
export function Claims({ claims, onDropped }: { claims: Claim[]; onDropped(): void }) {
  const [dropping, setDropping] = useState<Claim>()
  const { run, running, error } = useAction('card.dropClaim')
  const drop = async (claimId: string) => {
    if (!(await run({ claimId }))) return
    setDropping(undefined)
    toast(words.dropped)
    onDropped()
  }
  return (
    <Section title={words.claims}>
      {claims.length === 0 && <View className='card__words'>{words.noClaims}</View>}
      {claims.map((claim) => (
        <View key={claim.claimId} className='card__claim'>
          <View className='card__claim-words'>
            <View className='card__claim-name'>{claim.employer}</View>
            <Chip tone={tones[claim.state]}>{words.claimStates[claim.state]}</Chip>
            <View className='card__words'>{words.claimBy(claim.by, claim.claimedAt)}</View>
            <View className='card__words'>{words.claimEnds(claim.endsAt)}</View>
          </View>
          <Button label={words.dropTitle(claim.employer)} onPress={() => setDropping(claim)}>
            {words.drop}
          </Button>
        </View>
      ))}
      {dropping && (
        <ConfirmSheet
          title={words.dropTitle(dropping.employer)}
          confirmLabel={words.drop}
          tone='bad'
          running={running}
          error={error}
          onConfirm={() => void drop(dropping.claimId)}
          onClose={() => setDropping(undefined)}
        >
          {words.dropText}
        </ConfirmSheet>
      )}
    </Section>
  )
}
