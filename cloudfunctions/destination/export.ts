import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { divisionName } from '../../src/shared/codes/divisions'
import { levels } from '../../src/shared/codes/level'
import { trainingModes } from '../../src/shared/codes/training-mode'
import { archiveProblems, askedFields, type DestinationValues } from '../../src/shared/destination/check'
import { type ArchiveField, archiveFields } from '../../src/shared/destination/columns'
import type { DestinationPolicy } from '../../src/shared/destination/policy'
import { destinationWords as words } from '../../src/shared/destination/wording'
import { destinationWorkflow } from '../../src/shared/destination/workflow'
import { Refused } from '../../src/shared/errors'
import { maskIdNumber, sexOf } from '../../src/shared/identity'
import { refusal } from '../../src/shared/refusals'
import { stateChip } from '../_kit/cases'
import { record } from '../_kit/events'
import type { CommandAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { unseal } from '../_kit/secrets'
import { writeSheet } from '../_kit/sheets/write-sheet'
import { idNumberContext } from '../account/facts'
import { everybody, lists, narrowed } from './about'
import { reachesDeepest } from './store'
import { nameOf, shownArchive, shownValue } from './view'

const LINK_SECONDS = 600
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Row {
  person_id: string
  number: string
  name: string
  mobile: string | null
  id_number_sealed: Buffer | null
  college: string
  major: string
  class_name: string
  level: string
  training_mode: string
  registry: Record<string, string>
  state: string
  code: string | null
  values: DestinationValues | null
  archive: DestinationValues | null
}

/**
 * The list in the columns the province asks for: texts stay texts, ID numbers are masked unless asked for, who took it is on record (D-2).
 * What releases them is the password the handler has just seen (`stepUp`), which a phone is not asked for.
 */
export const exportList: CommandAction<'destination.export'> = async ({ input, caller, author, tx, now, ports }) => {
  const unmasked = input.unmasked ?? false
  if (unmasked && caller.channel !== 'web') throw new Refused(refusal('unmasked-in-browser'))
  const policy = await policyOf(tx, caller, 'destination')
  const rows =
    await tx.rows<Row>(sql`select p.person_id, p.number, p.name, p.mobile, p.id_number_sealed, g.college, g.major, g.class_name, g.level, g.training_mode, g.registry,
      c.state, d.code, d.values, d.archive
    from ${everybody(caller)} and ${lists[input.list].rows} ${narrowed(input)} order by g.college, g.class_name, p.number`)
  const content = await writeSheet({
    title: words.exportTitle(caller.seasonName),
    columns: policy.export.map(({ header }) => ({ header, width: 18 })),
    rows: rows.map((row) => {
      const cells = cellsOf(policy, caller.schoolId, row, unmasked)
      return policy.export.map(({ source }) => cells(source) || null)
    }),
  })
  const { fileId } = await ports.files.put(`destination/${caller.schoolId}/${randomUUID()}.xlsx`, content, XLSX)
  await record(tx, {
    schoolId: caller.schoolId,
    author,
    kind: 'destination-exported',
    detail: { ...input, unmasked, people: rows.length },
    now,
  })
  const name = `${words.exportTitle(caller.seasonName)}.xlsx`
  return { url: await ports.files.temporaryUrl(fileId, LINK_SECONDS), name, people: rows.length }
}

/** What a column shows of one graduate; a field another code asks for stays empty. */
function cellsOf(policy: DestinationPolicy, schoolId: string, row: Row, unmasked: boolean): (source: string) => string {
  const id = row.id_number_sealed ? unseal(row.id_number_sealed, idNumberContext(schoolId, row.person_id)) : ''
  const values = row.values ?? {}
  const archive = row.archive ?? {}
  const asked = askedFields(policy, row.code)
  const origin = row.registry.division ?? ''
  const plain: Record<string, () => string> = {
    number: () => row.number,
    name: () => row.name,
    sex: () => row.registry.sex ?? sexOf(id) ?? '',
    idNumber: () => (unmasked ? id : maskIdNumber(id)),
    mobile: () => row.mobile ?? '',
    college: () => row.college,
    major: () => row.major,
    className: () => row.class_name,
    level: () => levels.nameOf(row.level) ?? row.level,
    trainingMode: () => trainingModes.nameOf(row.training_mode) ?? row.training_mode,
    originCode: () => origin,
    originPlace: () => divisionName(origin) ?? '',
    code: () => row.code ?? '',
    codeName: () => nameOf(row.code) ?? words.unregistered,
    state: () => stateChip(destinationWorkflow, row.state).label,
    'archive.complete': () =>
      archiveProblems(policy, { code: row.code, values, archive }, reachesDeepest).length === 0 ? words.complete : words.incomplete,
  }
  return (source) => {
    const own = plain[source]
    if (own) return own()
    const [of, field = ''] = source.split('.')
    if (of === 'archive' && archiveFields.some(({ code }) => code === field))
      return shownArchive(field as ArchiveField, archive[field] ?? '')
    const rule = asked.find(({ code }) => code === field)
    return rule ? shownValue(rule, values[field] ?? '') : ''
  }
}
