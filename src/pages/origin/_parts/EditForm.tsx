import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import type { OriginFormField } from '@/shared/origin/contract'
import { ActionBar, Button, Notice, ProblemNotice, toast } from '@/ui'
import { originPageWording as words } from '../wording'
import { differs, problemsIn } from './fields'
import { Groups } from './Groups'
import { OriginInput } from './OriginInput'
import { anchorOf, goToField, ToMend } from './ToMend'
import { type OriginForm, useDraft } from './use-draft'

/** Where the server's objection stands, reached like a field. */
const problemPlace = 'problem'

/** Error and warning of a field: a mistake first, then what the college pointed out, then a difference from the registry. */
function messagesOf(field: OriginFormField, value: string, mistake: string | undefined) {
  const changed = value !== field.value
  const pointedOut = field.rejectedBecause
  const error = mistake ?? (pointedOut && !changed ? words.pointedOut(pointedOut) : undefined)
  if (pointedOut && changed) return { error, warning: words.changedAfter(pointedOut) }
  return { error, warning: differs(field, value) ? words.differs(field.registryShown ?? '') : undefined }
}

/** The form while it may be filled: saves itself, checks while typing, and submits. */
export function EditForm({ form, submitLabel, refresh }: { form: OriginForm; submitLabel: string; refresh(): Promise<void> }) {
  const { fields } = form
  const draft = useDraft(form, refresh)
  const submitting = useAction('origin.submit')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const mistakes = problemsIn(fields, draft.values)
  const rejections = Object.fromEntries(fields.flatMap(({ code, rejectedBecause }) => (rejectedBecause ? [[code, rejectedBecause]] : [])))

  const mistakeIn = ({ code }: OriginFormField) =>
    (tried || left.has(code) ? mistakes[code] : undefined) ?? submitting.fields[`values.${code}`]
  const change = (code: string, value: string) => {
    submitting.clear()
    draft.change(code, value)
  }
  const send = async () => {
    await draft.settle()
    const answer = await submitting.run({ values: draft.values })
    if (!answer) {
      draft.keepLater()
      goToField(problemPlace)
      return
    }
    draft.kept()
    toast(words.submitted)
    await refresh()
  }
  const submit = () => {
    setTried(true)
    const first = fields.find(({ code }) => mistakes[code])
    if (first) {
      goToField(first.code)
      return
    }
    // WeChat takes the question only inside the tap, so it comes before anything that waits.
    void askConsent(['review-result'])
    void send()
  }

  return (
    <>
      <ToMend title={words.toMend} fields={fields} reasons={rejections} />
      {tried && <ToMend title={words.toComplete(Object.keys(mistakes).length)} fields={fields} reasons={mistakes} />}
      <Groups fields={fields}>
        {(open) =>
          open.map((field) => (
            <View key={field.code} id={anchorOf(field.code)} className='origin__anchor'>
              {field.kind === 'division' && <Notice title={words.meaning}>{form.meaning}</Notice>}
              <OriginInput
                field={field}
                value={draft.values[field.code] ?? ''}
                onChange={(value) => change(field.code, value)}
                onBlur={() => setLeft((known) => new Set([...known, field.code]))}
                {...messagesOf(field, draft.values[field.code] ?? '', mistakeIn(field))}
              />
            </View>
          ))
        }
      </Groups>
      <View id={anchorOf(problemPlace)} className='origin__anchor'>
        <ProblemNotice problem={submitting.error ?? draft.error} />
      </View>
      <ActionBar>
        <View role='status' aria-live='polite' className='origin__saving'>
          {words.draft[draft.saving]}
        </View>
        <Button tone='accent' running={submitting.running} onPress={submit}>
          {submitLabel}
        </Button>
      </ActionBar>
    </>
  )
}
