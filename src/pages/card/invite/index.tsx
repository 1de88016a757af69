import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useAction, useQuery } from '@/app/hooks'
import type { Terms } from '@/shared/card/contract'
import { cardWords } from '@/shared/card/wording'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, ConfirmSheet, Notice, Page, PageState, ProblemNotice, Section, toast } from '@/ui'
import { Answer } from '../_parts/Answer'
import { ShownFacts } from '../_parts/ShownFacts'
import { requiredTerms, TermFields } from '../_parts/TermFields'
import { inviteWords as words } from '../wording'

const nothing: Terms = { post: '', place: '', pay: '', probation: '', penalty: '', voidOnAdmission: false, remarks: '' }

const lacksOf = (terms: Terms): Record<string, string> =>
  Object.fromEntries(requiredTerms.filter((name) => !terms[name].trim()).map((name) => [name, words.required(cardWords.terms[name])]))

/** Brings the first marked field into view. */
function useShowFirst(marked: string): void {
  useEffect(() => {
    if (marked) void Taro.pageScrollTo({ selector: '.field--error', offsetTop: -80, duration: 0 })
  }, [marked])
}

function Form({ claimId, form }: { claimId: string; form: Output<'card.form'> }) {
  const [terms, setTerms] = useState<Terms>({ ...nothing, ...form.terms })
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const { run, running, error, fields } = useAction('card.invite')
  const refused = Object.fromEntries(Object.entries(fields).map(([path, message]) => [path.replace(/^terms\./, ''), message]))
  const problems: Record<string, string> = { ...refused, ...(tried && lacksOf(terms)) }
  const marked = Object.keys(problems).length
  useShowFirst(Object.keys(problems).join())
  const ask = () => {
    setTried(true)
    if (Object.keys(lacksOf(terms)).length === 0) setAsking(true)
  }
  const send = async () => {
    const answer = await run({ claimId, terms })
    setAsking(false)
    if (!answer) return
    toast(words.sent)
    void Taro.redirectTo({ url: `/pages/card/invitation/index?caseId=${answer.caseId}` })
  }
  const { invite } = form
  return (
    <>
      <Answer headline={words.answer(form.student.name)} text={words.text(form.days)} />
      {invite?.blocked && (
        <Notice tone='warn' fix={invite.blocked.fix} call={invite.blocked.call}>
          {invite.blocked.message}
        </Notice>
      )}
      {marked > 0 && (
        <Notice tone='bad' urgent>
          {words.toFill(marked)}
        </Notice>
      )}
      <Section title={words.student}>
        <ShownFacts shown={form.student} />
      </Section>
      <TermFields
        terms={terms}
        problems={problems}
        onChange={(part) => setTerms((old) => ({ ...old, ...part }))}
        note={form.terms.post ? words.prefilled : undefined}
      />
      <ProblemNotice problem={marked > 0 ? undefined : error} />
      <ActionBar>
        <Button tone='accent' disabled={!invite || invite.blocked !== null} running={running} onPress={ask}>
          {words.send}
        </Button>
      </ActionBar>
      {asking && (
        <ConfirmSheet
          title={words.title}
          confirmLabel={words.send}
          running={running}
          onConfirm={() => void send()}
          onClose={() => setAsking(false)}
        >
          <View>{words.confirm(form.student.name)}</View>
        </ConfirmSheet>
      )}
    </>
  )
}

/** An employer writes the terms for a student whose card it holds (邀约). */
export default function InvitePage() {
  const { claimId = '' } = useRouter().params
  const query = useQuery('card.form', { claimId })
  return (
    <Page title={words.title}>
      <PageState query={query}>{(form) => <Form claimId={claimId} form={form} />}</PageState>
    </Page>
  )
}
