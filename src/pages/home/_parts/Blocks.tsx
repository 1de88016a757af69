import { View } from '@tarojs/components'
import { Notice } from '@/ui'
import type { Home } from '../index'
import { homeWording as words } from '../wording'

/** What blocks me: why, where to mend it, whom to call. */
export function Blocks({ blocks }: { blocks: Home['blocks'] }) {
  if (blocks.length === 0) return null
  return (
    <View className='home__blocks'>
      <View role='heading' aria-level={2} className='home__blocks-title'>
        {words.blocks}
      </View>
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
    </View>
  )
}
