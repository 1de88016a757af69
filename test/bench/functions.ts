import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { School } from '../support/school'
import { builtFunction, environmentFor } from './built-function'
import { withDatabase } from './class'
import { type Figure, figure, median } from './figures'

const STARTS = 5
const DOCUMENTS = 21

/** How long an instance takes before it can answer. */
export async function measureColdStart(school: School): Promise<Figure[]> {
  const times: number[] = []
  for (let run = 0; run < STARTS; run++) {
    const api = await builtFunction(environmentFor(school.url, tmpdir(), school.clock.now))
    times.push(api.loadMs)
    api.end()
  }
  return [figure('cold.ms', median(times), 'ms', `require of the built api in a fresh process, median of ${STARTS}`)]
}

/** Agreements approved in the database at `url`, printed by a fresh instance: its first one, which reads the fonts, and later ones. */
export async function measurePdf(school: School, url: string): Promise<Figure[]> {
  const approved = await withDatabase(url, 1, (database) =>
    database.rows<{ case_id: string; number: string }>({ text: APPROVED, values: [DOCUMENTS] }),
  )
  if (approved.length < DOCUMENTS) throw new Error('too few approved agreements to print')
  const folder = mkdtempSync(join(tmpdir(), 'qicheng-bench-'))
  const api = await builtFunction(environmentFor(url, folder, school.clock.now))
  try {
    const times: number[] = []
    for (const { case_id: caseId, number } of approved) times.push((await api.call(number, 'agreement.document', { caseId })).ms)
    const [first = Number.NaN, ...warm] = times
    return [
      figure('pdf.ms', median(warm), 'ms', `agreement document through the built api, median of ${warm.length} agreements`),
      figure('pdf.first_ms', first, 'ms', 'the first one of an instance, with its fonts'),
    ]
  } finally {
    api.end()
    rmSync(folder, { recursive: true })
  }
}

const APPROVED = `select c.case_id, p.number from workflow_case c join person p on p.school_id = c.school_id and p.person_id = c.student_id
  where c.subject = 'agreement' and c.state in ('approved', 'filed') order by c.case_id limit $1`
