import type { OfferView } from '@/shared/contract'
import { Notice } from '@/ui'

/** Why an offered step cannot be taken now, where that is mended and whom to call; each obstacle once. */
export function Blocks({ offers }: { offers: OfferView[] }) {
  const blocks = new Map(offers.flatMap(({ blocked }) => (blocked ? [[blocked.code, blocked] as const] : [])))
  return (
    <>
      {[...blocks.values()].map(({ code, message, fix, call }) => (
        <Notice key={code} tone='warn' fix={fix} call={call}>
          {message}
        </Notice>
      ))}
    </>
  )
}
