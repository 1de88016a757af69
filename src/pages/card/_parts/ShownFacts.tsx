import { Facts } from '@/ui'
import { cardPageWords } from '../wording'

const { fields } = cardPageWords

/** All that a card tells of a student. */
export function ShownFacts({ shown }: { shown: { name: string; school: string; major: string } }) {
  return (
    <Facts
      facts={[
        { label: fields.name, value: shown.name },
        { label: fields.school, value: shown.school },
        { label: fields.major, value: shown.major },
      ]}
    />
  )
}
