import { View } from '@tarojs/components'
import { useState } from 'react'
import { routes, startAt } from '@/app/routes'
import { loadMe, useMe } from '@/app/session'
import { Button, Notice, Page } from '@/ui'
import { bindWording as words } from '../wording'
import { BindHere } from './_parts/BindHere'
import { ScanToBind } from './_parts/ScanToBind'

/** Binds the WeChat account (A-2, S1-23): on the phone this very one, in the browser by a code to scan. */
export default function Bind() {
  const wasBound = useMe()?.bound ?? false
  const [bound, setBound] = useState(false)
  const onBound = async () => {
    setBound(true)
    await loadMe().catch(() => undefined)
  }
  const Way = process.env.TARO_ENV === 'weapp' ? BindHere : ScanToBind
  return (
    <Page title={words.title}>
      <Notice tone={bound || wasBound ? 'good' : 'info'} urgent={bound}>
        {bound ? words.bound : wasBound ? words.alreadyBound : words.answer}
      </Notice>
      {!bound && !wasBound && <Way onBound={() => void onBound()} />}
      {(bound || wasBound) && (
        <View>
          <Button tone='accent' onPress={() => startAt(routes.home)}>
            {words.goOn}
          </Button>
        </View>
      )}
    </Page>
  )
}
