import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { contentProblems } from '@/shared/agreement/check'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Notice, ProblemNotice } from '@/ui'
import { draftWords as words } from '../wording'
import { ContentFields } from './ContentFields'
import { EmployerChoice } from './EmployerChoice'
import type { EmployerLine } from './EmployerPicker'
import { fieldError } from './field-error'
import { InvitedTerms } from './InvitedTerms'
import { SubmitSheet } from './SubmitSheet'
import { useDraft } from './use-draft'

export type Mine = Output<'agreement.mine'>

/** `marked`: submission was tried and the fields that are not yet right are marked. */
type Step = 'writing' | 'marked' | 'saving' | 'asking'

/** From the tap on “submit” to the last question, or back to the fields that are not yet right. */
function useSubmission(complete: boolean, flush: () => Promise<boolean>) {
  const [step, setStep] = useState<Step>('writing')
  const mark = () => {
    setStep('marked')
    void Taro.pageScrollTo({ selector: '.agreement__draft', offsetTop: -60, duration: 0 })
  }
  const ask = async () => {
    if (!complete) return mark()
    setStep('saving')
    if (await flush()) setStep('asking')
    else mark()
  }
  return { step, ask, mark }
}

/** What is wrong with each field: what the server refused, else what is missing once submission was tried. */
function problemsShown(content: object, missing: Record<string, string>, refused: Record<string, string>): Record<string, string> {
  const named = Object.keys(content).map((name) => [name, fieldError(refused, 'content', name) ?? missing[name]] as const)
  return Object.fromEntries(named.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** The agreement while it is the student's to write: employer, contacts, terms, and the submission. */
export function DraftForm({ mine, refresh, children }: { mine: Mine; refresh(): Promise<void>; children: ReactNode }) {
  const draft = useDraft(mine, refresh)
  const { content, change, flush, error } = draft
  const [employer, setEmployer] = useState<EmployerLine | null>(mine.employer)
  const [refused, setRefused] = useState<Record<string, string>>({})
  const missing = contentProblems(content)
  const { step, ask, mark } = useSubmission(Object.keys(missing).length === 0, flush)
  const problems = problemsShown(content, step === 'writing' ? {} : missing, { ...refused, ...draft.fields })
  const count = Object.keys(problems).length
  const pick = (found: EmployerLine) => {
    setEmployer(found)
    change({ employerId: found.employerId })
  }
  const submit = () => {
    setRefused({})
    void ask()
  }
  return (
    <View className='agreement__draft'>
      {count > 0 && (
        <Notice tone='bad' urgent>
          {words.toFill(count)}
        </Notice>
      )}
      {mine.invitationId ? (
        <InvitedTerms mine={mine} invitationId={mine.invitationId} />
      ) : (
        <EmployerChoice employer={employer} error={problems.employerId} onPick={pick} />
      )}
      <ContentFields content={content} problems={problems} onChange={change} termsFixed={mine.invitationId !== null} />
      <ProblemNotice problem={error} />
      {children}
      <ActionBar note={words[draft.keeping]}>
        {error && draft.keeping === 'unsaved' && <Button onPress={() => void flush()}>{words.saveAgain}</Button>}
        <Button tone='accent' running={step === 'saving'} onPress={submit}>
          {words.submit}
        </Button>
      </ActionBar>
      {step === 'asking' && (
        <SubmitSheet
          content={content}
          employer={employer?.name ?? ''}
          rule={mine.defaultConsent}
          onFields={setRefused}
          onDone={() => void refresh()}
          onClose={mark}
        />
      )}
    </View>
  )
}
