import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ChangeEvent, createElement } from 'react'
import { Button } from '@/ui'
import type { PickedFile } from '../send-file'
import './upload.scss'

export interface PickPictureProps {
  label: string
  /** `pictures-and-pdf` also lets a PDF be chosen: in the browser from a folder, on the phone from a chat. */
  accept: 'pictures' | 'pictures-and-pdf'
  disabled?: boolean
  onPick(file: PickedFile): void
}

const kinds = { pictures: 'image/jpeg,image/png', 'pictures-and-pdf': 'image/jpeg,image/png,application/pdf' }

/** The browser's own file input in the look of a button; on a phone it offers the camera. */
function BrowserPick({ label, accept, disabled, onPick }: PickPictureProps) {
  const pick = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0]
    if (file) onPick({ name: file.name, size: file.size, content: file })
    currentTarget.value = ''
  }
  const input = createElement('input', { className: 'upload__file', type: 'file', accept: kinds[accept], disabled, onChange: pick })
  const off = disabled ? ' upload__pick--off' : ''
  return createElement('label', { className: `press button button--plain upload__pick${off}` }, <Text>{label}</Text>, input)
}

/** WeChat's chooser fails when it is closed without a choice; there is nothing to tell. */
const nothing = () => undefined

async function fromAlbum(): Promise<PickedFile | undefined> {
  const chosen = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] }).catch(nothing)
  const file = chosen?.tempFiles[0]
  return file && { name: file.tempFilePath.split('/').at(-1) ?? '', size: file.size, content: file.tempFilePath }
}

async function fromChat(): Promise<PickedFile | undefined> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['pdf'] }).catch(nothing)
  const file = chosen?.tempFiles[0]
  return file && { name: file.name, size: file.size, content: file.path }
}

const sources = ['拍照或从相册选择', '从聊天记录选择 PDF']

function PhonePick({ label, accept, disabled, onPick }: PickPictureProps) {
  const pick = async () => {
    const both = accept === 'pictures-and-pdf'
    const choice = both ? await Taro.showActionSheet({ itemList: sources }).catch(nothing) : { tapIndex: 0 }
    if (!choice) return
    const file = await (choice.tapIndex === 0 ? fromAlbum() : fromChat())
    if (file) onPick(file)
  }
  return (
    <Button disabled={disabled} onPress={() => void pick()}>
      {label}
    </Button>
  )
}

/** Chooses one photograph, or one PDF where that is accepted. */
export const PickPicture = process.env.TARO_ENV === 'h5' ? BrowserPick : PhonePick
