import { NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { ownCase } from '../_kit/cases'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { digestOf, qrText } from '../_kit/proof-qr'
import { partyOf } from '../roster/facts'
import { sheetOf } from './sheet'
import { departureSlip, type SlipItem } from './slip-document'

const LINK_SECONDS = 600

/** The departure slip once everything has passed (S2-12, S2-34): one page, each item with its officer and date, a QR that proves it. */
export const slip: QueryAction<'departure.slip'> = async ({ caller, db, ports }) => {
  const own = await ownCase(db, caller, 'departure')
  if (!own) throw new NotFound('离校手续还没有开放办理，开放后会通知您。')
  if (own.state !== 'cleared') throw new Refused(refusal('items-left'))
  const party = await partyOf(db, caller.schoolId, caller.seasonId, caller.personId)
  const items = (await sheetOf(db, caller, await policyOf(db, caller, 'departure'))).map(
    ({ label, contact, state, decidedBy, decidedAt }): SlipItem =>
      state === 'not-required'
        ? { name: label, office: contact.office, result: 'not-required' }
        : { name: label, office: contact.office, result: 'passed', officer: decidedBy ?? '系统', at: new Date(decidedAt ?? own.enteredAt) },
  )
  const pdf = await departureSlip({
    school: caller.schoolName,
    student: { name: party.name, number: party.number, college: party.college, class: party.className },
    season: caller.seasonName,
    items,
    at: own.enteredAt,
    qr: qrText(`LX${party.number}`, digestOf([party.number, party.name, own.enteredAt.toISOString(), own.trailHead])),
  })
  const { fileId } = await ports.files.put(`departure/${own.schoolId}/${own.caseId}/${own.version}.pdf`, pdf, 'application/pdf')
  return { url: await ports.files.temporaryUrl(fileId, LINK_SECONDS), name: `离校单-${party.name}.pdf` }
}
