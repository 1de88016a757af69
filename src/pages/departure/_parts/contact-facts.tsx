import type { Output } from '@/shared/contracts'
import type { Fact } from '@/ui'
import { Call } from './Call'
import { sheetWords as words } from './words'

type Contact = Output<'departure.mine'>['items'][number]['contact']

/** Office, place, hours and phone as rows; what the office has not told is left out. */
export function contactFacts({ office, place, hours, phone }: Contact): Fact[] {
  const told: [string, string][] = [
    [words.place, [office, place].filter(Boolean).join(' · ')],
    [words.hours, hours],
  ]
  const rows: Fact[] = told.filter(([, value]) => value).map(([label, value]) => ({ label, value }))
  return phone ? [...rows, { label: words.phone, value: <Call office={office} phone={phone} /> }] : rows
}
