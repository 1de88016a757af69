import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { serverTime } from '@/app/clock'
import { ScanButtons } from '@/app/scan/ScanButtons'
import { freshKeys, keptKeys } from '@/app/verify-keys'
import { Button, Page, Section, TextField } from '@/ui'
import { Result } from './_parts/Result'
import './index.scss'
import { verifyWords as words } from './wording'

/** Keys of the school: what this device keeps at once, today's as soon as they come. */
function useKeys() {
  const [keys, setKeys] = useState(keptKeys)
  const refresh = () => void freshKeys(serverTime()).then((fresh) => fresh && setKeys(fresh))
  useEffect(refresh, [])
  return { keys, refresh }
}

/** Anybody who holds a printed agreement proves it here, without an account and without a connection (S0-58). */
export default function VerifyPage() {
  const { q = '' } = useRouter().params
  const { keys, refresh } = useKeys()
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState(q)
  const [missing, setMissing] = useState(false)
  const check = (text: string) => {
    setMissing(!text.trim())
    if (!text.trim()) return
    setTyped(text.trim())
    setCode(text.trim())
    // A code may be younger than the keys this device keeps.
    refresh()
  }
  return (
    <Page title={words.title}>
      {code ? (
        <Result key={code} code={code} keys={keys} />
      ) : (
        <View className='verify__answer'>
          <View role='heading' aria-level={2} className='verify__headline'>
            {words.start}
          </View>
          <View className='verify__words'>{words.startText}</View>
        </View>
      )}
      <Section>
        <ScanButtons onFound={check} />
        <TextField
          label={words.text}
          hint={words.textHint}
          value={typed}
          onChange={setTyped}
          onEnter={() => check(typed)}
          maxLength={2000}
          error={missing && !typed.trim() ? words.missing : undefined}
        />
        <Button tone={code ? 'plain' : 'accent'} onPress={() => check(typed)}>
          {words.check}
        </Button>
      </Section>
    </Page>
  )
}
