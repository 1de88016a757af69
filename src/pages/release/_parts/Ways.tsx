import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import type { Output } from '@/shared/contracts'
import { Button, ConfirmSheet, Notice, Section, toast } from '@/ui'
import { releasePageWords as words } from '../wording'

export type Way = Output<'release.mine'>['ways'][number]

/** The reasons for which an agreement can end, each with what it needs, or with what stands before it. */
export function Ways({ ways, refresh }: { ways: Way[]; refresh(): Promise<unknown> }) {
  const [chosen, setChosen] = useState<Way>()
  const close = () => setChosen(undefined)
  const done = () => {
    close()
    void refresh()
  }
  return (
    <View>
      {ways.map((way) => (
        <Section key={way.path} title={way.name}>
          <View>{way.text}</View>
          {way.pieces.length > 0 && <View className='release__quiet'>{words.needs(way.pieces.join('、'))}</View>}
          {way.offer.blocked ? (
            <Notice tone='warn' call={way.offer.blocked.call}>
              {way.offer.blocked.message}
            </Notice>
          ) : (
            <View className='release__decide'>
              <Button label={`${way.name}：${labelOf(way)}`} onPress={() => setChosen(way)}>
                {labelOf(way)}
              </Button>
            </View>
          )}
        </Section>
      ))}
      {chosen &&
        (chosen.path === 'employer-breach' ? (
          <ReportSheet onDone={done} onClose={close} />
        ) : (
          <StartSheet way={chosen} onDone={done} onClose={close} />
        ))}
    </View>
  )
}

const labelOf = ({ path }: Way) => (path === 'employer-breach' ? words.report : words.begin)

interface SheetProps {
  onDone(): void
  onClose(): void
}

function StartSheet({ way: { path, name }, onDone, onClose }: SheetProps & { way: Way }) {
  const starting = useAction('release.start')
  const start = async () => {
    if (path === 'employer-breach' || !(await starting.run({ path }))) return
    toast(words.begun)
    onDone()
  }
  return (
    <ConfirmSheet
      title={name}
      confirmLabel={words.begin}
      running={starting.running}
      error={starting.error}
      onConfirm={() => void start()}
      onClose={onClose}
    >
      {words.beginText}
    </ConfirmSheet>
  )
}

function ReportSheet({ onDone, onClose }: SheetProps) {
  const reporting = useAction('release.report')
  const report = async (reason: string) => {
    void askConsent(['review-result'])
    if (!(await reporting.run({ reason }))) return
    toast(words.reported)
    onDone()
  }
  return (
    <ConfirmSheet
      title={words.report}
      confirmLabel={words.report}
      reason={{ label: words.reportLabel, hint: words.reportHint, maxLength: 1000 }}
      running={reporting.running}
      error={reporting.error}
      onConfirm={(reason) => void report(reason)}
      onClose={onClose}
    >
      {words.reportText}
    </ConfirmSheet>
  )
}
