import { attach, detach } from './files'
import { mine } from './mine'
import { queue } from './queue'
import { grantException, records, reportable, reportDelay, reportFor } from './reports'
import { approve, decideOnPiece, dismiss, grant, interview, noteRemedy, refuse, reject, releaseCase, verify } from './review'
import { report, saveLetter, start, submit, withdraw } from './student'

export const releaseActions = {
  'release.mine': mine,
  'release.start': start,
  'release.report': report,
  'release.reportFor': reportFor,
  'release.saveLetter': saveLetter,
  'release.attach': attach,
  'release.detach': detach,
  'release.submit': submit,
  'release.withdraw': withdraw,
  'release.queue': queue,
  'release.case': releaseCase,
  'release.interview': interview,
  'release.decidePiece': decideOnPiece,
  'release.approve': approve,
  'release.reject': reject,
  'release.grant': grant,
  'release.refuse': refuse,
  'release.verify': verify,
  'release.dismiss': dismiss,
  'release.noteRemedy': noteRemedy,
  'release.grantException': grantException,
  'release.reportDelay': reportDelay,
  'release.reportable': reportable,
  'release.records': records,
}
