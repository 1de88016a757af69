import { useState } from 'react'
import { giveFile } from '@/app/document'
import { useAction } from '@/app/hooks'
import type { Input } from '@/shared/contracts'
import type { Problem } from '@/ui'
import { reportWords as words } from './words'

/** Has a report drawn and gives it to the person. */
export function useReportFile() {
  const action = useAction('origin.reportFile')
  const [failed, setFailed] = useState(false)
  const download = async (data: Input<'origin.reportFile'>) => {
    setFailed(false)
    const file = await action.run(data)
    if (file) await giveFile(file).catch(() => setFailed(true))
  }
  const problem: Problem | undefined = failed
    ? { kind: 'offline', code: 'file-not-opened', message: words.fileFailed, requestId: '' }
    : action.error
  return { download, running: action.running, problem, fields: action.fields }
}

export type ReportFile = ReturnType<typeof useReportFile>
