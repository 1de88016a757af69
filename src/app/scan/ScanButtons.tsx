import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ChangeEvent, createElement, useRef, useState } from 'react'
import { Button, Notice } from '@/ui'
import { scanWording as words } from '../wording'
import { CameraSheet } from './CameraSheet'
import './scan.scss'
import { hasCamera, qrIn, readsPictures } from './qr'

interface Scanning {
  onFound(text: string): void
}

/** WeChat's own scanner. */
function PhoneScanner({ onFound }: Scanning) {
  const scan = () =>
    Taro.scanCode({ scanType: ['qrCode'] }).then(
      ({ result }) => onFound(result),
      // Closed without a code: nothing to say.
      () => undefined,
    )
  return <Button onPress={() => void scan()}>{words.scan}</Button>
}

/** A photo of the code, for browsers without a camera. */
function PhotoReader({ onFound }: Scanning) {
  const input = useRef<HTMLInputElement>(null)
  const [unread, setUnread] = useState(false)
  const read = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const photo = currentTarget.files?.[0]
    currentTarget.value = ''
    if (!photo) return
    const picture = await createImageBitmap(photo).catch(() => undefined)
    const text = picture && (await qrIn(picture))
    setUnread(!text)
    if (text) onFound(text)
  }
  return (
    <>
      <Button onPress={() => input.current?.click()}>{words.photo}</Button>
      {createElement('input', {
        ref: input,
        type: 'file',
        accept: 'image/*',
        // Opened by the button above; a rule of the page would show it in spite of `hidden`.
        style: { display: 'none' },
        'aria-label': words.photo,
        onChange: (event: ChangeEvent<HTMLInputElement>) => void read(event),
      })}
      {unread && (
        <Notice tone='warn' urgent>
          {words.photoNone}
        </Notice>
      )}
    </>
  )
}

/** Every way of scanning this device has; typing is always there beside them. */
export function ScanButtons({ onFound }: Scanning) {
  const [camera, setCamera] = useState(false)
  const found = (text: string) => {
    setCamera(false)
    onFound(text)
  }
  return (
    <View className='scan__ways'>
      {process.env.TARO_ENV === 'weapp' && <PhoneScanner onFound={onFound} />}
      {hasCamera() && <Button onPress={() => setCamera(true)}>{words.camera}</Button>}
      {readsPictures() && <PhotoReader onFound={onFound} />}
      {camera && <CameraSheet onFound={found} onClose={() => setCamera(false)} />}
    </View>
  )
}
