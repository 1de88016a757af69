import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { openPage, routes } from '@/app/routes'
import type { Me } from '@/app/session'
import { Button, Chip, type LinkRow, Links, ProblemNotice, Section, Sheet, TextField, toast } from '@/ui'
import { meWording as words } from '../wording'

/** Lets the WeChat account go, with the password. */
function UnbindSheet({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const { run, running, error, fields } = useAction('account.unbind')
  const [password, setPassword] = useState('')
  const unbind = async () => {
    if (!(await run({ password }))) return
    toast(words.unbound)
    onDone()
  }
  const action = (
    <Button tone='bad' running={running} onPress={() => void unbind()}>
      {words.unbind}
    </Button>
  )
  return (
    <Sheet title={words.unbind} onClose={onClose} actions={action}>
      <View>{words.unbindText}</View>
      <TextField label={words.unbindPassword} kind='password' value={password} onChange={setPassword} error={fields.password} required />
      <ProblemNotice problem={error} />
    </Sheet>
  )
}

/** WeChat binding and password. */
export function AccountLinks({ me, onChanged }: { me: Me; onChanged(): void }) {
  const [unbinding, setUnbinding] = useState(false)
  const close = () => setUnbinding(false)
  const binding: LinkRow = me.bound
    ? {
        key: 'bound',
        title: words.unbind,
        detail: words.boundDetail,
        aside: <Chip tone='good'>{words.bound}</Chip>,
        onPress: () => setUnbinding(true),
      }
    : { key: 'bind', title: words.notBound, detail: words.notBoundDetail, onPress: () => openPage(routes.bind) }
  const rows = [binding, { key: 'password', title: words.password, onPress: () => openPage(routes.password) }]
  const done = () => {
    close()
    onChanged()
  }
  return (
    <Section title={words.account}>
      <Links rows={rows} />
      {unbinding && <UnbindSheet onDone={done} onClose={close} />}
    </Section>
  )
}
