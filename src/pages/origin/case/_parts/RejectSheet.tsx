import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OriginFormField } from '@/shared/origin/contract'
import { Button, CheckRow, Notice, type Problem, ProblemNotice, Sheet, TextArea } from '@/ui'
import { uiWording } from '@/ui/wording'
import { originPageWording } from '../../wording'

const words = originPageWording.review
const longest = 500

export interface FieldReason {
  code: string
  reason: string
}

/** One field: ticked, it asks for the reason, with some ready to tap. */
function FieldRow({
  field,
  reason,
  error,
  onChange,
}: {
  field: OriginFormField
  reason: string | undefined
  error?: string
  onChange(reason?: string): void
}) {
  const ticked = reason !== undefined
  const name = `${field.label}：${field.shown || words.notFilled}${field.differs ? `（${words.different}）` : ''}`
  return (
    <View className='case__tick'>
      <CheckRow checked={ticked} onChange={(on) => onChange(on ? '' : undefined)}>
        {name}
      </CheckRow>
      {ticked && (
        <View>
          <View className='case__ready'>
            {field.reasons.map((ready) => (
              <Button key={ready} onPress={() => onChange(ready)}>
                {ready}
              </Button>
            ))}
          </View>
          <TextArea label={words.rejectWhy(field.label)} value={reason} maxLength={longest} required error={error} onChange={onChange} />
        </View>
      )}
    </View>
  )
}

function problemOf(reason: string): string | undefined {
  const length = Array.from(reason.trim()).length
  if (length < 2) return words.reasonNeeded
  return length > longest ? words.reasonTooLong : undefined
}

interface RejectSheetProps {
  fields: readonly OriginFormField[]
  running: boolean
  error?: Problem
  onReject(fields: FieldReason[]): void
  onClose(): void
}

/** Sends the form back: which fields, and for each why (S1-28). Differences stand first. What was ticked stays after an error. */
export function RejectSheet({ fields, running, error, onReject, onClose }: RejectSheetProps) {
  const [reasons, setReasons] = useState<Record<string, string | undefined>>({})
  const [tried, setTried] = useState(false)
  const open = fields.filter(({ locked }) => !locked)
  const sorted = [...open.filter(({ differs }) => differs), ...open.filter(({ differs }) => !differs)]
  const ticked = sorted.flatMap(({ code }) => (reasons[code] === undefined ? [] : [{ code, reason: reasons[code].trim() }]))
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
      {sorted.map((field) => {
        const reason = reasons[field.code]
        return (
          <FieldRow
            key={field.code}
            field={field}
            reason={reason}
            error={tried && reason !== undefined ? problemOf(reason) : undefined}
            onChange={(changed) => setReasons((known) => ({ ...known, [field.code]: changed }))}
          />
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
