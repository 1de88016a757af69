/** The three seals of the paper (S0-60). */
export const sealNames = ['college', 'university', 'employer'] as const

export type SealName = (typeof sealNames)[number]

/** What a guard looks at: recorded already; this role's to record; every seal before it in the policy's order recorded. */
export interface SealFact {
  ticked: boolean
  yours: boolean
  turn: boolean
}

/** The workflow action that records each seal. */
export const sealAction = { college: 'sealCollege', university: 'sealUniversity', employer: 'sealEmployer' } as const

export const sealLabels: Record<SealName, string> = { college: '学院', university: '学校', employer: '用人单位' }

/** Of each seal how it stands. `required` and `by` are the policy's; `role` null: nobody in particular asks. */
export function sealFacts(
  { sealOrder, seals }: { sealOrder: readonly SealName[]; seals: Record<SealName, { required: boolean; by: readonly string[] }> },
  ticked: readonly SealName[],
  role: string | null,
): Record<SealName, SealFact> {
  const of = (name: SealName): SealFact => ({
    ticked: ticked.includes(name),
    yours: role !== null && seals[name].by.includes(role),
    turn: sealOrder.slice(0, sealOrder.indexOf(name)).every((earlier) => !seals[earlier].required || ticked.includes(earlier)),
  })
  return { college: of('college'), university: of('university'), employer: of('employer') }
}
