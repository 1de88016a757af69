import { View } from '@tarojs/components'
import { useState } from 'react'
import type { DestinationView } from '@/shared/destination/contract'
import { Button, CheckRow, Notice, type Problem, ProblemNotice, Sheet, TextArea } from '@/ui'
import { uiWording } from '@/ui/wording'
import { destinationPageWords } from '../../wording'

const words = destinationPageWords.review
const longest = 500

interface Item {
  code: string
  label: string
  value: string
  ready: string[]
}

/** What can be pointed at: the destination itself, each field, each paper. */
function itemsOf({ codeName, facts, evidence }: DestinationView): Item[] {
  return [
    { code: 'code', label: destinationPageWords.what, value: codeName ?? '', ready: words.rejectReady },
    ...facts.map(({ code, label, value }) => ({ code, label, value, ready: words.rejectReady })),
    ...evidence.map(({ code, label }) => ({ code, label, value: '', ready: words.rejectReadyPaper })),
  ]
}

function problemOf(reason: string): string | undefined {
  const length = Array.from(reason.trim()).length
  if (length < 2) return words.reasonNeeded
  return length > longest ? words.reasonTooLong : undefined
}

interface RejectSheetProps {
  shown: DestinationView
  running: boolean
  error?: Problem
  onReject(fields: { code: string; reason: string }[]): void
  onClose(): void
}

/** Sends a destination back: which fields or papers, and for each why. What was ticked stays after an error. */
export function RejectSheet({ shown, running, error, onReject, onClose }: RejectSheetProps) {
  const [reasons, setReasons] = useState<Record<string, string | undefined>>({})
  const [tried, setTried] = useState(false)
  const items = itemsOf(shown)
  const ticked = items.flatMap(({ code }) => (reasons[code] === undefined ? [] : [{ code, reason: reasons[code].trim() }]))
  const change = (code: string, reason: string | undefined) => setReasons((known) => ({ ...known, [code]: reason }))
  const reject = () => {
    setTried(true)
    if (ticked.length > 0 && ticked.every(({ reason }) => !problemOf(reason))) onReject(ticked)
  }
  const actions = (
    <>
      <Button onPress={onClose}>{uiWording.cancel}</Button>
      <Button tone='bad' running={running} onPress={reject}>
        {words.rejectConfirm(ticked.length)}
      </Button>
    </>
  )
  return (
    <Sheet title={words.rejectTitle} onClose={onClose} actions={actions}>
      {items.map(({ code, label, value, ready }) => {
        const reason = reasons[code]
        return (
          <View key={code} className='case__tick'>
            <CheckRow checked={reason !== undefined} onChange={(on) => change(code, on ? '' : undefined)}>
              {value ? `${label}：${value}` : label}
            </CheckRow>
            {reason !== undefined && (
              <View>
                <View className='case__ready'>
                  {ready.map((text) => (
                    <Button key={text} onPress={() => change(code, text)}>
                      {text}
                    </Button>
                  ))}
                </View>
                <TextArea
                  label={words.rejectWhy(label)}
                  value={reason}
                  maxLength={longest}
                  required
                  error={tried ? problemOf(reason) : undefined}
                  onChange={(text) => change(code, text)}
                />
              </View>
            )}
          </View>
        )
      })}
      {tried && ticked.length === 0 && (
        <Notice tone='bad' urgent>
          {words.rejectNone}
        </Notice>
      )}
      <ProblemNotice problem={error} />
    </Sheet>
  )
}
