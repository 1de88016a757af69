import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CallFailed, call } from '@/app/call'
import type { Problem } from '@/ui'
import { sheetWords as words } from './words'

/** The window must open in the tap itself, before anything is awaited, or the browser blocks it. */
async function openInBrowser() {
  const tab = window.open('', '_blank')
  try {
    const { url } = await call('departure.slip', {})
    if (tab) tab.location.href = url
    else window.location.assign(url)
  } catch (error) {
    tab?.close()
    throw error
  }
}

/** WeChat shows the PDF itself; its menu saves or forwards it. */
async function openInWeChat() {
  const { url } = await call('departure.slip', {})
  const { tempFilePath } = await Taro.downloadFile({ url })
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
}

const notOpened: Problem = { kind: 'offline', code: 'slip-not-opened', message: words.slipFailed, requestId: '' }

/** Opens the departure slip (S2-12). */
export function useSlip() {
  const [opening, setOpening] = useState(false)
  const [error, setError] = useState<Problem>()
  const open = () => {
    setOpening(true)
    setError(undefined)
    const opened = process.env.TARO_ENV === 'h5' ? openInBrowser() : openInWeChat()
    opened
      .catch((failure: unknown) => setError(failure instanceof CallFailed ? failure.problem : notOpened))
      .finally(() => setOpening(false))
  }
  return { open, opening, error }
}
