import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spokenMinute } from '@/shared/calendar'
import type { PieceView } from '@/shared/release/contract'
import { Chip, Notice, Section } from '@/ui'
import { releasePageWords as words } from '../wording'

/** One piece of the packet: its state, what it lacks, why it came back and who said so; then whatever is done with it here. `hint`: how the student does it. */
export function PieceSection({ piece, hint, children }: { piece: PieceView; hint?: string; children: ReactNode }) {
  const { state, reason, reviewer, decidedAt } = piece
  // What may be left out is asked for only while it can still be handed in.
  const asked = piece.mayHandIn || !piece.optional
  const lacking = asked ? piece.lacking : []
  const returned = state.state === 'returned'
  return (
    <Section title={piece.name} aside={<Chip tone={state.tone}>{state.label}</Chip>}>
      {hint && <View className='release__quiet'>{hint}</View>}
      {reason && state.state !== 'accepted' && (
        <Notice tone={returned ? 'warn' : 'info'} title={returned ? words.returnedBecause : words.before}>
          {reason}
        </Notice>
      )}
      {lacking.length > 0 && (
        <View className='release__lines' role='list'>
          {lacking.map((line) => (
            <View key={line} className='release__line' role='listitem'>{`· ${line}`}</View>
          ))}
        </View>
      )}
      {!asked && piece.files.length === 0 && <View className='release__quiet'>{words.noFile}</View>}
      {children}
      {reviewer && decidedAt && <View className='release__quiet'>{words.reviewer(reviewer, spokenMinute(new Date(decidedAt)))}</View>}
    </Section>
  )
}
