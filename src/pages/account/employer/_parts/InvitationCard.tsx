import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Invitation } from '@/shared/account/employer-contract'
import { spokenMinute } from '@/shared/calendar'
import { Button, Picture, Section, toast } from '@/ui'
import { invitationWords as words } from '../wording'
import './employer.scss'

/** The page an invitation opens, as a link of this very site. */
const linkOf = (ticket: string) =>
  `${window.location.origin}${window.location.pathname}#/pages/account/employer/invitation/index?ticket=${encodeURIComponent(ticket)}`

/** An invitation to pass on: a code to scan, and in the browser a link to copy. */
export function InvitationCard({ invitation, title }: { invitation: Invitation; title: string }) {
  const copy = async () => {
    await Taro.setClipboardData({ data: linkOf(invitation.ticket) })
    toast(words.copied)
  }
  return (
    <Section title={title}>
      <View>{words.share}</View>
      <Picture className='invitation__picture' src={invitation.picture} label={words.code} />
      <View className='employer__quiet'>{words.valid(spokenMinute(new Date(invitation.expiresAt)))}</View>
      {process.env.TARO_ENV === 'h5' && <Button onPress={() => void copy()}>{words.copy}</Button>}
    </Section>
  )
}
