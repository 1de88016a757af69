import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { askConsent } from '@/app/subscribe'
import type { InvitationView } from '@/shared/card/contract'
import type { OfferView } from '@/shared/contract'
import { ActionBar, Button, ConfirmSheet, Notice, toast } from '@/ui'
import { invitationWords as words } from '../../wording'

interface StepProps {
  view: InvitationView
  offer: OfferView
  onDone(): void
  onClose(): void
}

function AcceptSheet({ view, offer, onDone, onClose }: StepProps) {
  const { run, running, error } = useAction('card.accept')
  const take = async () => {
    void askConsent(['deadline', 'review-result'])
    if (!(await run({ caseId: view.caseId }))) return
    toast(words.done.accept)
    onDone()
  }
  return (
    <ConfirmSheet
      title={offer.label}
      confirmLabel={offer.label}
      running={running}
      error={error}
      onConfirm={() => void take()}
      onClose={onClose}
    >
      <View>{words.acceptText(view.employer.name)}</View>
      {view.replacesDraft && <Notice tone='warn'>{words.replaces}</Notice>}
    </ConfirmSheet>
  )
}

function DeclineSheet({ view, offer, onDone, onClose }: StepProps) {
  const { run, running, error } = useAction('card.decline')
  const take = async (reason: string) => {
    if (!(await run({ caseId: view.caseId, reason }))) return
    toast(words.done.decline)
    onDone()
  }
  return (
    <ConfirmSheet
      title={offer.label}
      confirmLabel={offer.label}
      tone='bad'
      reason={{}}
      running={running}
      error={error}
      onConfirm={(reason) => void take(reason)}
      onClose={onClose}
    >
      {view.state.state === 'accepted' ? words.declineAccepted : words.declineText}
    </ConfirmSheet>
  )
}

function WithdrawSheet({ view, offer, onDone, onClose }: StepProps) {
  const { run, running, error } = useAction('card.withdraw')
  const take = async () => {
    if (!(await run({ caseId: view.caseId }))) return
    toast(words.done.withdraw)
    onDone()
  }
  return (
    <ConfirmSheet
      title={offer.label}
      confirmLabel={offer.label}
      tone='bad'
      running={running}
      error={error}
      onConfirm={() => void take()}
      onClose={onClose}
    >
      {words.withdrawText}
    </ConfirmSheet>
  )
}

const sheets = { accept: AcceptSheet, decline: DeclineSheet, withdraw: WithdrawSheet } as const
type Step = keyof typeof sheets

/** Where the offered steps do not lead: the agreement the terms went into, or the terms to be written anew. */
function Onward({ view, isStudent }: { view: InvitationView; isStudent: boolean }) {
  if (isStudent) {
    if (view.state.state !== 'accepted') return null
    const submitted = view.agreement && !['draft', 'returned'].includes(view.agreement.state)
    return (
      <Button tone={submitted ? 'plain' : 'accent'} onPress={() => openPage('/pages/agreement/index')}>
        {submitted ? words.toMyAgreement : words.toAgreement}
      </Button>
    )
  }
  const again = view.mayI.some(({ action }) => action === 'invite')
  if (again && view.claimId) {
    return (
      <Button tone='accent' onPress={() => openPage(`/pages/card/invite/index?claimId=${view.claimId}`)}>
        {words.again}
      </Button>
    )
  }
  return view.agreement ? <Button onPress={() => openPage('/pages/agreement/queue/index?list=to-sign')}>{words.toQueue}</Button> : null
}

/** What either side can do with an invitation now. */
export function Ways({ view, isStudent, refresh }: { view: InvitationView; isStudent: boolean; refresh(): void }) {
  const [open, setOpen] = useState<Step>()
  const steps = view.mayI.filter(({ action }) => action in sheets).reverse()
  const chosen = steps.find(({ action }) => action === open)
  const Chosen = chosen && sheets[chosen.action as Step]
  const again = view.mayI.find(({ action }) => action === 'invite')
  const close = () => setOpen(undefined)
  const blocks = new Map(
    [...steps, ...(again && view.claimId ? [again] : [])].flatMap(({ blocked }) => (blocked ? [[blocked.code, blocked] as const] : [])),
  )
  // What has gone its way with the agreement needs no notice of what can no longer be done here.
  blocks.delete('invitation-submitted')
  return (
    <>
      {[...blocks.values()].map(({ code, message, fix, call }) => (
        <Notice key={code} tone='warn' fix={fix} call={call}>
          {message}
        </Notice>
      ))}
      {again && !view.claimId && <Notice>{words.noClaim}</Notice>}
      <ActionBar>
        {steps
          .filter(({ blocked }) => blocked?.code !== 'invitation-submitted')
          .map((offer) => (
            <Button
              key={offer.action}
              tone={offer.action === 'accept' ? 'accent' : 'bad'}
              disabled={offer.blocked !== null}
              onPress={() => setOpen(offer.action as Step)}
            >
              {offer.label}
            </Button>
          ))}
        <Onward view={view} isStudent={isStudent} />
      </ActionBar>
      {chosen && Chosen && (
        <Chosen
          view={view}
          offer={chosen}
          onClose={close}
          onDone={() => {
            close()
            refresh()
          }}
        />
      )}
    </>
  )
}
