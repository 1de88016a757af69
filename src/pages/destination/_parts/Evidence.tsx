import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { AttachmentField } from '@/app/upload/AttachmentField'
import { Section } from '@/ui'
import { destinationPageWords as words } from '../wording'
import { anchorOf } from './anchor'
import type { Mine } from './use-draft'

interface EvidenceProps {
  mine: Mine
  code: string
  /** Evidence → what is missing, once submission was tried. */
  missing: Record<string, string>
  refresh(): Promise<void>
}

/** The papers a code asks for; each goes to the server as soon as it is chosen. */
export function Evidence({ mine, code, missing, refresh }: EvidenceProps) {
  const adding = useAction('destination.addEvidence')
  const removing = useAction('destination.removeEvidence')
  const [last, setLast] = useState('')
  const wanted = mine.rules.codes.find((rule) => rule.code === code)?.evidence ?? []
  if (wanted.length === 0) return <Section title={words.evidence}>{words.noEvidence}</Section>
  const add = async (evidence: string, fileId: string) => {
    setLast(evidence)
    if (await adding.run({ code, evidence, fileId })) await refresh()
  }
  const remove = async (evidence: string, attachmentId: string) => {
    setLast(evidence)
    if (await removing.run({ attachmentId })) await refresh()
  }
  return (
    <Section title={words.evidence}>
      {wanted.map((one) => {
        const there = mine.code === code ? mine.evidence.find((known) => known.code === one.code) : undefined
        const pointedOut = there?.rejectedBecause && mine.state.state === 'rejected' ? words.pointedOut(there.rejectedBecause) : undefined
        return (
          <View key={one.code} id={anchorOf(one.code)} className='destination__anchor'>
            <AttachmentField
              label={one.label}
              hint={one.hint}
              required={one.required}
              caseId={mine.caseId}
              files={there?.files ?? []}
              onSent={(fileId) => add(one.code, fileId)}
              onRemove={(attachmentId) => remove(one.code, attachmentId)}
              error={last === one.code ? (adding.error ?? removing.error) : undefined}
              message={missing[one.code] ?? pointedOut}
            />
          </View>
        )
      })}
    </Section>
  )
}
