import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import type { OriginFormField } from '@/shared/origin/contract'
import { ActionBar, Button, ConfirmSheet, Notice, ProblemNotice, toast } from '@/ui'
import { originPageWording as words } from '../wording'
import { differs, fieldsFor, isAsMarked, problemsIn, warningsIn } from './fields'
import { Groups } from './Groups'
import { OriginInput } from './OriginInput'
import { PhotoField } from './PhotoField'
import { anchorOf, goToField, ToMend } from './ToMend'
import { type OriginForm, useOriginDraft } from './use-draft'

/** Where the server's objection stands, reached like a field. */
const problemPlace = 'problem'

/** What is said at a field: a mistake first, then what the college pointed out, then what is only marked. */
function messagesOf(field: OriginFormField, value: string, said: { mistake?: string; warning?: string }) {
  const pointedOut = field.rejectedBecause
  const asMarked = isAsMarked(field, value)
  const error = said.mistake ?? (pointedOut && asMarked ? words.pointedOut(pointedOut) : undefined)
  if (pointedOut && !asMarked) return { error, warning: words.changedAfter(pointedOut, field.beforeShown ?? '') }
  return { error, warning: differs(field, value) ? words.differs(field.registryShown ?? '') : said.warning }
}

interface EditFormProps {
  form: OriginForm
  submitLabel: string
  refresh(): Promise<void>
  /** What stands below the fields, above the buttons. */
  children: ReactNode
}

/** The form while it may be filled: saves itself, checks while typing, and submits. */
export function EditForm({ form, submitLabel, refresh, children }: EditFormProps) {
  const draft = useOriginDraft(form, refresh)
  const submitting = useAction('origin.submit')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const fields = fieldsFor(form.fields, draft.typed)
  const mistakes = problemsIn(form, draft.typed)
  const warnings = warningsIn(form, draft.typed)
  const standing = ({ code, value, kind }: OriginFormField) => (kind === 'photo' ? value : (draft.typed[code] ?? ''))
  const unchanged = fields.filter((field) => isAsMarked(field, standing(field)))
  const rejections = Object.fromEntries(fields.flatMap(({ code, rejectedBecause }) => (rejectedBecause ? [[code, rejectedBecause]] : [])))

  const messagesAt = (field: OriginFormField) => {
    const { code, kind } = field
    const seen = tried || left.has(code)
    const mistake = (seen || (kind === 'choice' && draft.typed[code]) ? mistakes[code] : undefined) ?? submitting.fields[`values.${code}`]
    return messagesOf(field, standing(field), { mistake, warning: seen || kind === 'photo' ? warnings[code] : undefined })
  }
  const change = (code: string, value: string) => {
    submitting.clear()
    draft.change(code, value)
  }
  const send = async (evenUnchanged = false) => {
    await draft.flush()
    const answer = await submitting.run({ values: draft.typed, ...(evenUnchanged ? { evenUnchanged } : {}) })
    setAsking(false)
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
    if (unchanged.length > 0) {
      setAsking(true)
      return
    }
    // WeChat takes the question only inside the tap, so it comes before anything that waits.
    void askConsent(['review-result'])
    void send()
  }
  const submitUnchanged = () => {
    void askConsent(['review-result'])
    void send(true)
  }

  return (
    <>
      <ToMend title={words.toMend} fields={fields} reasons={rejections} />
      {tried && <ToMend title={words.toComplete(Object.keys(mistakes).length)} fields={fields} reasons={mistakes} />}
      <Groups fields={fields} refresh={refresh}>
        {(open) =>
          open.map((field) => (
            <View
              key={field.code}
              id={anchorOf(field.code)}
              className={differs(field, standing(field)) ? 'origin__anchor origin__anchor--differs' : 'origin__anchor'}
            >
              {field.kind === 'division' && <Notice title={words.meaning}>{form.meaning}</Notice>}
              {field.kind === 'photo' ? (
                <PhotoField form={form} field={field} refresh={refresh} {...messagesAt(field)} />
              ) : (
                <OriginInput
                  field={field}
                  value={standing(field)}
                  onChange={(value) => change(field.code, value)}
                  onBlur={() => setLeft((known) => new Set([...known, field.code]))}
                  {...messagesAt(field)}
                />
              )}
            </View>
          ))
        }
      </Groups>
      <View id={anchorOf(problemPlace)} className='origin__anchor'>
        <ProblemNotice problem={submitting.error ?? draft.error} />
      </View>
      {children}
      <ActionBar>
        <View role='status' aria-live='polite' className='origin__saving'>
          {words.draft[draft.saving]}
        </View>
        <Button tone='accent' running={submitting.running} onPress={submit}>
          {submitLabel}
        </Button>
      </ActionBar>
      {asking && (
        <ConfirmSheet
          title={words.unchangedTitle(unchanged.length)}
          confirmLabel={words.unchangedConfirm}
          running={submitting.running}
          error={submitting.error}
          onConfirm={submitUnchanged}
          onClose={() => setAsking(false)}
        >
          {words.unchangedText(unchanged.map(({ label }) => label).join('、'))}
        </ConfirmSheet>
      )}
    </>
  )
}
