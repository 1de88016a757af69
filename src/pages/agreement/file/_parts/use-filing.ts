import { useState } from 'react'
import { CallFailed, call } from '@/app/call'
import type { SealName } from '@/shared/agreement/seal'
import type { Problem } from '@/ui'

/** Files one agreement after the other; `problems` has the reason of each that was not filed, by case. */
export function useFiling() {
  const [filing, setFiling] = useState(false)
  const [problems, setProblems] = useState<Record<string, Problem>>({})
  const fileOne = async (caseId: string, sealsSeen: SealName[]): Promise<Problem | undefined> => {
    try {
      await call('agreement.file', { caseId, sealsSeen })
      return undefined
    } catch (error) {
      if (error instanceof CallFailed) return error.problem
      throw error
    }
  }
  const file = async (caseIds: string[], sealsSeen: (caseId: string) => SealName[]): Promise<{ filed: number }> => {
    setFiling(true)
    const failed: Record<string, Problem> = {}
    for (const caseId of caseIds) {
      const problem = await fileOne(caseId, sealsSeen(caseId))
      if (problem) failed[caseId] = problem
    }
    setProblems(failed)
    setFiling(false)
    return { filed: caseIds.length - Object.keys(failed).length }
  }
  return { file, filing, problems }
}
