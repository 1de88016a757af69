import type { Window } from '../../src/shared/calendar'
import type { Output } from '../../src/shared/contracts'
import type { WindowPolicy } from '../../src/shared/policy'
import type { Actor } from '../../src/shared/roles'
import type { Caller } from './caller'
import type { Db } from './database'
import type { PolicyName } from './policies'

type Home = Output<'desk.home'>

export type Todo = Home['todos'][number]
export type Block = Home['blocks'][number]
export type Progress = Home['progress'][number]
export type Link = Omit<Home['links'][number], 'count'>

/** Where one of the student's own cases stands, with the reason given at its last step. */
export interface OwnCase {
  caseId: string
  subject: string
  part: string
  state: string
  dueAt: Date | null
  reason: string | null
}

/** A student's season, read in one query for every part of home. */
export interface StudentSeason {
  db: Db
  caller: Caller
  now: Date
  trainingMode: string
  /** The newest first; clearance items are not among them. */
  cases: OwnCase[]
  /** The newest case of a subject. */
  newest(subject: string): OwnCase | undefined
  /** A process's window for this student, read with the rest. */
  windowOf(process: PolicyName, window: WindowPolicy): Window
}

/** What waits for the student, what blocks, and how far the process has come. */
export interface StudentPart {
  todos?: Todo[]
  blocks?: Block[]
  progress?: Progress[]
}

/** A work list of staff or an employer: which states of which workflow wait for the part one plays, and where they are worked off. */
export interface WorkList {
  id: string
  subject: string
  states: string[]
  part?: string
  /** Only papers without this seal (S0-60). */
  unsealed?: string
  /** Only what the advisor has passed, where there is one: the rest waits for the advisor (S2-13). */
  afterAdvisor?: true
  title: string
  page: string
  tone: Todo['tone']
}

/** What home shows of one feature; `cloudfunctions/<feature>/home.ts` exports it and `desk` gathers them. */
export interface HomePart {
  student?(season: StudentSeason): StudentPart | Promise<StudentPart>
  /** Counted together in one query; lists that are empty do not show. */
  workLists?: Partial<Record<Actor, WorkList[]>>
  /** What waits for or blocks somebody beside the workflows; asked only of roles named here. */
  staff?(db: Db, caller: Caller, now: Date): Promise<{ todos?: Todo[]; blocks?: Block[] }>
  /** Where a role can go besides what waits. */
  links?(caller: Caller): Link[]
}

/** A line of a student's own to-do list. */
export const todo = (id: string, title: string, detail: string, page: string, tone: Todo['tone'], dueAt: Date | null = null): Todo => ({
  id,
  title,
  detail,
  page,
  tone,
  dueAt: dueAt?.toISOString() ?? null,
  count: null,
})

/** Stages of a process by position: before `at` done, after it still to come. */
export function stagesUpTo(names: readonly string[], at: number, blocked: boolean): Progress['stages'] {
  return names.map((name, index) => ({ name, state: index < at ? 'done' : index > at ? 'todo' : blocked ? 'blocked' : 'now' }))
}
