import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderOf } from '../../cloudfunctions/_kit/files/file-store-from-env'
import { folderFiles } from '../../cloudfunctions/_kit/files/folder-files'
import { demoPeople } from '../../cloudfunctions/_local/seed/rosters'
import type { ActionName, Input } from '../../src/shared/contracts'
import { type School, sheetOf, uploadFile } from '../support/school'
import { type BuiltFunction, builtFunction, environmentFor } from './built-function'
import { classOf, openToEverybody } from './class'
import { type Figure, figure } from './figures'

export const STUDENTS = 20_000
export const EMPLOYERS = 20_000
const ADMINISTRATOR = 'T0002'

/** A school as large as they come, filled by the import itself. */
export interface University {
  school: School
  /** Files, clock and messages of whoever serves it. */
  folder: string
  figures: Figure[]
}

/** Students are what is measured; employers only fill the search. One process for the students, so that its peak is theirs. */
export async function university(): Promise<University> {
  const school = await classOf(60, 6)
  const folder = mkdtempSync(join(tmpdir(), 'qicheng-bench-'))
  const people = demoPeople({ graduates: STUDENTS, employers: EMPLOYERS })
  const { ms, peakMegabytes } = await imported(school, folder, 'students', people.students)
  await imported(school, folder, 'employers', people.employers)
  await openToEverybody(school.database)
  return {
    school: { ...school, people },
    folder,
    figures: [
      figure('import.rows_per_s', (STUDENTS * 1000) / ms, 'rows/s', `${STUDENTS} students, preview and apply, ${(ms / 1000).toFixed(1)} s`),
      figure('import.peak_mb', peakMegabytes, 'MB', 'resident memory of the function at its highest'),
    ],
  }
}

async function imported(school: School, folder: string, kind: 'students' | 'employers', rows: readonly Record<string, string>[]) {
  const file = await sheetOf(rows)
  const env = environmentFor(school.url, folder, school.clock.now)
  const api = await builtFunction(env)
  try {
    const fileId = await sent(api, env, kind, file)
    const preview = await api.call(ADMINISTRATOR, 'roster.preview', { kind, fileId })
    const { problems, digest } = preview.data
    if (problems[0]) throw new Error(`the ${kind} have a problem in line ${problems[0].line}: ${problems[0].column} ${problems[0].message}`)
    const applied = await api.call(ADMINISTRATOR, 'roster.apply', { kind, fileId, digest })
    return { ms: preview.ms + applied.ms, peakMegabytes: applied.peakMegabytes }
  } finally {
    api.end()
  }
}

/** The upload itself goes past the function, straight to the store. */
function sent(api: BuiltFunction, env: Record<string, string>, kind: 'students' | 'employers', file: Buffer): Promise<string> {
  const store = folderOf(env)
  if (!store) throw new Error('the bench keeps its files in a folder')
  const client = {
    call: async <A extends ActionName>(action: A, data: Input<A>) => (await api.call(ADMINISTRATOR, action, data)).data,
  }
  return uploadFile(client, { files: folderFiles(store) }, kind, file)
}
