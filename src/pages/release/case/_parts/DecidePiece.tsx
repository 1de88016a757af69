import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { PieceView } from '@/shared/release/contract'
import { Button, ConfirmSheet, ProblemNotice, toast } from '@/ui'
import { reviewWords as words } from '../../wording'

interface DecidePieceProps {
  piece: PieceView
  caseId: string
  refresh(): Promise<unknown>
}

/** One piece is good, or goes back with a reason. */
export function DecidePiece({ piece: { piece, name, state, lacking }, caseId, refresh }: DecidePieceProps) {
  const deciding = useAction('release.decidePiece')
  const [returning, setReturning] = useState(false)
  const decide = async (decision: 'accept' | 'return', reason?: string) => {
    if (!(await deciding.run({ caseId, piece, decision, ...(reason && { reason }) }))) return
    setReturning(false)
    toast(words.decided)
    await refresh()
  }
  return (
    <View>
      <View className='release__decide'>
        {state.state !== 'returned' && (
          <Button label={`${name}：${words.return}`} onPress={() => setReturning(true)}>
            {words.return}
          </Button>
        )}
        {state.state !== 'accepted' && lacking.length === 0 && (
          <Button running={deciding.running && !returning} label={`${name}：${words.accept}`} onPress={() => void decide('accept')}>
            {words.accept}
          </Button>
        )}
      </View>
      {!returning && <ProblemNotice problem={deciding.error} />}
      {returning && (
        <ConfirmSheet
          title={words.returnTitle(name)}
          confirmLabel={words.return}
          tone='bad'
          reason={{ hint: words.returnHint }}
          running={deciding.running}
          error={deciding.error}
          onConfirm={(reason) => void decide('return', reason)}
          onClose={() => setReturning(false)}
        />
      )}
    </View>
  )
}
