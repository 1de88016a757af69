import { useState } from 'react'
import type { CommandName, Input, Output } from '@/shared/contracts'
import type { Problem } from '@/ui'
import { giveFile } from './document'
import { useAction } from './hooks'
import { appWording } from './wording'

interface File {
  url: string
  name: string
}

/** Commands that answer with a file to keep. */
type FileCommand = { [A in CommandName]: Output<A> extends File ? A : never }[CommandName]

/** Has a list drawn and gives it to the person; the password, where it is wanted again, is asked for by the call itself (A-7, D-2). */
export function useExport<A extends FileCommand>(name: A) {
  const { run, running, error, fields } = useAction(name)
  const [failed, setFailed] = useState(false)
  /** Answers what the server said of the file, undefined where the person does not have it. */
  const take = async (data: Input<A>): Promise<Output<A> | undefined> => {
    setFailed(false)
    const file = await run(data)
    if (!file) return undefined
    try {
      await giveFile(file as File)
      return file
    } catch {
      setFailed(true)
      return undefined
    }
  }
  const lost: Problem = { kind: 'offline', code: 'file-not-opened', message: appWording.documentFailed, requestId: '' }
  return { take, running, problem: failed ? lost : error, fields }
}
