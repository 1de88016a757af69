import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { routes, startAt } from '@/app/routes'
import { ActionBar, Button, Notice, Page, ProblemNotice } from '@/ui'
import { confirmWording as words } from '../wording'

/** Opened by scanning the code of the bind page; `scene` is its ticket. */
export default function BindConfirm() {
  const ticket = decodeURIComponent(useRouter().params.scene ?? '')
  const { run, running, error } = useAction('account.confirmBinding')
  const [name, setName] = useState<string>()
  const confirm = async () => setName((await run({ ticket }))?.name)
  if (name !== undefined) {
    return (
      <Page title={words.title} alone>
        <Notice tone='good' title={words.done(name)} urgent>
          {words.doneText}
        </Notice>
        <Button tone='accent' onPress={() => startAt(routes.home)}>
          {words.goOn}
        </Button>
      </Page>
    )
  }
  return (
    <Page title={words.title} alone>
      <ProblemNotice problem={error} />
      {ticket ? (
        <View>
          <Notice title={words.answer}>{words.caution}</Notice>
          <ActionBar>
            <Button tone='accent' running={running} onPress={() => void confirm()}>
              {words.confirm}
            </Button>
          </ActionBar>
        </View>
      ) : (
        <Notice tone='bad'>{words.noTicket}</Notice>
      )}
    </Page>
  )
}
