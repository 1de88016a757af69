import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Problem } from '@/ui'
import { CallFailed } from './call'
import { appWording } from './wording'

/** A page of the browser that will show a document: opened in the tap, because a later one would be blocked as a pop-up. */
export function newTab(): Window | null {
  if (process.env.TARO_ENV !== 'h5') return null
  const tab = window.open('', '_blank')
  if (tab) tab.opener = null
  return tab
}

/** Shows a PDF or a photograph; where pop-ups are blocked altogether it takes the place of this page. WeChat shows it itself; its menu saves or forwards it. */
export async function showFile(url: string, tab: Window | null, type = 'application/pdf'): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    if (tab) tab.location.replace(url)
    else window.location.assign(url)
    return
  }
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url })
  if (statusCode !== 200) throw new Error(`download answered ${statusCode}`)
  if (type.startsWith('image/')) await Taro.previewImage({ urls: [tempFilePath] })
  else await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
}

/** What to say of a document that did not open. */
export function documentProblem(error: unknown): Problem {
  if (error instanceof CallFailed) return error.problem
  return { kind: 'offline', code: 'document-not-opened', message: appWording.documentFailed, requestId: '' }
}

/** Opens a PDF or a photograph. `address` asks the server for it, undefined when that came to nothing and was said elsewhere. `open` must be called straight from a tap. */
export function useDocument(address: () => Promise<{ url: string; type?: string } | undefined>) {
  const [opening, setOpening] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const open = async () => {
    const tab = newTab()
    setOpening(true)
    setProblem(undefined)
    try {
      const found = await address()
      if (found) await showFile(found.url, tab, found.type)
      else tab?.close()
    } catch (error) {
      tab?.close()
      setProblem(documentProblem(error))
    } finally {
      setOpening(false)
    }
  }
  return { open, opening, problem }
}

/** Gives the person a file: the browser saves it, the phone opens it so that it can be passed on. */
export async function giveFile({ url, name }: { url: string; name: string }): Promise<void> {
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
