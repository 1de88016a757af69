import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '@/app/call'
import { useDocument } from '@/app/document'
import type { AttachmentView } from '@/shared/attachment/contract'
import type { DestinationView } from '@/shared/destination/contract'
import { Button, Chip, Picture, ProblemNotice, Section } from '@/ui'
import { destinationPageWords } from '../../wording'

const words = destinationPageWords.review

/** A photograph is shown at once, so that reading needs no tap; a PDF is opened. What does not load can still be opened. */
function Paper({ caseId, file, label, index }: { caseId: string; file: AttachmentView; label: string; index: number }) {
  const { attachmentId, type } = file
  const [picture, setPicture] = useState<string>()
  const { open, opening, problem } = useDocument(() => call('attachment.open', { caseId, attachmentId }))
  useEffect(() => {
    if (type !== 'image/jpeg') return undefined
    let left = false
    call('attachment.open', { caseId, attachmentId }).then(
      ({ url }) => left || setPicture(url),
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [caseId, attachmentId, type])
  return (
    <View className='case__paper'>
      {picture && <Picture src={picture} label={words.page(label, index)} className='case__picture' />}
      <Button running={opening} onPress={() => void open()}>
        {words.openFile(label, index)}
      </Button>
      <ProblemNotice problem={problem} />
    </View>
  )
}

/** The evidence beside what it is evidence of. */
export function Papers({ shown }: { shown: DestinationView }) {
  if (shown.evidence.length === 0) return <Section title={words.papers}>{words.noPapers}</Section>
  return (
    <>
      {shown.evidence.map(({ code, label, files, rejectedBecause }) => (
        <Section key={code} title={label} aside={files.length === 0 ? <Chip tone='warn'>{words.missing}</Chip> : undefined}>
          {rejectedBecause && <View className='case__reason'>{destinationPageWords.pointedOut(rejectedBecause)}</View>}
          {files.map((file, index) => (
            <Paper key={file.attachmentId} caseId={shown.caseId} file={file} label={label} index={index + 1} />
          ))}
        </Section>
      ))}
    </>
  )
}
