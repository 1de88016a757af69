import { View } from '@tarojs/components'
import { Button, Notice } from '@/ui'
import { useCampusNote } from './campus'
import { useMe } from './session'
import { bannerWording as words } from './wording'

/** Above every page: which season is looked at when it is not the current one, and what was said of the campus chosen. */
export function Banner() {
  const season = useMe()?.season
  const { note, dismiss } = useCampusNote()
  // Who has no other season is at home in this one while it is open.
  const told = season && (season.state !== 'open' || (!season.current && season.others))
  return (
    <>
      {told && (
        <Notice
          tone={season.state === 'open' ? 'info' : 'warn'}
          title={words.season(season.name, season.state)}
          fix={season.others ? { label: words.switchSeason, page: '/pages/season/index' } : undefined}
        >
          {season.state === 'open' ? words.otherSeason : words.readOnly}
        </Notice>
      )}
      {note && (
        <Notice tone='warn' urgent>
          <View>{note}</View>
          <Button tone='quiet' onPress={dismiss}>
            {words.understood}
          </Button>
        </Notice>
      )}
    </>
  )
}
