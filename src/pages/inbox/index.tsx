import { Text, View } from '@tarojs/components'
import { openPage } from '@/app/routes'
import { useUnread } from '@/app/session'
import { spokenMinute } from '@/shared/calendar'
import { Button, Chip, Links, Page, PageState, ProblemNotice, Section } from '@/ui'
import './index.scss'
import { type InboxNotice, useInbox } from './use-inbox'
import { inboxWording as words } from './wording'

const unreadIds = (notices: InboxNotice[]) => notices.filter((notice) => !notice.read).map((notice) => notice.id)

/** Every notice, newest first (N-2). Opening one marks it as read and leads to its page. */
export default function InboxPage() {
  const { query, notices, hasOlder, fetchOlder, fetching, markRead, error } = useInbox()
  const unread = useUnread()
  const open = (notice: InboxNotice) => {
    if (!notice.read) void markRead([notice.id])
    if (notice.page) openPage(notice.page)
  }
  const rows = notices.map((notice) => ({
    key: notice.id,
    title: notice.title,
    detail: notice.text,
    aside: notice.read ? undefined : (
      <Chip tone='accent' icon='bell'>
        {words.new}
      </Chip>
    ),
    below: <Text className='inbox__at'>{spokenMinute(new Date(notice.at))}</Text>,
    arrow: notice.page !== null,
    onPress: () => open(notice),
  }))
  return (
    <Page title={words.title} main>
      <PageState query={query} empty={{ when: ({ notices: none }) => none.length === 0, title: words.empty, text: words.emptyText }}>
        {() => (
          <>
            <View className='inbox__head'>
              <View>{words.unread(unread)}</View>
              {unreadIds(notices).length > 0 && <Button onPress={() => void markRead(unreadIds(notices))}>{words.readAll}</Button>}
            </View>
            <ProblemNotice problem={error} />
            <Section>
              <Links rows={rows} />
            </Section>
            {hasOlder && (
              <Button running={fetching} onPress={() => void fetchOlder()}>
                {words.older}
              </Button>
            )}
          </>
        )}
      </PageState>
    </Page>
  )
}
