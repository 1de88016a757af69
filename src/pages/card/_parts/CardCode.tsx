import { View } from '@tarojs/components'
import { renderSVG } from 'uqr'
import { useQuery } from '@/app/hooks'
import { Button, Notice, Picture } from '@/ui'
import { cardPageWords as words } from '../wording'
import { linkOf } from './link'

/** White modules around a code, which a reader needs also on a screenshot. */
const QUIET = 4

const svgOf = (text: string) => `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { ecc: 'M', border: QUIET, pixelSize: 8 }))}`

/** In the browser a code of the link, which any camera reads; drawn here, so that it needs no network at the fair. */
function LinkCode({ ticket }: { ticket: string }) {
  return <Picture className='card__picture' src={svgOf(linkOf(ticket))} label={words.code} />
}

/** On the phone WeChat's own code, which opens the mini-program straight. */
function MiniProgramCode() {
  const query = useQuery('card.code', {})
  if (query.data) return <Picture className='card__picture' src={query.data.picture} label={words.code} />
  if (!query.error) return <View className='card__picture' />
  return (
    <Notice tone='warn' title={words.failed}>
      <Button onPress={() => void query.refresh()}>{words.retry}</Button>
    </Notice>
  )
}

/** The code of the card, to be shown to an employer. */
export const CardCode = process.env.TARO_ENV === 'h5' ? LinkCode : MiniProgramCode
