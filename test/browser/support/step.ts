import type { Stage } from './stage'

/** One step of a story, as a test: it must come to its end, and no page seen on the way may have been at fault. */
export function step(stage: Stage, title: string, work: () => Promise<void>): void {
  it(title, async () => {
    if (stage.stuck) throw new Error('an earlier step did not come to its end')
    stage.stuck = true
    await work()
    stage.stuck = false
    expect(stage.problems()).toEqual([])
  })
}
