import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import type { AgreementContent } from '@/shared/agreement/contract'
import { Button, CheckRow, Notice, ProblemNotice, Sheet, toast } from '@/ui'
import { draftWords as words } from '../wording'

interface SubmitSheetProps {
  content: AgreementContent
  employer: string
  /** The rule in today's wording (S0-49). */
  rule: string
  onDone(): void
  /** The server found something wrong with these fields. */
  onFields(fields: Record<string, string>): void
  onClose(): void
}

/** The last question before signing begins: the tick under the default rule, and the consent to two messages in the tap. */
export function SubmitSheet({ content, employer, rule, onDone, onFields, onClose }: SubmitSheetProps) {
  const { run, running, error, fields } = useAction('agreement.submit')
  const [agreed, setAgreed] = useState(false)
  const [missing, setMissing] = useState(false)
  const submit = async () => {
    setMissing(!agreed)
    if (!agreed) return
    void askConsent(['deadline', 'review-result'])
    if (!(await run({ content, agreesToDefault: true }))) return
    toast(words.submitted)
    onDone()
  }
  const close = () => {
    onFields(fields)
    onClose()
  }
  return (
    <Sheet
      title={words.submitTitle}
      onClose={close}
      actions={
        <Button tone='accent' running={running} onPress={() => void submit()}>
          {words.submit}
        </Button>
      }
    >
      <View>{words.submitText(employer)}</View>
      <View className='agreement__rule'>
        <Notice title={words.rule}>{rule}</Notice>
      </View>
      <CheckRow checked={agreed} onChange={setAgreed} error={missing && !agreed ? words.agreeMissing : undefined}>
        {words.agree}
      </CheckRow>
      <ProblemNotice problem={error} />
    </Sheet>
  )
}
