import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '../../cloudfunctions/_kit/migrate'
import { startCluster } from '../support/cluster'
import '../support/environment'
import type { School } from '../support/school'
import { startServer } from '../support/server'
import { environmentFor } from './built-function'
import { measureBulk } from './bulk'
import { classOf } from './class'
import { type Figure, machine, table } from './figures'
import { measureFirstView } from './first-view'
import { measureColdStart, measurePdf } from './functions'
import { measurePhones } from './phones'
import { measureSearch } from './search'
import { measureSteps } from './steps'
import { university } from './university'
import { measureWeight } from './weight'

/**
 * `npm run bench`: the figures of a run as a table, with `-- --json FILE` also written to a file. `--only a,b` takes some of
 * the parts: class (steps, bulk, PDF, cold start), university (import, search, phones, first view), weight. Nothing here passes or fails
 * by time. PostgreSQL is the one inside npm, durable, fresh for each run.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
  const wanted = values.only?.split(',') ?? Object.keys(parts)
  const unknown = wanted.find((part) => !Object.hasOwn(parts, part))
  if (unknown !== undefined) throw new Error(`--only ${unknown}: there are ${Object.keys(parts).join(', ')}`)
  const endCluster = await startCluster((url) => migrate(url, resolve('cloudfunctions/_migrations')), { durable: true })
  const figures: Figure[] = []
  try {
    for (const part of wanted) figures.push(...((await parts[part]?.()) ?? []))
  } finally {
    await endCluster()
  }
  const { cores, cpu, node, platform } = machine()
  process.stdout.write(`\n${table(figures)}\n\n${cores} cores (${cpu}), Node ${node}, ${platform}\n`)
  if (values.json) write(values.json, figures)
}

const parts: Record<string, () => Promise<Figure[]>> = {
  class: () => atSchool(() => classOf(1600, 30), measureClass),
  university: measureUniversity,
  weight: async () => measureWeight(),
}

async function measureClass(school: School): Promise<Figure[]> {
  const steps = await shown('steps', () => measureSteps(school))
  const bulk = await shown('bulk', () => measureBulk(school))
  const pdf = await shown('pdf', () => measurePdf(school, urlOf(school, 'steps_app')))
  const cold = await shown('cold start', () => measureColdStart(school))
  return [...steps, ...bulk, ...pdf, ...cold]
}

async function measureUniversity(): Promise<Figure[]> {
  const whole = await shown('import', university)
  const { school, folder, figures } = whole
  try {
    return await atSchool(
      async () => school,
      async () => {
        const search = await shown('search', () => measureSearch(whole))
        const env = environmentFor(school.url, folder, school.clock.now)
        const server = await startServer({ databaseUrl: school.url, dataFolder: folder, env })
        try {
          const phones = await shown('phones', () => measurePhones(whole, server.url))
          return [...figures, ...search, ...phones, ...(await shown('first view', () => measureFirstView(server.url)))]
        } finally {
          await server.stop()
        }
      },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function atSchool(open: () => Promise<School>, work: (school: School) => Promise<Figure[]>): Promise<Figure[]> {
  const school = await open()
  try {
    return await work(school)
  } finally {
    await school.end()
  }
}

async function shown<Answer>(title: string, work: () => Promise<Answer>): Promise<Answer> {
  const begun = performance.now()
  const answer = await work()
  process.stdout.write(`✔ ${title} ${((performance.now() - begun) / 1000).toFixed(1)} s\n`)
  return answer
}

function urlOf(school: School, database: string): string {
  return Object.assign(new URL(school.url), { pathname: `/${database}` }).href
}

/** `{ at, machine, figures: { name: { value, unit, note } } }`, made to be compared with another run's. */
function write(file: string, figures: Figure[]): void {
  mkdirSync(dirname(resolve(file)), { recursive: true })
  const byName = Object.fromEntries(figures.map(({ name, ...rest }) => [name, rest]))
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine: machine(), figures: byName }, null, 2)}\n`)
}

main().then(
  () => process.exit(),
  (error: Error) => {
    process.stderr.write(`\n${error.stack}\n`)
    process.exit(1)
  },
)
