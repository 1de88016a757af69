import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction, useQuery } from '@/app/hooks'
import { spokenMinute } from '@/shared/calendar'
import type { Output } from '@/shared/contracts'
import { Button, Chip, ConfirmSheet, PageState, ProblemNotice, Section, toast } from '@/ui'
import { meWording as words } from '../wording'
import './Devices.scss'

type Device = Output<'account.devices'>['devices'][number]

function DeviceRow({ device, onEnd }: { device: Device; onEnd(): void }) {
  const since = spokenMinute(new Date(device.since))
  return (
    <View className='devices__row'>
      <View>
        <View className='devices__name'>{device.device}</View>
        <View className='devices__times'>{`${words.since(since)}，${words.until(spokenMinute(new Date(device.until)))}`}</View>
      </View>
      {device.thisOne ? (
        <Chip tone='good'>{words.thisOne}</Chip>
      ) : (
        <Button tone='quiet' label={words.endLabel(device.device, since)} onPress={onEnd}>
          {words.end}
        </Button>
      )}
    </View>
  )
}

/** Where am I signed in: each session, and the way to end it. */
export function Devices() {
  const query = useQuery('account.devices', {})
  const ending = useAction('account.endSession')
  const endingOthers = useAction('account.endOtherSessions')
  const [asked, setAsked] = useState(false)
  const end = async (sessionId: string) => {
    if (!(await ending.run({ sessionId }))) return
    toast(words.ended)
    await query.refresh()
  }
  const endOthers = async () => {
    const answer = await endingOthers.run({})
    if (!answer) return
    setAsked(false)
    toast(words.endedOthers(answer.ended))
    await query.refresh()
  }
  return (
    <Section title={words.devices}>
      <ProblemNotice problem={ending.error} />
      <PageState query={query}>
        {({ devices }) => (
          <View>
            {devices.map((device) => (
              <DeviceRow key={device.sessionId} device={device} onEnd={() => void end(device.sessionId)} />
            ))}
            {devices.some(({ thisOne }) => !thisOne) ? (
              <Button onPress={() => setAsked(true)}>{words.endOthers}</Button>
            ) : (
              <View className='devices__times'>{words.onlyThis}</View>
            )}
          </View>
        )}
      </PageState>
      {asked && (
        <ConfirmSheet
          title={words.endOthers}
          confirmLabel={words.endOthers}
          tone='bad'
          running={endingOthers.running}
          error={endingOthers.error}
          onConfirm={() => void endOthers()}
          onClose={() => setAsked(false)}
        >
          {words.endOthersText}
        </ConfirmSheet>
      )}
    </Section>
  )
}
