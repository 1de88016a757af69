import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '@/app/call'
import { useNow } from '@/app/clock'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { Button, Deadline, Notice, Picture, ProblemNotice, Section } from '@/ui'
import { bindWording as words } from '../../wording'
import './ScanToBind.scss'

type Ticket = Output<'account.startBinding'>
type BindingState = Output<'account.bindingStatus'>['state']

/** Asks every two seconds whether the phone has confirmed, until it has or the code has expired. */
function useBindingState(ticket: string | undefined): BindingState {
  const [state, setState] = useState<BindingState>('waiting')
  useEffect(() => {
    setState('waiting')
    if (!ticket) return
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      // A question that failed is asked again in the next round.
      const answer = await call('account.bindingStatus', { ticket }).catch(() => ({ state: 'waiting' as const }))
      setState(answer.state)
      if (answer.state === 'waiting') timer = setTimeout(ask, 2000)
    }
    timer = setTimeout(ask, 2000)
    return () => clearTimeout(timer)
  }, [ticket])
  return state
}

/** In the browser: shows a code, and goes on when the phone that scanned it has confirmed. */
export function ScanToBind({ onBound }: { onBound(): void }) {
  const { run, running, error } = useAction('account.startBinding')
  const [ticket, setTicket] = useState<Ticket>()
  const state = useBindingState(ticket?.ticket)
  const now = useNow()
  useEffect(() => {
    if (state === 'bound') onBound()
  }, [state, onBound])
  const start = async () => setTicket(await run({}))
  return (
    <Section>
      <ProblemNotice problem={error} />
      {state === 'expired' && <Notice tone='warn'>{words.expired}</Notice>}
      {ticket && state === 'waiting' && (
        <View className='scan'>
          <Picture className='scan__picture' src={ticket.picture} label={words.pictureLabel} />
          <View>{words.scan}</View>
          <View role='status'>{words.waiting}</View>
          <Deadline due={ticket.expiresAt} now={now} />
        </View>
      )}
      {(!ticket || state === 'expired') && (
        <Button tone='accent' running={running} onPress={() => void start()}>
          {state === 'expired' ? words.again : words.show}
        </Button>
      )}
    </Section>
  )
}
