import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CallFailed, call } from '@/app/call'
import type { Problem } from '@/ui'
import { agreementPageWords as words } from '../wording'

/** A page of the browser that shows the document: opened in the tap, because a later one would be blocked as a pop-up. */
function newTab(): Window | null {
  const tab = window.open('', '_blank')
  if (tab) tab.opener = null
  return tab
}

/** Where pop-ups are blocked altogether, the document takes the place of this page. */
function showInBrowser(url: string, tab: Window | null): void {
  if (tab) tab.location.replace(url)
  else window.location.assign(url)
}

async function showOnPhone(url: string): Promise<void> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url })
  if (statusCode !== 200) throw new Error(`download answered ${statusCode}`)
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
}

function problemOf(error: unknown): Problem {
  if (error instanceof CallFailed) return error.problem
  return { kind: 'offline', code: 'document-not-opened', message: words.documentFailed, requestId: '' }
}

/** Opens the agreement as PDF. `open` must be called straight from a tap. */
export function useDocument(caseId: string) {
  const [opening, setOpening] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const open = async () => {
    const tab = process.env.TARO_ENV === 'h5' ? newTab() : null
    setOpening(true)
    try {
      const { url } = await call('agreement.document', { caseId })
      if (process.env.TARO_ENV === 'h5') showInBrowser(url, tab)
      else await showOnPhone(url)
      setProblem(undefined)
    } catch (error) {
      tab?.close()
      setProblem(problemOf(error))
    } finally {
      setOpening(false)
    }
  }
  return { open, opening, problem }
}
