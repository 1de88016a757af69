import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { useAction } from '@/app/hooks'
import { useKeptDraft } from '@/app/kept-draft'
import { askConsent } from '@/app/subscribe'
import { AttachmentField } from '@/app/upload/AttachmentField'
import { openingProblems, provinceWarning } from '@/shared/opening/check'
import type { OpeningView } from '@/shared/opening/contract'
import { openingWords } from '@/shared/opening/wording'
import { ActionBar, Button, ConfirmSheet, Notice, ProblemNotice, Section, Select, TextArea, TextField, toast } from '@/ui'
import { openingPageWords as words } from '../words'

const { fields } = openingWords
const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/** The letter and whose it is, while the application may be written; what is typed is kept on this device. */
export function ApplyForm({ view, refresh, children }: { view: OpeningView; refresh(): Promise<void>; children: ReactNode }) {
  const { letters, provinces } = view
  // What came back is begun from as it was handed in.
  const { draft: content, change, forget } = useKeptDraft(`opening.${view.trail.length}`, view.content)
  const [tried, setTried] = useState(false)
  const [sure, setSure] = useState(false)
  const attaching = useAction('opening.attach')
  const detaching = useAction('opening.detach')
  const submitting = useAction('opening.submit')
  const problems: Record<string, string> = {
    ...openingProblems(content),
    ...(letters.length === 0 && { letter: words.letterMissing }),
  }
  const errorAt = (field: string) => (tried ? problems[field] : undefined) ?? submitting.fields[`content.${field}`]
  const set = (field: keyof typeof content) => (text: string) => {
    if (submitting.error) submitting.clear()
    change({ ...content, [field]: text })
  }
  const remark = content.province ? (provinceWarning(view.homeDivision, content.province) ?? undefined) : undefined
  const submit = () => {
    setTried(true)
    if (Object.keys(problems).length) return toTop()
    submitting.clear()
    setSure(true)
  }
  const send = async () => {
    if (!(await submitting.run({ content }))) return
    forget()
    toast(words.submitted)
    await refresh()
  }
  const count = Object.keys(problems).length
  return (
    <View>
      {tried && count > 0 && (
        <Notice tone='bad' urgent>
          {words.toComplete(count)}
        </Notice>
      )}
      <Section title={words.form}>
        <TextField
          label={fields.employer}
          hint={words.hints.employer}
          value={content.employer}
          onChange={set('employer')}
          error={errorAt('employer')}
          maxLength={100}
          required
        />
        <Select
          label={fields.province}
          value={content.province}
          choices={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={set('province')}
          error={errorAt('province')}
          warning={remark}
          required
        />
        <AttachmentField
          label={words.letter}
          hint={view.letterHint}
          required
          caseId={view.caseId ?? ''}
          files={letters}
          onSent={async (fileId) => {
            if (await attaching.run({ fileId })) await refresh()
          }}
          onRemove={async (attachmentId) => {
            if (await detaching.run({ attachmentId })) await refresh()
          }}
          error={attaching.error ?? detaching.error}
          message={errorAt('letter')}
        />
        <TextArea
          label={fields.remarks}
          hint={words.hints.remarks}
          value={content.remarks}
          onChange={set('remarks')}
          maxLength={300}
          error={errorAt('remarks')}
        />
      </Section>
      {!sure && <ProblemNotice problem={submitting.error} />}
      {children}
      <ActionBar note={words.saved}>
        <Button tone='accent' onPress={submit}>
          {words.submit}
        </Button>
      </ActionBar>
      {sure && (
        <ConfirmSheet
          title={words.sure}
          confirmLabel={words.submit}
          running={submitting.running}
          error={submitting.error}
          onConfirm={() => {
            void askConsent(['review-result'])
            void send()
          }}
          onClose={() => setSure(false)}
        >
          {words.sureText(content.employer, letters.length)}
        </ConfirmSheet>
      )}
    </View>
  )
}
