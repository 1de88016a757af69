import { View } from '@tarojs/components'
import { useAction } from '@/app/hooks'
import { AttachmentField } from '@/app/upload/AttachmentField'
import type { OriginFormField } from '@/shared/origin/contract'
import { originWords } from '@/shared/origin/wording'
import { Icon, Picture, toast } from '@/ui'
import { originPageWording as words } from '../wording'
import type { OriginForm } from './use-draft'

/** The photograph as it will be printed; nothing while there is none. */
export function PhotoShown({ photo, name }: { photo: OriginForm['photo']; name: string }) {
  if (!photo?.url) return null
  return <Picture className='origin__photo' src={photo.url} label={words.photoOf(name)} />
}

interface PhotoFieldProps {
  form: OriginForm
  field: OriginFormField
  error?: string
  warning?: string
  refresh(): Promise<void>
}

/** Chooses the one-inch photograph, or another instead; what can be measured is checked at once (S0-13). */
export function PhotoField({ form, field, error, warning, refresh }: PhotoFieldProps) {
  const setting = useAction('origin.setPhoto')
  const send = async (fileId: string) => {
    if (!(await setting.run({ fileId }))) return
    toast(words.photoSent)
    await refresh()
  }
  return (
    <View className='origin__photo-field'>
      <PhotoShown photo={form.photo} name={form.student.name} />
      <AttachmentField
        label={field.label}
        hint={field.hint ?? originWords.photo.hint}
        required={field.required}
        accept='pictures'
        caseId={form.caseId}
        files={form.photo ? [form.photo.file] : []}
        most={2}
        onSent={send}
        error={setting.error}
        message={error}
      />
      {!error && warning && (
        <View className='origin__differs'>
          <Icon name='warn' />
          <View>{warning}</View>
        </View>
      )}
    </View>
  )
}
