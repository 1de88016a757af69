import type { OwnEmployer } from '@/shared/account/employer-contract'
import { employerNatures } from '@/shared/codes/employer-nature'
import { Facts } from '@/ui'
import { employerFieldWords as labels } from '../wording'

/** What an employer said of itself, to be read. */
export function EmployerFacts({ fields }: { fields: OwnEmployer['fields'] }) {
  const shown = (name: keyof typeof labels) => {
    const value = fields[name] ?? ''
    return (name === 'nature' ? employerNatures.nameOf(value) : value) || '—'
  }
  return <Facts facts={(Object.keys(labels) as (keyof typeof labels)[]).map((name) => ({ label: labels[name], value: shown(name) }))} />
}
