import { inbox, read, recordConsent } from './inbox'

export const noticeActions = {
  'notice.inbox': inbox,
  'notice.read': read,
  'notice.recordConsent': recordConsent,
}
