import { exportList } from './export'
import { approveMany, remindMany, stateMany } from './many'
import { queue } from './queue'
import { approve, reject, reviewCase, takeBack } from './review'
import { statistics } from './statistics'
import { addEvidence, amend, mine, removeEvidence, save, saveArchive, submit, withdraw } from './student'

export const destinationActions = {
  'destination.mine': mine,
  'destination.save': save,
  'destination.submit': submit,
  'destination.withdraw': withdraw,
  'destination.amend': amend,
  'destination.addEvidence': addEvidence,
  'destination.removeEvidence': removeEvidence,
  'destination.saveArchive': saveArchive,
  'destination.queue': queue,
  'destination.case': reviewCase,
  'destination.approve': approve,
  'destination.approveMany': approveMany,
  'destination.reject': reject,
  'destination.takeBack': takeBack,
  'destination.stateMany': stateMany,
  'destination.remindMany': remindMany,
  'destination.statistics': statistics,
  'destination.export': exportList,
}
