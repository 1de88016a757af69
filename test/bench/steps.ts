import type { School } from '../support/school'
import { askOver, copyOf, sideBySide, withDatabase } from './class'
import { type Figure, figure, timed } from './figures'
import { bareConnections, recorded, type Statement } from './recorded'
import { type Agreements, readyWalkers, stages, type Walker } from './step-chain'

const CONNECTIONS = 16
const WARM_UP = 64
const MEASURED = 320
/** App and bare take turns this often within each stage, so that both meet the same checkpoints and neighbours. */
const TURNS = 2

type Tapes = Map<string, Statement[]>

/**
 * Workflow steps per second through the feature code, and of its very own SQL sent bare. Three copies of one database:
 * on the first the walk is recorded, one step at a time; then the app walks the second while the bare side plays the
 * recording on the third, in turns. Both thus do the same work on the same data in the same number of round trips.
 */
export async function measureSteps(school: School): Promise<Figure[]> {
  const walkers = await readyWalkers(school, askOver(school.ports, school.database), WARM_UP + MEASURED)
  // Else the server's own upkeep would find better plans for one copy sooner than for the other.
  await school.database.run({ text: 'vacuum analyze', values: [] })
  const [recordUrl, appUrl, bareUrl] = [
    await copyOf(school, 'steps_record'),
    await copyOf(school, 'steps_app'),
    await copyOf(school, 'steps_bare'),
  ]
  const tapes = await recordWalk(school, recordUrl, walkers)
  const bare = await bareConnections(bareUrl, CONNECTIONS)
  try {
    return await withDatabase(appUrl, CONNECTIONS, async (database) => {
      const ask = askOver(school.ports, database)
      const agreements: Agreements = new Map()
      const app = (stage: string, some: Walker[]) =>
        sideBySide(some, CONNECTIONS, (walker) => stages[stage]?.(ask, walker, agreements) ?? Promise.resolve())
      const plain = (stage: string, some: Walker[]) =>
        sideBySide(some, CONNECTIONS, (walker, place) => bare.send(place, tapes.get(key(stage, walker)) ?? []))
      await inTurns(walkers.slice(0, WARM_UP), app, plain)
      const times = await inTurns(walkers.slice(WARM_UP), app, plain)
      await expectSameWork(appUrl, bareUrl)
      return figuresFrom(times, tapes)
    })
  } finally {
    await bare.end()
  }
}

const key = (stage: string, { student }: Walker) => `${stage} ${student}`

async function recordWalk(school: School, url: string, walkers: Walker[]): Promise<Tapes> {
  return withDatabase(url, 1, async (database) => {
    const ask = askOver(school.ports, database)
    const agreements: Agreements = new Map()
    const tapes: Tapes = new Map()
    for (const [name, stage] of Object.entries(stages))
      for (const walker of walkers) tapes.set(key(name, walker), await recorded(() => stage(ask, walker, agreements)))
    return tapes
  })
}

type Side = (stage: string, walkers: Walker[]) => Promise<void>

async function inTurns(walkers: Walker[], app: Side, plain: Side): Promise<Map<string, { app: number; bare: number }>> {
  const times = new Map<string, { app: number; bare: number }>()
  const size = Math.ceil(walkers.length / TURNS)
  for (const stage of Object.keys(stages)) {
    const sum = { app: 0, bare: 0 }
    for (let from = 0; from < walkers.length; from += size) {
      const some = walkers.slice(from, from + size)
      sum.app += (await timed(() => app(stage, some))).ms
      sum.bare += (await timed(() => plain(stage, some))).ms
    }
    times.set(stage, sum)
  }
  return times
}

/** A recording that no longer fits would change no rows, and be fast for nothing. */
async function expectSameWork(appUrl: string, bareUrl: string): Promise<void> {
  const work = (url: string) =>
    withDatabase(url, 1, (database) =>
      database.row<object>({
        text: `select (select count(*) from audit) as audit, (select count(*) from notice) as notices, (select count(*) from request) as requests,
          (select string_agg(state || count, ' ' order by state) from (select state, count(*) from workflow_case group by 1) s) as states`,
        values: [],
      }),
    )
  const [app, bare] = [JSON.stringify(await work(appUrl)), JSON.stringify(await work(bareUrl))]
  if (app !== bare) throw new Error(`the bare side did other work: ${bare} instead of ${app}`)
}

function figuresFrom(times: Map<string, { app: number; bare: number }>, tapes: Tapes): Figure[] {
  const all = [...times.values()]
  const total = (side: 'app' | 'bare') => all.reduce((sum, one) => sum + one[side], 0)
  const perSecond = (side: 'app' | 'bare') => (MEASURED * times.size * 1000) / total(side)
  const statements = [...tapes.values()].reduce((sum, tape) => sum + tape.length, 0) / tapes.size
  const each = [...times].map(([stage, one]) => `${stage} ${(one.bare / one.app).toFixed(2)}`).join(', ')
  return [
    figure('steps.ratio', total('bare') / total('app'), '', `feature code ÷ its own SQL sent bare; ${CONNECTIONS} connections; ${each}`),
    figure('steps.app_per_s', perSecond('app'), 'steps/s', `origin to filed agreement, ${MEASURED} graduates, durable`),
    figure('steps.bare_per_s', perSecond('bare'), 'steps/s', `${statements.toFixed(1)} round trips per step`),
  ]
}
