import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Action, useAction } from '@/app/hooks'
import { Button, ConfirmSheet, Notice, Page, Section, TextField } from '@/ui'
import { helpWording as words } from '../wording'
import { ResetMany } from './_parts/ResetMany'
import './index.scss'

type Help = 'unlock' | 'unbind'

/** An officer helps a person who cannot come in: lifts the lock, or ends the binding of a lost phone. */
export default function AccountHelp() {
  const unlock = useAction('account.unlock')
  const unbind = useAction('account.unbindFor')
  const [number, setNumber] = useState('')
  const [missing, setMissing] = useState(false)
  const [asked, setAsked] = useState<Help>()
  const [done, setDone] = useState('')
  const ask = (help: Help) => {
    setMissing(!number.trim())
    setDone('')
    unlock.clear()
    unbind.clear()
    if (number.trim()) setAsked(help)
  }
  const act = async (action: Action<'account.unlock'> | Action<'account.unbindFor'>, result: (number: string) => string) => {
    if (!(await action.run({ number: number.trim() }))) return
    setAsked(undefined)
    setDone(result(number.trim()))
  }
  return (
    <Page title={words.title}>
      <Notice>{words.answer}</Notice>
      {done && <Notice tone='good'>{done}</Notice>}
      <Section>
        <TextField label={words.number} value={number} onChange={setNumber} error={missing ? words.numberMissing : undefined} required />
        <View className='help__buttons'>
          <Button tone='accent' onPress={() => ask('unlock')}>
            {words.unlock}
          </Button>
          <Button onPress={() => ask('unbind')}>{words.unbind}</Button>
        </View>
      </Section>
      <ResetMany />
      {asked === 'unlock' && (
        <ConfirmSheet
          title={words.unlock}
          confirmLabel={words.unlock}
          running={unlock.running}
          error={unlock.error}
          onConfirm={() => void act(unlock, words.unlocked)}
          onClose={() => setAsked(undefined)}
        >
          {words.unlockText(number.trim())}
        </ConfirmSheet>
      )}
      {asked === 'unbind' && (
        <ConfirmSheet
          title={words.unbind}
          confirmLabel={words.unbind}
          tone='bad'
          running={unbind.running}
          error={unbind.error}
          onConfirm={() => void act(unbind, words.unbound)}
          onClose={() => setAsked(undefined)}
        >
          {words.unbindText(number.trim())}
        </ConfirmSheet>
      )}
    </Page>
  )
}
