import type { Workflow } from '../../../../src/shared/workflow'
import type { Stage } from './stage'

/** What happens on one day; scenes of a day follow each other in the order of the stories. */
export interface Scene {
  /** At least 1, so that nothing lies in the future. */
  daysAgo: number
  play(stage: Stage): Promise<void>
}

/** Why no case can be seen in a state. */
export interface Never {
  never: string
}

/** What the demo class shows of one workflow. */
export interface Story<State extends string = string> {
  workflow: Pick<Workflow<never, State>, 'subject' | 'title' | 'states'>
  /** State → the student who has a case in it at the end. */
  shows: Record<State, string | Never>
  /** Students whose origin has to be approved before. */
  verified: readonly string[]
  scenes: readonly Scene[]
}

export const isShown = (shown: string | Never | undefined): shown is string => typeof shown === 'string'
