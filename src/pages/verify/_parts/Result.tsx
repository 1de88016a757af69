import { View } from '@tarojs/components'
import type { VerifyKeys } from '@/app/verify-keys'
import { type Proof, proofTerms } from '@/shared/agreement/proof'
import { minuteOf } from '@/shared/calendar'
import { type Fact, Facts, Icon, type IconName, Section } from '@/ui'
import { verifyWords as words } from '../wording'
import { prove, type Verdict } from './prove'
import { StateNow } from './StateNow'

type Tone = 'good' | 'bad' | 'warn'

interface Answer {
  tone: Tone
  icon: IconName
  headline: string
  text: string
}

const answers: Record<Exclude<Verdict['kind'], 'genuine'>, Answer> = {
  changed: { tone: 'bad', icon: 'blocked', headline: words.changed, text: words.changedText },
  'unknown-key': { tone: 'warn', icon: 'warn', headline: words.unknownKey, text: words.unknownKeyText },
  'no-code': { tone: 'warn', icon: 'warn', headline: words.noCode, text: words.noCodeText },
}
const noKeys: Answer = { tone: 'warn', icon: 'warn', headline: words.noKeys, text: words.noKeysText }

function answerOf(verdict: Verdict, keys: VerifyKeys | null): Answer {
  if (verdict.kind === 'genuine')
    return { tone: 'good', icon: 'check', headline: words.genuine(keys?.school ?? ''), text: words.genuineText }
  return verdict.kind === 'unknown-key' && !keys ? noKeys : answers[verdict.kind]
}

/** What the paper must say: an altered paper differs from it, an altered code does not verify. */
const termsOf = ({ terms, cut }: Proof): Fact[] =>
  proofTerms.map(([term, label]) => ({ label, value: cut.includes(term) ? words.cut(terms[term]) : terms[term] || words.none }))

/** The answer in the first line, then the terms to compare, then what the school knows today. */
export function Result({ code, keys }: { code: string; keys: VerifyKeys | null }) {
  const verdict = prove(code, keys?.keys ?? [])
  const { tone, icon, headline, text } = answerOf(verdict, keys)
  return (
    <View role='status'>
      <View className='verify__answer'>
        <View role='heading' aria-level={2} className={`verify__headline verify__headline--${tone}`}>
          <Icon name={icon} /> {headline}
        </View>
        <View className='verify__words'>{text}</View>
      </View>
      {verdict.kind === 'genuine' && (
        <>
          <Section title={words.terms}>
            <Facts facts={termsOf(verdict.proof)} />
          </Section>
          <StateNow code={code} />
        </>
      )}
      {keys && <View className='verify__words'>{words.keysAt(minuteOf(new Date(keys.at)))}</View>}
    </View>
  )
}
