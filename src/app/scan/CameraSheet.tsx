import { View } from '@tarojs/components'
import { createElement, useEffect, useRef, useState } from 'react'
import { Notice, Sheet } from '@/ui'
import { scanWording as words } from '../wording'
import { qrIn } from './qr'

/** Milliseconds between two looks at the picture. */
const pause = 250

/** Shows what the camera sees and looks for a code in it; `refused` when the browser does not give the camera. */
function useCamera(onFound: (text: string) => void) {
  const video = useRef<HTMLVideoElement>(null)
  const [refused, setRefused] = useState(false)
  const found = useRef(onFound)
  found.current = onFound
  useEffect(() => {
    let stream: MediaStream | undefined
    let left = false
    let timer: ReturnType<typeof setTimeout>
    const stop = () => {
      left = true
      clearTimeout(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const look = async () => {
      const element = video.current
      const text = element && element.readyState >= element.HAVE_CURRENT_DATA ? await qrIn(element) : undefined
      if (left) return
      if (text) found.current(text)
      else timer = setTimeout(() => void look(), pause)
    }
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (left || !video.current) return stop()
      video.current.srcObject = stream
      await video.current.play()
      void look()
    }
    start().catch(() => !left && setRefused(true))
    return stop
  }, [])
  return { video, refused }
}

/** Reads a code with the camera of the browser. */
export function CameraSheet({ onFound, onClose }: { onFound(text: string): void; onClose(): void }) {
  const { video, refused } = useCamera(onFound)
  return (
    <Sheet title={words.cameraTitle} onClose={onClose}>
      {refused ? (
        <Notice tone='warn' urgent>
          {words.cameraRefused}
        </Notice>
      ) : (
        <View>
          {createElement('video', {
            ref: video,
            className: 'filing__video',
            muted: true,
            playsInline: true,
            'aria-label': words.cameraLabel,
          })}
          <View className='scan__words'>{words.cameraText}</View>
        </View>
      )}
    </Sheet>
  )
}
