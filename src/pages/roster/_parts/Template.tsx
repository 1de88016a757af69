import { View } from '@tarojs/components'
import { useState } from 'react'
import { CallFailed, call } from '@/app/call'
import { giveFile } from '@/app/document'
import { Button, Notice } from '@/ui'
import { rosterWording as words } from '../wording'
import type { RosterKind } from './kinds'

/** The empty spreadsheet with the right header. */
export function Template({ kind }: { kind: RosterKind }) {
  const [running, setRunning] = useState(false)
  const [problem, setProblem] = useState<string>()
  const download = async () => {
    setRunning(true)
    setProblem(undefined)
    try {
      await giveFile(await call('roster.template', { kind }))
    } catch (error) {
      setProblem(error instanceof CallFailed ? error.problem.message : words.templateFailed)
    } finally {
      setRunning(false)
    }
  }
  return (
    <View>
      <View className='roster__quiet'>{words.templateText}</View>
      <Button running={running} onPress={() => void download()}>
        {words.template}
      </Button>
      {problem && (
        <Notice tone='bad' urgent>
          {problem}
        </Notice>
      )}
    </View>
  )
}
