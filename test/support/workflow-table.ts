import { finalStates, type Workflow } from '../../src/shared/workflow'

/** Actors that are people; the clock and the system come by themselves or not at all. */
const people = ['student', 'employer', 'advisor', 'college', 'office', 'career-centre']

/** States that are neither an end nor left by anything a person can do. */
export function deadEnds<State extends string>(table: Workflow<never, State>): State[] {
  const ends = finalStates(table as Workflow<unknown, State>)
  const rules = Object.values(table.actions)
  return (Object.keys(table.states) as State[]).filter(
    (state) =>
      !ends.includes(state) &&
      !rules.some((rule) => rule.to !== 'unchanged' && rule.from.includes(state) && rule.by.some((actor) => people.includes(actor))),
  )
}

/** Every refusal code the guards of a table can give. */
export function codesOf(table: Workflow<never>): string[] {
  return [...new Set(Object.values(table.actions).flatMap((rule) => rule.when?.map(({ code }) => code) ?? []))]
}
