import type { EmployerFields } from '@/shared/account/employer-contract'
import { employerNatures } from '@/shared/codes/employer-nature'
import { creditCodeProblem } from '@/shared/identity'
import { Section, Select, TextField } from '@/ui'
import { employerFieldWords as labels, formWords as words } from '../wording'
import { LicenceField } from './LicenceField'

export const nothingYet: EmployerFields = {
  name: '',
  creditCode: '',
  nature: '',
  industry: '',
  address: '',
  contact: '',
  phone: '',
  email: '',
}

type Field = keyof EmployerFields

/** Longest text of each field, in characters, as the contract has it. */
const lengths: Record<Exclude<Field, 'nature'>, number> = {
  name: 60,
  creditCode: 24,
  industry: 30,
  address: 80,
  contact: 20,
  phone: 30,
  email: 80,
}
const order: Field[] = ['name', 'creditCode', 'nature', 'industry', 'address', 'contact', 'phone', 'email']
const hints: Partial<Record<Field, string>> = { name: words.nameHint, creditCode: words.creditCodeHint }
const natures = employerNatures.items.map(({ code, name }) => ({ value: code as string, label: name as string }))

/** Field → what is missing. */
export function lacksOf(employer: EmployerFields): Partial<Record<Field, string>> {
  const empty = order.filter((field) => employer[field].trim() === '')
  return Object.fromEntries(empty.map((field) => [field, field === 'nature' ? words.chooseNature : words.missing(labels[field])]))
}

interface EmployerFormProps {
  title: string
  employer: EmployerFields
  onChange(employer: EmployerFields): void
  onLicence(fileId: string): void
  /** Field → what is wrong; the licence's under `licence`. */
  problems: Record<string, string | undefined>
  /** A picture was uploaded before and may stay. */
  licenceKept?: boolean
}

/** What an employer says of itself: the same form for itself, on its behalf, and after a rejection. */
export function EmployerForm({ title, employer, onChange, onLicence, problems, licenceKept }: EmployerFormProps) {
  const oddCode = employer.creditCode.trim().length >= 18 && creditCodeProblem(employer.creditCode) ? words.oddCode : undefined
  return (
    <Section title={title}>
      {order.map((field) =>
        field === 'nature' ? (
          <Select
            key={field}
            label={labels.nature}
            value={employer.nature}
            choices={natures}
            onChange={(nature) => onChange({ ...employer, nature })}
            error={problems.nature}
            required
          />
        ) : (
          <TextField
            key={field}
            label={labels[field]}
            hint={hints[field]}
            value={employer[field]}
            onChange={(value) => onChange({ ...employer, [field]: value })}
            maxLength={lengths[field]}
            error={problems[field]}
            warning={field === 'creditCode' ? oddCode : undefined}
            required
          />
        ),
      )}
      <LicenceField onSent={onLicence} error={problems.licence} kept={licenceKept} />
    </Section>
  )
}
