import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ProblemNotice, Sheet, TextField } from '@/ui'
import { useAction } from './hooks'
import { usePasswordRequest } from './password-again'
import { passwordAgainWording as words } from './wording'

/** Asks for the password once more while a call waits for it; what was typed on the page stays as it is. */
export function PasswordAgain() {
  const request = usePasswordRequest()
  return request ? <PasswordSheet answer={request.answer} /> : null
}

function PasswordSheet({ answer }: { answer(given: boolean): void }) {
  const { run, running, error, fields } = useAction('account.confirmPassword')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const confirm = async () => {
    setTried(true)
    if (password && (await run({ password }))) answer(true)
  }
  const actions = (
    <>
      <Button onPress={() => answer(false)}>{words.cancel}</Button>
      <Button tone='accent' running={running} onPress={() => void confirm()}>
        {words.confirm}
      </Button>
    </>
  )
  return (
    <Sheet title={words.title} onClose={() => answer(false)} actions={actions}>
      <View>{words.why}</View>
      <TextField
        label={words.password}
        kind='password'
        value={password}
        onChange={setPassword}
        autoComplete='current-password'
        error={tried && !password ? words.missing : fields.password}
        onEnter={() => void confirm()}
        required
      />
      <ProblemNotice problem={error} />
    </Sheet>
  )
}
