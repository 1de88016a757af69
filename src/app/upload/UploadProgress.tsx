import { View } from '@tarojs/components'
import { Notice } from '@/ui'
import { spokenSize } from './file-size'
import './upload.scss'
import type { Upload } from './use-upload'
import { uploadWords as words } from './words'

/** How far the file has come, in bytes and as a bar. */
export function UploadProgress({ upload }: { upload: Upload }) {
  if (upload.step === 'refused') {
    return (
      <Notice tone='bad' urgent>
        {upload.message}
      </Notice>
    )
  }
  if (upload.step !== 'sending') return null
  const { name, sent, total } = upload
  const share = total > 0 ? Math.round((sent / total) * 100) : 0
  return (
    <View>
      <View role='status' aria-live='polite'>
        {sent === 0 ? words.preparing(name) : words.sending(name, spokenSize(sent), spokenSize(total))}
      </View>
      <View className='upload__bar' role='progressbar' aria-label={name} aria-valuenow={share} aria-valuemin={0} aria-valuemax={100}>
        <View className='upload__done' style={{ width: `${share}%` }} />
      </View>
    </View>
  )
}
