import { agreementCase, approve, askAgain, file, reject } from './college'
import { myEmployer, returnToStudent, sign, signMany, takeBack, verifyEmployer } from './employer'
import { employerHistory } from './employer-history'
import { exportSigned } from './export-signed'
import { endSilence, extendConfirm } from './patience'
import { printed } from './print'
import { find, queue } from './queue'
import { releaseSheetOf } from './release-paper'
import { seal } from './seals'
import { askReturn, confirm, mine, object, readNotes, saveDraft, searchEmployers, submit, withdraw } from './student'
import { verify, verifyKeys } from './verify'

export const agreementActions = {
  'agreement.mine': mine,
  'agreement.searchEmployers': searchEmployers,
  'agreement.readNotes': readNotes,
  'agreement.saveDraft': saveDraft,
  'agreement.submit': submit,
  'agreement.withdraw': withdraw,
  'agreement.askReturn': askReturn,
  'agreement.confirm': confirm,
  'agreement.object': object,
  'agreement.queue': queue,
  'agreement.case': agreementCase,
  'agreement.myEmployer': myEmployer,
  'agreement.verifyEmployer': verifyEmployer,
  'agreement.employerHistory': employerHistory,
  'agreement.exportSigned': exportSigned,
  'agreement.sign': sign,
  'agreement.signMany': signMany,
  'agreement.return': returnToStudent,
  'agreement.takeBack': takeBack,
  'agreement.approve': approve,
  'agreement.reject': reject,
  'agreement.askAgain': askAgain,
  'agreement.find': find,
  'agreement.extendConfirm': extendConfirm,
  'agreement.endSilence': endSilence,
  'agreement.seal': seal,
  'agreement.file': file,
  'agreement.document': printed,
  'agreement.releaseSheet': releaseSheetOf,
  'agreement.verifyKeys': verifyKeys,
  'agreement.verify': verify,
}
