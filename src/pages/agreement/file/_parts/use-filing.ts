import { useState } from 'react'
import { CallFailed, call } from '@/app/call'
import type { Problem } from '@/ui'

/** Files one agreement after the other; `problems` has the reason of each that was not filed, by case. */
export function useFiling() {
  const [filing, setFiling] = useState(false)
  const [problems, setProblems] = useState<Record<string, Problem>>({})
  const fileOne = async (caseId: string): Promise<Problem | undefined> => {
    try {
      await call('agreement.file', { caseId })
      return undefined
    } catch (error) {
      if (error instanceof CallFailed) return error.problem
      throw error
    }
  }
  const file = async (caseIds: string[]): Promise<{ filed: number }> => {
    setFiling(true)
    const failed: Record<string, Problem> = {}
    for (const caseId of caseIds) {
      const problem = await fileOne(caseId)
      if (problem) failed[caseId] = problem
    }
    setProblems(failed)
    setFiling(false)
    return { filed: caseIds.length - Object.keys(failed).length }
  }
  return { file, filing, problems }
}
