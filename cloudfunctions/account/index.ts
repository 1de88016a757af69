import { bindHere, bindingStatus, confirmBinding, startBinding, unbind } from './binding'
import { actAs, me } from './me'
import { changePassword, signOut } from './password'
import { signIn, signInWithWeChat } from './sign-in'
import { unbindFor, unlock } from './unlock'

export const accountActions = {
  'account.signIn': signIn,
  'account.signInWithWeChat': signInWithWeChat,
  'account.signOut': signOut,
  'account.me': me,
  'account.actAs': actAs,
  'account.changePassword': changePassword,
  'account.startBinding': startBinding,
  'account.bindingStatus': bindingStatus,
  'account.confirmBinding': confirmBinding,
  'account.bindHere': bindHere,
  'account.unbind': unbind,
  'account.unlock': unlock,
  'account.unbindFor': unbindFor,
}
