import { approveMany } from './approve-many'
import { answerAsk, ask } from './ask'
import { mine, save, submit, withdraw } from './fill'
import { setPhoto } from './photo'
import { queue } from './queue'
import { remove, restore } from './remove'
import { report, tickAttachment } from './report'
import { reportFile } from './report-file'
import { approve, correct, reject, reviewCase } from './review'

export const originActions = {
  'origin.mine': mine,
  'origin.save': save,
  'origin.submit': submit,
  'origin.withdraw': withdraw,
  'origin.setPhoto': setPhoto,
  'origin.ask': ask,
  'origin.answerAsk': answerAsk,
  'origin.queue': queue,
  'origin.case': reviewCase,
  'origin.approve': approve,
  'origin.approveMany': approveMany,
  'origin.reject': reject,
  'origin.correct': correct,
  'origin.remove': remove,
  'origin.restore': restore,
  'origin.report': report,
  'origin.reportFile': reportFile,
  'origin.tickAttachment': tickAttachment,
}
