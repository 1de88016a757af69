import { refusal } from '../../src/shared/refusals'
import type { StepToRecord } from './record-step'

export interface BulkAnswer {
  results: { caseId: string; ok: boolean; state: string | null; code: string | null; message: string | null }[]
  done: number
  failed: number
}

/** A result per row in the order asked for. A row that is neither recorded nor refused is not the caller's: not found. */
export function bulkAnswer(asked: string[], steps: StepToRecord[], refused: Map<string, string>): BulkAnswer {
  const states = new Map(steps.map(({ case: row, step }) => [row.caseId, step.to]))
  const results = [...new Set(asked)].map((caseId) => {
    const state = states.get(caseId)
    if (state) return { caseId, ok: true, state, code: null, message: null }
    const code = refused.get(caseId)
    return code
      ? { caseId, ok: false, state: null, code, message: refusal(code).message }
      : { caseId, ok: false, state: null, code: 'not-found', message: '没有找到，或不在您的管理范围内' }
  })
  const done = results.filter(({ ok }) => ok).length
  return { results, done, failed: results.length - done }
}
