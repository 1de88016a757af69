import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/app/hooks'
import { ScanButtons } from '@/app/scan/ScanButtons'
import { Button, Notice, Page, PageState, Section, TextField } from '@/ui'
import '../_parts/agreement.scss'
import { fileWords as words } from '../office-wording'
import { FoundRows } from './_parts/FoundRows'
import './index.scss'

/** Filing: the sealed paper is found by student number, agreement number or its QR, ticked and filed (S0-61, S0-62). */
export default function FilePage() {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const [missing, setMissing] = useState(false)
  const [filed, setFiled] = useState(false)
  const query = useQuery('agreement.find', asked ? { text: asked } : null)
  const find = (text: string) => {
    const wanted = text.trim()
    setMissing(!wanted)
    setFiled(false)
    if (!wanted) return
    setTyped(wanted)
    if (wanted === asked) void query.refresh()
    else setAsked(wanted)
  }
  return (
    <Page title={words.title}>
      <View className='agreement__answer'>
        <View role='heading' aria-level={2} className='agreement__headline'>
          {words.answer}
        </View>
        <View className='agreement__words'>{words.text}</View>
      </View>
      <Section>
        <TextField
          label={words.field}
          value={typed}
          onChange={setTyped}
          onEnter={() => find(typed)}
          maxLength={2000}
          error={missing && !typed.trim() ? words.missing : undefined}
        />
        <View className='filing__ways'>
          <Button tone={query.data ? 'plain' : 'accent'} onPress={() => find(typed)}>
            {words.find}
          </Button>
          <ScanButtons onFound={find} />
        </View>
      </Section>
      {filed && (
        <Notice tone='good' title={words.filed} urgent>
          {words.next}
        </Notice>
      )}
      {asked && (
        <PageState query={query} empty={{ when: ({ rows }) => rows.length === 0, title: words.none, text: words.noneText }}>
          {({ rows }) => (
            <FoundRows
              rows={rows}
              refresh={query.refresh}
              onFiled={() => {
                setFiled(true)
                setTyped('')
              }}
            />
          )}
        </PageState>
      )}
    </Page>
  )
}
