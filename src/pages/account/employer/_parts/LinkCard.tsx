import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Invitation } from '@/shared/account/employer-contract'
import { spokenMinute } from '@/shared/calendar'
import { Button, Picture, Section, toast } from '@/ui'
import { linkWords as words } from '../wording'
import './employer.scss'

/** The page each kind of link opens. */
const pages = { invitation: '/pages/account/employer/invitation/index', password: '/pages/account/employer/password/index' } as const

/** As a link of this very site. */
const linkOf = (page: string, ticket: string) =>
  `${window.location.origin}${window.location.pathname}#${page}?ticket=${encodeURIComponent(ticket)}`

/** A link to pass on to one operator: a code to scan, and in the browser an address to copy. */
export function LinkCard({ link, kind, title }: { link: Invitation; kind: keyof typeof pages; title: string }) {
  const copy = async () => {
    await Taro.setClipboardData({ data: linkOf(pages[kind], link.ticket) })
    toast(words.copied)
  }
  return (
    <Section title={title}>
      <View>{words.share[kind]}</View>
      <Picture className='invitation__picture' src={link.picture} label={words.code[kind]} />
      <View className='employer__quiet'>{words.valid(spokenMinute(new Date(link.expiresAt)))}</View>
      {process.env.TARO_ENV === 'h5' && <Button onPress={() => void copy()}>{words.copy[kind]}</Button>}
    </Section>
  )
}
