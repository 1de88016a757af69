import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useAction } from '@/app/hooks'
import { type ArchiveField, archiveFields, archiveKinds } from '@/shared/destination/columns'
import { Button, Chip, Facts, Notice, ProblemNotice, Section, Select, TextField, toast } from '@/ui'
import { destinationPageWords } from '../wording'
import { anchorOf } from './anchor'
import { DivisionSelects } from './DivisionSelects'
import type { Mine } from './use-draft'

const words = destinationPageWords.archive
const keyboards: Partial<Record<ArchiveField, 'number' | 'phone'>> = { postcode: 'number', phone: 'phone' }

type Address = Record<ArchiveField, string>
const addressOf = ({ archive }: Mine): Address =>
  Object.fromEntries(archiveFields.map(({ code }) => [code, archive.values[code] ?? ''])) as Address

/** The address being typed; held by the page, so that submitting the destination beside it loses nothing. */
export function useArchive(mine: Mine) {
  const [address, setAddress] = useState(() => addressOf(mine))
  const [touched, setTouched] = useState(false)
  const saving = useAction('destination.saveArchive')
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an address read anew replaces what is typed
  useEffect(() => {
    if (!touched) setAddress(addressOf(mine))
  }, [mine])
  const change = (field: ArchiveField, value: string) => {
    setTouched(true)
    setAddress((known) => ({ ...known, [field]: value }))
  }
  return { address, touched, saving, change, kept: () => setTouched(false) }
}

interface ArchiveProps {
  mine: Mine
  typed: ReturnType<typeof useArchive>
  refresh(): Promise<void>
}

/** Where the archive goes (档案转递): what is wrong stands at each field with its reason, and is told before anything is sent. */
export function Archive({ mine, typed, refresh }: ArchiveProps) {
  const { archive } = mine
  const { address, touched, saving } = typed
  const offer = mine.mayI.find(({ action }) => action === 'archive')
  if (!mine.code) return <Section title={words.title}>{words.later}</Section>
  const errorAt = (field: ArchiveField) => {
    const changed = address[field] !== (archive.values[field] ?? '')
    // An empty address is a task, not a mistake: its reasons stand above.
    const empty = Object.keys(archive.values).length === 0
    return (
      saving.fields[`archive.${field}`] ?? (changed || empty ? undefined : archive.problems.find((one) => one.field === field)?.message)
    )
  }
  const save = async () => {
    const answer = await saving.run({ archive: address })
    if (!answer) return
    typed.kept()
    toast(answer.problems.length ? words.savedPart(answer.problems.length) : words.savedWhole)
    await refresh()
  }
  const wrong = archive.problems.length
  const chip = <Chip tone={wrong ? 'warn' : 'good'}>{wrong ? words.incomplete(wrong) : words.complete}</Chip>
  return (
    <Section title={words.title} aside={chip}>
      <View id={anchorOf('archive')} className='destination__anchor' />
      {archive.why && <View className='destination__quiet'>{archive.why}</View>}
      {archive.suggested && <Notice>{words.suggested}</Notice>}
      {offer?.blocked ? (
        <>
          <Facts facts={archive.facts.map(({ label, value }) => ({ label, value: value || destinationPageWords.none }))} />
          <Notice call={offer.blocked.call}>{words.closed}</Notice>
        </>
      ) : (
        <>
          {archiveFields.map(({ code, label }) => {
            const shared = {
              label,
              required: true,
              hint: words.hints[code],
              error: errorAt(code),
              value: address[code],
              onChange: (value: string) => typed.change(code, value),
            }
            if (code === 'place') return <DivisionSelects key={code} {...shared} />
            if (code !== 'kind') return <TextField key={code} {...shared} kind={keyboards[code]} />
            const choices = Object.entries(archiveKinds).map(([value, name]) => ({ value, label: name }))
            return <Select key={code} {...shared} choices={choices} />
          })}
          <ProblemNotice problem={saving.error} />
          {touched && (
            <View role='status' className='destination__quiet'>
              {words.unsaved}
            </View>
          )}
          <Button running={saving.running} onPress={() => void save()}>
            {words.save}
          </Button>
        </>
      )}
    </Section>
  )
}
