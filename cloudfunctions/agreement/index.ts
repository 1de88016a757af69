import { agreementCase, approve, askAgain, file, reject } from './college'
import { myEmployer, returnToStudent, sign, signMany, takeBack, verifyEmployer } from './employer'
import { printed } from './print'
import { find, queue } from './queue'
import { askReturn, confirm, mine, object, readNotes, saveDraft, searchEmployers, submit, withdraw } from './student'

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
  'agreement.sign': sign,
  'agreement.signMany': signMany,
  'agreement.return': returnToStudent,
  'agreement.takeBack': takeBack,
  'agreement.approve': approve,
  'agreement.reject': reject,
  'agreement.askAgain': askAgain,
  'agreement.find': find,
  'agreement.file': file,
  'agreement.document': printed,
}
