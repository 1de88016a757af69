import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import type { PieceView, ReleaseView } from '@/shared/release/contract'
import { ActionBar, Button, ConfirmSheet, Notice, toast } from '@/ui'
import { releasePageWords as words } from '../wording'
import { InterviewFacts, LetterFacts } from './Facts'
import { LetterForm } from './LetterForm'
import { PieceFiles } from './PieceFiles'
import { PieceSection } from './PieceSection'
import { useLetter } from './use-letter'

const anchorOf = (piece: string) => `piece-${piece}`

interface PacketProps {
  view: ReleaseView
  refresh(): Promise<unknown>
  /** Details that stand above the buttons. */
  children: ReactNode
}

/** The student's packet: every piece with its state and what is missing; then submit or withdraw (S0-71…77). */
export function Packet({ view, refresh, children }: PacketProps) {
  const draft = useLetter(view, refresh)
  const [asking, setAsking] = useState<'submit' | 'withdraw'>()
  const [tried, setTried] = useState(false)
  const submit = view.mayI.find(({ action }) => action === 'submit')
  const withdraw = view.mayI.find(({ action }) => action === 'withdraw')
  const lacking = view.pieces.filter((piece) => isYours(piece) && ['missing', 'returned'].includes(piece.state.state))
  const close = () => setAsking(undefined)
  const done = () => {
    close()
    void refresh()
  }
  const toSubmit = async () => {
    setTried(true)
    const kept = await draft.flush()
    const first = kept ? lacking[0] : view.pieces.find(({ piece }) => piece === 'apology')
    if (submit?.blocked || first) return void Taro.pageScrollTo({ selector: '#release-lacking', offsetTop: -70, duration: 0 })
    setAsking('submit')
  }
  return (
    <View>
      <View id='release-lacking' className='release__anchor'>
        {tried && lacking.length > 0 && (
          <Notice tone='warn' title={words.lackingTitle} urgent>
            {lacking.map(({ name }) => name).join('、')}
          </Notice>
        )}
        {submit?.blocked && submit.blocked.code !== 'packet-incomplete' && (
          <Notice tone='warn' fix={submit.blocked.fix} call={submit.blocked.call}>
            {submit.blocked.message}
          </Notice>
        )}
      </View>
      {view.pieces.map((piece) => (
        <View key={piece.piece} id={anchorOf(piece.piece)} className='release__anchor'>
          <PieceSection piece={piece} hint={piece.hint}>
            {piece.piece === 'apology' &&
              (piece.mayHandIn ? <LetterForm draft={draft} needed={view.letter.needed} /> : <LetterFacts view={view} />)}
            {piece.piece === 'interview' ? (
              <InterviewFacts view={view} />
            ) : (
              <PieceFiles piece={piece} caseId={view.caseId} refresh={refresh} />
            )}
          </PieceSection>
        </View>
      ))}
      {children}
      {(submit || (withdraw && !withdraw.blocked)) && (
        <ActionBar note={submit && lacking.length > 0 ? words.missing(lacking.length) : undefined}>
          {withdraw && !withdraw.blocked && <Button onPress={() => setAsking('withdraw')}>{words.withdraw}</Button>}
          {submit && (
            <Button tone='accent' onPress={() => void toSubmit()}>
              {submit.label}
            </Button>
          )}
        </ActionBar>
      )}
      {asking === 'submit' && <SubmitSheet onDone={done} onClose={close} />}
      {asking === 'withdraw' && <WithdrawSheet onDone={done} onClose={close} />}
    </View>
  )
}

/** The talk is the counselor's to write, and evidence may be left out. */
const isYours = ({ piece, optional }: PieceView) => piece !== 'interview' && !optional

interface SheetProps {
  onDone(): void
  onClose(): void
}

function SubmitSheet({ onDone, onClose }: SheetProps) {
  const submitting = useAction('release.submit')
  const submit = async () => {
    void askConsent(['review-result'])
    if (!(await submitting.run({}))) return
    toast(words.submitted)
    onDone()
  }
  return (
    <ConfirmSheet
      title={words.submit}
      confirmLabel={words.submit}
      running={submitting.running}
      error={submitting.error}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      {words.submitText}
    </ConfirmSheet>
  )
}

function WithdrawSheet({ onDone, onClose }: SheetProps) {
  const withdrawing = useAction('release.withdraw')
  const withdraw = async () => {
    if (!(await withdrawing.run({}))) return
    toast(words.withdrawn)
    onDone()
  }
  return (
    <ConfirmSheet
      title={words.withdraw}
      confirmLabel={words.withdraw}
      tone='bad'
      running={withdrawing.running}
      error={withdrawing.error}
      onConfirm={() => void withdraw()}
      onClose={onClose}
    >
      {words.withdrawText}
    </ConfirmSheet>
  )
}
