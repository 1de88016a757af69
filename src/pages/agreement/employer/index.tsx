import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction, useQuery } from '@/app/hooks'
import { goBack, openPage } from '@/app/routes'
import type { EmployerDetails } from '@/shared/agreement/contract'
import { spokenDate } from '@/shared/calendar'
import { employerNatures } from '@/shared/codes/employer-nature'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Facts, Page, PageState, ProblemNotice, Section, Select, TextField, toast } from '@/ui'
import '../_parts/agreement.scss'
import { fieldError } from '../_parts/field-error'
import { useShowProblem } from '../_parts/use-show-problem'
import { employerWords as words } from '../office-wording'
import { agreementPageWords } from '../wording'

type MyEmployer = Output<'agreement.myEmployer'>

const labels = agreementPageWords.employerFields
/** Longest text of each field, in characters, as the contract has it. */
const lengths = { industry: 30, address: 80, contact: 20, phone: 30, email: 80, archiveAddress: 120 } as const
const nothing: EmployerDetails = { nature: '', industry: '', address: '', contact: '', phone: '', email: '', archiveAddress: '' }

/** Codes of the natures, and what is registered where it is none of them. */
function naturesWith(registered: string) {
  const known = employerNatures.items.map(({ code, name }) => ({ value: code as string, label: name as string }))
  return registered && !employerNatures.nameOf(registered) ? [{ value: registered, label: registered }, ...known] : known
}

function Form({ employer }: { employer: MyEmployer }) {
  const [details, setDetails] = useState<EmployerDetails>({ ...nothing, ...employer.details })
  const { run, running, error, fields } = useAction('agreement.verifyEmployer')
  useShowProblem(fields)
  const change = (part: Partial<EmployerDetails>) => setDetails((old) => ({ ...old, ...part }))
  const errorOf = (name: string) => fieldError(fields, 'details', name)
  const save = async () => {
    if (!(await run({ employerId: employer.employerId, details, seen: employer.verifiedAt }))) return
    toast(words.saved)
    goBack()
  }
  return (
    <>
      <View className='agreement__answer'>
        <View role='heading' aria-level={2} className='agreement__headline'>
          {employer.verifiedAt ? words.answerVerified(spokenDate(new Date(employer.verifiedAt))) : words.answer}
        </View>
        <View className='agreement__words'>{words.text}</View>
      </View>
      <Section>
        <Facts
          facts={[
            { label: labels.name, value: employer.name },
            { label: labels.creditCode, value: employer.creditCode },
          ]}
        />
        <View className='agreement__hint'>{words.fixed}</View>
      </Section>
      <Section>
        <Select
          label={labels.nature}
          value={details.nature}
          choices={naturesWith(employer.details.nature ?? '')}
          onChange={(nature) => change({ nature })}
          error={errorOf('nature')}
          required
        />
        {(Object.keys(lengths) as (keyof typeof lengths)[]).map((name) => (
          <TextField
            key={name}
            label={labels[name]}
            hint={words.hints[name]}
            value={details[name]}
            onChange={(value) => change({ [name]: value })}
            maxLength={lengths[name]}
            error={errorOf(name)}
            required
          />
        ))}
      </Section>
      <ProblemNotice problem={Object.keys(fields).length > 0 ? undefined : error} />
      <ActionBar>
        <Button onPress={() => openPage(`/pages/agreement/changes/index?employerId=${employer.employerId}`)}>{words.changes}</Button>
        <Button tone='accent' running={running} onPress={() => void save()}>
          {words.save}
        </Button>
      </ActionBar>
    </>
  )
}

/** The operator checks the employer's own details before the first signature (S0-40). */
export default function EmployerPage() {
  const query = useQuery('agreement.myEmployer', {})
  return (
    <Page title={words.title}>
      <PageState query={query}>{(employer) => <Form employer={employer} />}</PageState>
    </Page>
  )
}
