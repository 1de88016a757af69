import sql from 'sql-template-tag'
import { openDatabase } from '../../cloudfunctions/_kit/database'
import { stories } from '../../cloudfunctions/_local/seed/story'
import { storyPassword } from '../../cloudfunctions/_local/seed/story/stage'
import { workflows } from '../../config/workflow-page'
import { type DemoServer, startDemoServer } from '../support/demo-server'

type Row = { subject: string; state: string; number: string }

describe('the demo class after npm start (D-1)', () => {
  let demo: DemoServer
  let database: ReturnType<typeof openDatabase>
  let cases: Row[]
  beforeAll(async () => {
    demo = await startDemoServer({ imported: true, story: true })
    database = openDatabase(demo.databaseUrl, 1)
    cases = await database.rows<Row>(
      sql`select c.subject, c.state, p.number from workflow_case c join person p on p.school_id = c.school_id and p.person_id = c.student_id`,
    )
  }, 300_000)
  afterAll(async () => {
    // Neither is there when the story came to a stop.
    await (database as typeof database | undefined)?.end()
    await (demo as DemoServer | undefined)?.end()
  })

  it.each(workflows.map((table) => [table.title, table] as const))('shows every state of %s, or says why it cannot be held', (_, table) => {
    const shows: Record<string, string | { never: string }> =
      stories.find(({ workflow }) => workflow.subject === table.subject)?.shows ?? {}
    const held = (state: string) => cases.filter((row) => row.subject === table.subject && row.state === state).map(({ number }) => number)
    for (const state of Object.keys(table.states)) {
      const shown = shows[state] ?? 'nobody: add a scene to cloudfunctions/_local/seed/story'
      if (typeof shown === 'string') expect({ state, numbers: held(state) }).toEqual({ state, numbers: expect.arrayContaining([shown]) })
      else expect({ state, numbers: held(state) }).toEqual({ state, numbers: [] })
    }
  })

  it('lies in the past, and the clock is right again', async () => {
    const times = await database.row<{ step: Date; event: Date; notice: Date; opened: Date }>(sql`select
      (select max(at) from audit) as step, (select max(at) from event) as event, (select max(at) from notice) as notice,
      (select max(created_at) from session) as opened`)
    const now = Date.now()
    for (const [what, time] of Object.entries(times ?? {})) expect({ what, late: time.getTime() > now }).toEqual({ what, late: false })
    const { now: clock } = (await (await fetch(`${demo.url}/local/clock`)).json()) as { now: string }
    expect(Math.abs(Date.parse(clock) - now)).toBeLessThan(60_000)
  })

  it('leaves those alone whom the demo begins with', () => {
    const begun = new Set(['not-started', 'none', 'survey', 'waiting'])
    const main = ['2023010001', '2023010002', '2023020001', '2024110001', '2024310001']
    const moved = cases.filter(({ number, state, subject }) => main.includes(number) && !begun.has(state) && subject !== 'clearance')
    expect(moved).toEqual([])
  })

  it('lets a visitor sign in as the student in each state', async () => {
    const returned = stories.find(({ workflow }) => workflow.subject === 'agreement')?.shows.returned as string
    const { token } = await demo.call('', 'account.signIn', { number: returned, password: storyPassword })
    expect((await demo.call(token, 'agreement.mine', {})).state.state).toBe('returned')
  })
})
