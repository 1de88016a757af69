import { View } from '@tarojs/components'
import { call } from '@/app/call'
import { useDocument } from '@/app/document'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Facts, ProblemNotice, Ring, Section, Trail } from '@/ui'
import { contactFacts } from './contact-facts'
import { Item } from './Item'
import { sheetWords as words } from './words'

type Mine = Output<'departure.mine'>

/** The first line is the answer: what is left, or that all is done. */
function Answer({ passed, required, cleared }: { passed: number; required: number; cleared: boolean }) {
  return (
    <Section>
      <View className='departure__answer'>
        <Ring done={passed} total={required} label={words.ring} />
        <View className='departure__answer-words'>
          <View className='departure__headline' role='heading' aria-level={2}>
            {cleared ? words.cleared : words.left(required - passed)}
          </View>
          <View className='departure__secondary'>{cleared ? words.clearedText : words.leftText}</View>
        </View>
      </View>
    </Section>
  )
}

/** What blocks the student now, and whom to call (S2-10). */
function First({ next }: { next: NonNullable<Mine['next']> }) {
  return (
    <Section title={`${words.next}：${next.label}`}>
      <View className='departure__first'>{next.text}</View>
      <Facts facts={contactFacts(next.contact)} />
    </Section>
  )
}

function Slip() {
  const { open, opening, problem } = useDocument(() => call('departure.slip', {}))
  return (
    <ActionBar>
      <View className='departure__slip'>
        <ProblemNotice problem={problem} />
        <Button tone='accent' running={opening} onPress={() => void open()}>
          {words.slip}
        </Button>
      </View>
    </ActionBar>
  )
}

/** The clearance sheet: what blocks me on top, then every item in order; what does not concern me is folded away. */
export function Sheet({ mine }: { mine: Mine }) {
  const required = mine.items.filter((item) => item.state !== 'not-required')
  const others = mine.items.filter((item) => item.state === 'not-required')
  const cleared = mine.state.state === 'cleared'
  return (
    <View>
      <Answer passed={mine.passed} required={mine.required} cleared={cleared} />
      {mine.next && <First next={mine.next} />}
      <Section title={words.items}>
        <View role='list' aria-label={words.items}>
          {required.map((item) => (
            <Item key={item.code} item={item} />
          ))}
        </View>
      </Section>
      {others.length > 0 && (
        <Section title={words.notRequired(others.length)} folded>
          {others.map((item) => (
            <View key={item.code} className='departure__other'>
              {item.label}
            </View>
          ))}
        </Section>
      )}
      {mine.trail.length > 0 && (
        <Section title={words.trail} folded>
          <Trail steps={mine.trail} />
        </Section>
      )}
      {cleared && <Slip />}
    </View>
  )
}
