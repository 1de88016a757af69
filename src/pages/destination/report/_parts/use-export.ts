import { useState } from 'react'
import { giveFile } from '@/app/document'
import { useAction } from '@/app/hooks'
import type { Input } from '@/shared/contracts'
import { type Problem, toast } from '@/ui'
import { destinationPageWords } from '../../wording'

const words = destinationPageWords.report

/** Has the list drawn and gives it to the person. */
export function useExport() {
  const action = useAction('destination.export')
  const [failed, setFailed] = useState(false)
  const take = async (data: Input<'destination.export'>) => {
    setFailed(false)
    const file = await action.run(data)
    if (!file) return
    toast(words.exported(file.people))
    await giveFile(file).catch(() => setFailed(true))
  }
  const problem: Problem | undefined = failed
    ? { kind: 'offline', code: 'file-not-opened', message: words.fileFailed, requestId: '' }
    : action.error
  return { take, running: action.running, problem }
}
