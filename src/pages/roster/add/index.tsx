import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction, useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Page, PageState, ProblemNotice, Section, toast } from '@/ui'
import { type RosterColumn, RosterField } from './_parts/RosterField'
import { originFields, personFields, addWords as words } from './_parts/words'
import './index.scss'

/** Fields that can hold only one word hold it from the start. */
function onlyChoices(fields: RosterColumn[]): Record<string, string> {
  return Object.fromEntries(
    fields.filter(({ required, choices }) => required && choices?.length === 1).map(({ name, choices }) => [name, choices?.[0] ?? '']),
  )
}

function AddForm({ season, fields }: Output<'roster.studentForm'>) {
  const [cells, setCells] = useState(() => onlyChoices(fields))
  const adding = useAction('roster.addStudent')
  const save = async () => {
    const added = await adding.run({ cells })
    if (!added) return
    toast(words.saved)
    openPage(`/pages/origin/case/index?caseId=${added.caseId}`)
  }
  const study = fields.filter(({ name }) => !personFields.includes(name) && !originFields.includes(name))
  const sections: [string, RosterColumn[]][] = [
    [words.sections.person, fields.filter(({ name }) => personFields.includes(name))],
    [words.sections.study, study],
    [words.sections.origin, fields.filter(({ name }) => originFields.includes(name))],
  ]
  const wrong = Object.keys(adding.fields).length
  return (
    <>
      <View className='add-student__answer' role='heading' aria-level={2}>
        {words.answer(season)}
      </View>
      <View className='add-student__text'>{words.answerText}</View>
      {sections.map(([title, own]) => (
        <Section key={title} title={title}>
          <View className='add-student__fields'>
            {own.map((field) => (
              <RosterField
                key={field.name}
                field={field}
                value={cells[field.name] ?? ''}
                error={adding.fields[`cells.${field.name}`]}
                onChange={(value) => setCells({ ...cells, [field.name]: value })}
              />
            ))}
          </View>
        </Section>
      ))}
      <ProblemNotice problem={adding.error && wrong > 0 ? { ...adding.error, message: words.problems(wrong) } : adding.error} />
      <ActionBar>
        <Button tone='accent' running={adding.running} onPress={() => void save()}>
          {words.save}
        </Button>
      </ActionBar>
    </>
  )
}

/** One graduate who is missing on the roster, with every field (S1-30, S1-31). */
export default function AddStudentPage() {
  const query = useQuery('roster.studentForm', {})
  return (
    <Page title={words.title}>
      <PageState query={query}>{(form) => <AddForm {...form} />}</PageState>
    </Page>
  )
}
