import * as z from 'zod'
import { command, query, shape } from '../contract'
import { seasonSteps } from './rules'
import { seasonWords as words } from './wording'

const managers = ['administrator', 'career-centre'] as const
const state = z.enum(['open', 'closed', 'archived'])
const seasonId = z.string('请选择一届').min(1, '请选择一届').max(20, '没有这一届')
const step = z.enum(seasonSteps)

/** Seasons 届: everything belongs to one; earlier ones stay readable. */
export const seasonContract = {
  /** The seasons the caller may look at, the newest first; for those who manage them also what may be done. */
  'season.list': query({
    callers: 'signed-in',
    scope: 'self',
    input: shape.none,
    output: z.object({
      seasons: z.array(
        z.object({
          seasonId: z.string(),
          name: z.string(),
          state,
          stateLabel: z.string(),
          current: z.boolean(),
          /** The one this session looks at. */
          looking: z.boolean(),
        }),
      ),
      /** Null for everybody else. */
      manage: z
        .object({
          /** Four digits of a year, proposed for the next season. */
          next: z.string(),
          seasons: z.array(
            z.object({
              seasonId: z.string(),
              graduates: z.int(),
              running: z.int(),
              /** When the last deadline that still runs falls. */
              lastDeadline: shape.instant.nullable(),
              steps: z.array(z.object({ step, label: z.string(), obstacle: z.string().nullable() })),
            }),
          ),
          /** Newest first, at most 50. */
          history: z.array(z.object({ at: shape.instant, who: z.string(), role: z.string(), label: z.string(), season: z.string() })),
        })
        .nullable(),
    }),
  }),
  /** Looks at another season in this session (per session); null: back to one's own, for staff the current one. */
  'season.look': command({
    callers: 'signed-in',
    scope: 'self',
    input: z.strictObject({ seasonId: seasonId.nullable() }),
    output: shape.done,
    anySeason: true,
  }),
  /** Opens a season beside the others; it is not the current one yet. */
  'season.open': command({
    callers: managers,
    scope: 'university',
    input: z.strictObject({
      year: z.string(words.year).regex(/^20\d{2}$/, words.year),
      /** Begin with the policies of the current season, every date a year later. */
      carryPolicies: z.boolean(),
    }),
    output: z.object({ seasonId: z.string(), name: z.string(), policies: z.int() }),
    stepUp: true,
    anySeason: true,
  }),
  'season.move': command({
    callers: managers,
    scope: 'university',
    input: z.strictObject({ seasonId, step }),
    output: z.object({ seasonId: z.string(), state, current: z.boolean() }),
    stepUp: true,
    anySeason: true,
  }),
} as const
