import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { UndoableBulk } from '@/app/UndoBulk'
import type { Output } from '@/shared/contracts'
import { Button, ConfirmSheet } from '@/ui'
import { destinationPageWords } from '../../wording'
import type { Queue, QueueList, QueueRow } from './use-queue'

const words = destinationPageWords.queue

type Results = Output<'destination.remindMany'>['results']
type Kind = 'approve' | 'remind' | 'state'

/** What a bulk action did: `undo` where it can be taken back. */
export interface Done {
  said: string
  results: Results
  undo: UndoableBulk | undefined
}

interface BulkProps {
  list: QueueList
  rows: QueueRow[]
  forSilent: Queue['forSilent']
  onDone(done: Done): void
}

/** The buttons for ticked rows: approve what waits; remind the silent or state for them. */
export function Bulk({ list, rows, forSilent, onDone }: BulkProps) {
  const approving = useAction('destination.approveMany')
  const reminding = useAction('destination.remindMany')
  const stating = useAction('destination.stateMany')
  const [asking, setAsking] = useState<{ kind: Kind; code: string; name: string }>()
  const running = { approve: approving, remind: reminding, state: stating }
  const ask = (kind: Kind, code = '', name = '') => {
    running[kind].clear()
    setAsking({ kind, code, name })
  }
  const caseIds = rows.map(({ caseId }) => caseId)
  const confirm = async () => {
    if (!asking) return
    const finished = (done: Done) => {
      setAsking(undefined)
      onDone(done)
    }
    if (asking.kind === 'remind') {
      const answer = await reminding.run({ caseIds })
      if (!answer) return
      finished({ said: words.reminded(answer.done, answer.failed), results: answer.results, undo: undefined })
      return
    }
    const answer = asking.kind === 'approve' ? await approving.run({ caseIds }) : await stating.run({ caseIds, code: asking.code })
    if (answer) finished({ said: words.said(answer.done, answer.failed), results: answer.results, undo: answer })
  }
  const texts =
    asking &&
    {
      approve: { title: words.approveTitle(rows.length), text: words.approveText },
      remind: { title: words.remindTitle(rows.length), text: words.remindText },
      state: { title: words.stateTitle(rows.length, asking.name), text: words.stateText },
    }[asking.kind]
  return (
    <>
      {list === 'submitted' && (
        <Button tone='accent' onPress={() => ask('approve')}>
          {words.approve(rows.length)}
        </Button>
      )}
      {list === 'unregistered' &&
        forSilent.map(({ code, name }) => (
          <Button key={code} onPress={() => ask('state', code, name)}>
            {words.state(name)}
          </Button>
        ))}
      {list === 'unregistered' && (
        <Button tone='accent' onPress={() => ask('remind')}>
          {words.remind(rows.length)}
        </Button>
      )}
      {asking && texts && (
        <ConfirmSheet
          title={texts.title}
          confirmLabel={words.confirm[asking.kind]}
          running={running[asking.kind].running}
          error={running[asking.kind].error}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(undefined)}
        >
          {texts.text}
        </ConfirmSheet>
      )}
    </>
  )
}
