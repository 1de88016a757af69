import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Input } from '@/shared/contracts'
import type { Problem } from '@/ui'
import { reportWords as words } from './words'

/** The browser saves the file; the phone opens it so that it can be passed on. */
async function give({ url, name }: { url: string; name: string }): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    return
  }
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  await Taro.downloadFile({ url, filePath })
  await Taro.openDocument({ filePath, showMenu: true })
}

/** Has a report drawn and gives it to the person. */
export function useReportFile() {
  const action = useAction('origin.reportFile')
  const [failed, setFailed] = useState(false)
  const download = async (data: Input<'origin.reportFile'>) => {
    setFailed(false)
    const file = await action.run(data)
    if (file) await give(file).catch(() => setFailed(true))
  }
  const problem: Problem | undefined = failed
    ? { kind: 'offline', code: 'file-not-opened', message: words.fileFailed, requestId: '' }
    : action.error
  return { download, running: action.running, problem, fields: action.fields }
}

export type ReportFile = ReturnType<typeof useReportFile>
