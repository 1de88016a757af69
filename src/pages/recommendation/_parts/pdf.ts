import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CallFailed, call } from '@/app/call'
import type { Problem } from '@/ui'
import { recommendationPageWords as words } from '../wording'

/** A page of the browser that will show a document: opened in the tap, because a later one would be blocked as a pop-up. */
export function newTab(): Window | null {
  if (process.env.TARO_ENV !== 'h5') return null
  const tab = window.open('', '_blank')
  if (tab) tab.opener = null
  return tab
}

/** Shows the PDF; where pop-ups are blocked altogether, it takes the place of this page. */
export async function showPdf(url: string, tab: Window | null): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    if (tab) tab.location.replace(url)
    else window.location.assign(url)
    return
  }
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url })
  if (statusCode !== 200) throw new Error(`download answered ${statusCode}`)
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
}

/** What to say of a document that did not open. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CallFailed) return error.problem
  return { kind: 'offline', code: 'document-not-opened', message: words.documentFailed, requestId: '' }
}

/** The watermarked page. `open` must be called straight from a tap; `before` runs first and answers the case, undefined where it failed. */
export function usePreview(before: () => Promise<string | undefined>) {
  const [opening, setOpening] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const open = async () => {
    const tab = newTab()
    setOpening(true)
    try {
      const caseId = await before()
      if (!caseId) {
        tab?.close()
        return
      }
      const { url } = await call('recommendation.preview', { caseId })
      await showPdf(url, tab)
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
