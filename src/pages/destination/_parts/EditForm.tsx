import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import { deepestDivisionProblem } from '@/shared/codes/divisions'
import { type AskedField, askedFields, contentProblems, evidenceProblems } from '@/shared/destination/check'
import { ActionBar, Button, Notice, ProblemNotice, Section, Select, toast } from '@/ui'
import { destinationPageWords as words } from '../wording'
import { anchorOf, goToField } from './anchor'
import { Evidence } from './Evidence'
import { Input } from './Input'
import { type Mine, useDraft } from './use-draft'

const deepest = (code: string) => deepestDivisionProblem(code) === null
/** Where the server's objection stands, reached like a field. */
const problemPlace = 'problem'
const agreementPage = '/pages/agreement/index'

/** What is missing or wrong by the same rules as the server's, papers included. */
function problemsIn(mine: Mine, code: string | null, values: Record<string, string>) {
  const there = mine.code === code ? mine.evidence.filter(({ files }) => files.length > 0).map((one) => one.code) : []
  return { fields: contentProblems(mine.rules, code, values, deepest), papers: evidenceProblems(mine.rules, code, there) }
}

/** A mistake first, then what the college pointed out until it is changed. */
function messagesOf(mine: Mine, field: AskedField, value: string, mistake: string | undefined) {
  const pointedOut = mine.facts.find((fact) => fact.code === field.code)?.rejectedBecause
  if (!pointedOut) return { error: mistake }
  if (value === (mine.values[field.code] ?? '')) return { error: mistake ?? words.pointedOut(pointedOut) }
  return { error: mistake, warning: words.changedAfter(pointedOut) }
}

/** The destination while it may be stated: choose, fill, hand in the papers, submit. Saves itself; `children` stand above the buttons. */
export function EditForm({ mine, refresh, children }: { mine: Mine; refresh(): Promise<void>; children: ReactNode }) {
  const draft = useDraft(mine, refresh)
  const submitting = useAction('destination.submit')
  const [tried, setTried] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const fields = askedFields(mine.rules, draft.code)
  const problems = problemsIn(mine, draft.code, draft.values)
  const count = Object.keys(problems.fields).length + Object.keys(problems.papers).length
  const statable = mine.rules.codes.filter(({ statedBy }) => statedBy === 'student')

  const mistakeAt = (code: string) =>
    (tried || left.has(code) ? problems.fields[code] : undefined) ?? submitting.fields[`values.${code}`] ?? undefined
  const send = async () => {
    await draft.settle()
    const answer = await submitting.run({ code: draft.code, values: draft.values })
    if (!answer) return goToField(problemPlace)
    draft.kept()
    toast(words.submitted)
    await refresh()
  }
  const submit = () => {
    setTried(true)
    const first = Object.keys(problems.fields)[0] ?? Object.keys(problems.papers)[0]
    if (first) return goToField(first)
    // WeChat takes the question only inside the tap, so it comes before anything that waits.
    void askConsent(['review-result'])
    void send()
  }
  const choose = (code: string) => {
    submitting.clear()
    setTried(false)
    draft.choose(code)
  }
  return (
    <>
      {tried && count > 0 && (
        <Notice tone='bad' urgent>
          {words.toComplete(count)}
        </Notice>
      )}
      <Section title={words.form}>
        <View id={anchorOf('code')} className='destination__anchor'>
          <Select
            label={words.what}
            required
            hint={words.whatHint}
            error={(tried ? problems.fields.code : undefined) ?? submitting.fields.code}
            value={statable.some(({ code }) => code === draft.code) ? (draft.code ?? '') : ''}
            choices={statable.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
            onChange={choose}
          />
        </View>
        {fields.map((field) => (
          <View key={field.code} id={anchorOf(field.code)} className='destination__anchor'>
            <Input
              field={field}
              value={draft.values[field.code] ?? ''}
              onChange={(value) => {
                submitting.clear()
                draft.change(field.code, value)
              }}
              onBlur={() => setLeft((known) => new Set([...known, field.code]))}
              {...messagesOf(mine, field, draft.values[field.code] ?? '', mistakeAt(field.code))}
            />
          </View>
        ))}
        {!draft.code && <Notice fix={{ label: words.toAgreement, page: agreementPage }}>{words.byAgreement}</Notice>}
      </Section>
      {draft.code && <Evidence mine={mine} code={draft.code} missing={tried ? problems.papers : {}} refresh={refresh} />}
      <View id={anchorOf(problemPlace)} className='destination__anchor'>
        <ProblemNotice problem={submitting.error ?? draft.error} />
      </View>
      {children}
      <ActionBar>
        <View role='status' aria-live='polite' className='destination__saving'>
          {words.draft[draft.saving]}
        </View>
        <Button tone='accent' running={submitting.running} onPress={submit}>
          {words.submit}
        </Button>
      </ActionBar>
    </>
  )
}
