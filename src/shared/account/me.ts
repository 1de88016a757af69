import * as z from 'zod'
import { shape } from '../contract'
import { roleNames } from '../roles'

const role = z.enum(roleNames)

export const me = z.object({
  personId: shape.id,
  name: z.string(),
  number: z.string(),
  role,
  roles: z.array(z.object({ role, roleName: z.string(), scopes: z.array(z.string()) })),
  mustChangePassword: z.boolean(),
  bound: z.boolean(),
  school: z.object({ id: z.string(), name: z.string() }),
  /** The season looked at; `others`: there are more to look at. */
  season: z.object({
    id: z.string(),
    name: z.string(),
    state: z.enum(['open', 'closed', 'archived']),
    current: z.boolean(),
    others: z.boolean(),
  }),
  /** The campus of this session: a student's is the roster's, staff choose theirs at sign-in. */
  campus: z.string().nullable(),
  /** The campuses to change to; empty where there is nothing to choose. */
  campuses: z.array(z.string()),
  /** Template name → WeChat template id, for asking consent (N-2). */
  templates: z.record(z.string(), z.string()),
  unread: z.int(),
  now: shape.instant,
})

export type Me = z.output<typeof me>

/** What every way of signing in answers. */
export const signedIn = z.object({
  token: z.string(),
  expiresAt: shape.instant,
  me,
  /** What has to be said about the campus chosen: corrected, or outside the person's scope. */
  campusNote: z.string().nullable(),
})
