import { Notice, Section } from '@/ui'
import type { Home } from '../index'
import { homeWording as words } from '../wording'

/** What blocks me: why, where to mend it, whom to call. */
export function Blocks({ blocks }: { blocks: Home['blocks'] }) {
  if (blocks.length === 0) return null
  return (
    <Section title={words.blocks}>
      {blocks.map(({ title, reason, office, place, phone, page }) => (
        <Notice
          key={`${title} ${reason}`}
          tone='warn'
          title={title}
          fix={page ? { label: words.goFix, page } : undefined}
          call={office ? { office, place: place ?? undefined, phone: phone ?? undefined } : undefined}
        >
          {reason}
        </Notice>
      ))}
    </Section>
  )
}
