import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '@/app/call'
import type { Output } from '@/shared/contracts'
import { rosterWording as words } from '../wording'

type Progress = NonNullable<Output<'roster.progress'>['progress']>

const PAUSE = 700
/** Where each stage begins and ends on the bar of its call, in percent; measured on 20,000 rows. */
const spans = {
  check: { reading: [0, 40], checking: [40, 75], comparing: [75, 99], writing: [99, 100] },
  write: { reading: [0, 12], checking: [12, 25], comparing: [25, 35], writing: [35, 99] },
} as const

function shareOf(doing: keyof typeof spans, { stage, done, total }: Progress): number {
  const [from, to] = spans[doing][stage]
  return Math.round(from + (to - from) * (total > 0 ? done / total : 0))
}

/** How far the server has come with this file, asked for again and again while it works (D-1). */
function useProgress(fileId: string): Progress | undefined {
  const [progress, setProgress] = useState<Progress>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const ask = async () => {
      // An answer that does not come costs a look at the progress, nothing else.
      const answer = await call('roster.progress', { fileId }).catch(() => undefined)
      if (left) return
      if (answer?.progress) setProgress(answer.progress)
      timer = setTimeout(() => void ask(), PAUSE)
    }
    timer = setTimeout(() => void ask(), PAUSE)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [fileId])
  return progress
}

/** Stage, rows done of all rows, and a bar, while a file is checked or written. */
export function ImportProgress({ fileId, name, doing }: { fileId: string; name: string; doing: keyof typeof spans }) {
  const progress = useProgress(fileId)
  const share = progress ? shareOf(doing, progress) : 0
  return (
    <View>
      <View role='status' aria-live='polite'>
        {progress ? words.stages[progress.stage](name, progress.done, progress.total) : words.begun[doing](name)}
      </View>
      <View className='upload__bar' role='progressbar' aria-label={name} aria-valuenow={share} aria-valuemin={0} aria-valuemax={100}>
        <View className='upload__done' style={{ width: `${share}%` }} />
      </View>
      <View className='roster__quiet'>{words.stay}</View>
    </View>
  )
}
