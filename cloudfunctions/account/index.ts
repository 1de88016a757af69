import { bindHere, bindingStatus, confirmBinding, startBinding, unbind } from './binding'
import { campuses, chooseCampus } from './campus'
import { acceptInvitation, invitation, inviteOperator } from './employer/invitation'
import { uploadLicence } from './employer/licence'
import { myEmployers, resubmitEmployer } from './employer/own'
import { issuePasswordLink, passwordLink, setPasswordByLink } from './employer/password-link'
import { registerEmployer, registerEmployerFor } from './employer/register'
import { employersToReview, employerToReview, reviewEmployer } from './employer/review'
import { actAs, me } from './me'
import { changePassword, confirmPassword, resetByWeChat, signOut } from './password'
import { resetMany } from './reset-many'
import { devices, endOtherSessions, endSession } from './sessions'
import { signIn, signInWithWeChat } from './sign-in'
import { unbindFor, unlock } from './unlock'

export const accountActions = {
  'account.signIn': signIn,
  'account.signInWithWeChat': signInWithWeChat,
  'account.campuses': campuses,
  'account.chooseCampus': chooseCampus,
  'account.signOut': signOut,
  'account.me': me,
  'account.actAs': actAs,
  'account.changePassword': changePassword,
  'account.confirmPassword': confirmPassword,
  'account.startBinding': startBinding,
  'account.bindingStatus': bindingStatus,
  'account.confirmBinding': confirmBinding,
  'account.bindHere': bindHere,
  'account.unbind': unbind,
  'account.unlock': unlock,
  'account.unbindFor': unbindFor,
  'account.devices': devices,
  'account.endSession': endSession,
  'account.endOtherSessions': endOtherSessions,
  'account.resetByWeChat': resetByWeChat,
  'account.resetMany': resetMany,
  'account.uploadLicence': uploadLicence,
  'account.registerEmployer': registerEmployer,
  'account.registerEmployerFor': registerEmployerFor,
  'account.employersToReview': employersToReview,
  'account.employerToReview': employerToReview,
  'account.reviewEmployer': reviewEmployer,
  'account.myEmployers': myEmployers,
  'account.resubmitEmployer': resubmitEmployer,
  'account.issuePasswordLink': issuePasswordLink,
  'account.passwordLink': passwordLink,
  'account.setPasswordByLink': setPasswordByLink,
  'account.inviteOperator': inviteOperator,
  'account.invitation': invitation,
  'account.acceptInvitation': acceptInvitation,
}
