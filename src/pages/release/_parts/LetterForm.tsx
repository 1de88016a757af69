import { View } from '@tarojs/components'
import { serverTime } from '@/app/clock'
import { dateOf } from '@/shared/calendar'
import { letterLength } from '@/shared/release/check'
import { CheckRow, DateField, ProblemNotice, TextArea, TextField } from '@/ui'
import { releasePageWords as words } from '../wording'
import type { useLetter } from './use-letter'

const longest = 5000

/** The letter of apology as text, counted as people count Chinese while it is written, and when the original was sent (S0-72). */
export function LetterForm({ draft, needed }: { draft: ReturnType<typeof useLetter>; needed: number }) {
  const { letter, change, keeping, fields, error } = draft
  const today = dateOf(serverTime())
  return (
    <View>
      <TextArea
        label={words.letter}
        hint={words.letterHint}
        value={letter.text}
        onChange={(text) => change({ text })}
        maxLength={longest}
        error={fields.text}
        required
      />
      <View className='release__count' role='status' aria-live='polite'>
        {`${words.letterCount(letterLength(letter.text), needed)} · ${words.saving[keeping]}`}
      </View>
      <CheckRow checked={letter.postedOn !== null} onChange={(on) => change({ postedOn: on ? today : null })}>
        {words.posted}
      </CheckRow>
      {letter.postedOn !== null && (
        <View>
          <DateField
            label={words.postedOn}
            value={letter.postedOn}
            until={today}
            onChange={(postedOn) => change({ postedOn: postedOn || today })}
            error={fields.postedOn}
            required
          />
          <TextField
            label={words.tracking}
            hint={words.trackingHint}
            value={letter.tracking}
            maxLength={40}
            onChange={(tracking) => change({ tracking })}
            error={fields.tracking}
          />
        </View>
      )}
      {error && Object.keys(fields).length === 0 && <ProblemNotice problem={error} />}
    </View>
  )
}
