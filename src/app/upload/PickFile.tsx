import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ChangeEvent, createElement } from 'react'
import { Button } from '@/ui'
import type { PickedFile } from '../send-file'
import './upload.scss'

interface PickFileProps {
  label: string
  /** `accent` while choosing a file is the thing to do. */
  tone: 'accent' | 'plain'
  disabled: boolean
  onPick(file: PickedFile): void
}

/** The browser's own file input, in the look of a button. The same file can be chosen again after it was mended. */
function BrowserPick({ label, tone, disabled, onPick }: PickFileProps) {
  const pick = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0]
    if (file) onPick({ name: file.name, size: file.size, content: file })
    currentTarget.value = ''
  }
  const input = createElement('input', { className: 'upload__file', type: 'file', accept: '.xlsx,.csv', disabled, onChange: pick })
  return createElement(
    'label',
    { className: `press button button--${tone} upload__pick${disabled ? ' upload__pick--off' : ''}` },
    <Text>{label}</Text>,
    input,
  )
}

/** On the phone files come out of a chat. */
function PhonePick({ label, tone, disabled, onPick }: PickFileProps) {
  const pick = async () => {
    // Closing WeChat's chooser without a choice fails; there is nothing to tell.
    const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv'] }).catch(() => undefined)
    const file = chosen?.tempFiles[0]
    if (file) onPick({ name: file.name, size: file.size, content: file.path })
  }
  return (
    <Button tone={tone} disabled={disabled} onPress={() => void pick()}>
      {label}
    </Button>
  )
}

/** Chooses one spreadsheet of the device. */
export const PickFile = process.env.TARO_ENV === 'h5' ? BrowserPick : PhonePick
