import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAction, useQuery } from '@/app/hooks'
import { goBack } from '@/app/routes'
import { UndoBulk } from '@/app/UndoBulk'
import { PickFile } from '@/app/upload/PickFile'
import { UploadProgress } from '@/app/upload/UploadProgress'
import { useUpload } from '@/app/upload/use-upload'
import { minuteOf } from '@/shared/calendar'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Empty, Facts, Notice, Page, PageState, ProblemNotice, Section, Select } from '@/ui'
import { type Applied, Preview } from './_parts/Preview'
import './index.scss'
import { listPageWords as words } from './words'

type Items = Output<'departure.listItems'>['items']

/** Which item: named where there is one, chosen where there are several; how its students stand and how fresh that is (S2-11). */
function ItemSection({ items, value, onChange }: { items: Items; value: string; onChange(code: string): void }) {
  const item = items.find(({ code }) => code === value)
  return (
    <Section title={items.length === 1 ? item?.label : undefined}>
      {items.length > 1 && (
        <Select label={words.item} value={value} choices={items.map(({ code, label }) => ({ value: code, label }))} onChange={onChange} />
      )}
      {item && (
        <View className='list__quiet'>
          <View>{words.standing(item.waiting, item.passed, item.refused)}</View>
          <View>{item.checkedAt ? words.fresh(minuteOf(new Date(item.checkedAt))) : words.notFresh}</View>
        </View>
      )}
    </Section>
  )
}

function Result({ result, onAnother, onUndone }: { result: Applied; onAnother(): void; onUndone(): void }) {
  const facts = (['refused', 'passed', 'alreadyRefused', 'locked'] as const).map((key) => ({
    label: words.result[key],
    value: words.people(result[key]),
  }))
  return (
    <>
      <Notice tone='good' title={words.applied} urgent>
        <Facts facts={facts} />
        <UndoBulk bulk={{ ...result, done: result.refused + result.passed }} onUndone={onUndone} inside />
      </Notice>
      <ActionBar>
        <Button onPress={onAnother}>{words.another}</Button>
        <Button tone='accent' onPress={goBack}>
          {words.queue}
        </Button>
      </ActionBar>
    </>
  )
}

function Import({ item, onChanged }: { item: string; onChanged(): void }) {
  const starting = useAction('departure.uploadList')
  const { upload, send, reset } = useUpload((file) => starting.run(file))
  const [result, setResult] = useState<Applied>()
  const sent = upload.step === 'sent' ? upload : undefined
  const another = () => {
    reset()
    setResult(undefined)
  }
  const applied = (answer: Applied) => {
    setResult(answer)
    onChanged()
  }
  const undone = () => {
    another()
    onChanged()
  }
  if (result) return <Result result={result} onAnother={another} onUndone={undone} />
  return (
    <>
      <Section title={words.file}>
        <View className='list__quiet'>{words.fileText}</View>
        <PickFile
          label={upload.step === 'none' ? words.pick : words.pickAnother}
          tone={sent ? 'plain' : 'accent'}
          disabled={upload.step === 'sending'}
          onPick={(file) => void send(file)}
        />
      </Section>
      <UploadProgress upload={upload} />
      <ProblemNotice problem={starting.error} />
      {sent && <Preview key={`${item} ${sent.fileId}`} item={item} fileId={sent.fileId} name={sent.name} onApplied={applied} />}
    </>
  )
}

/** An office brings its list of whoever owes something: who is in it is refused, the rest may pass (S2-11). */
export default function DepartureListPage() {
  const { params } = useRouter()
  const [chosen, setChosen] = useState(params.item ?? '')
  const query = useQuery('departure.listItems', {})
  return (
    <Page title={words.title} wide>
      <PageState query={query}>
        {({ items }) => {
          const item = items.find(({ code }) => code === chosen)?.code ?? (items.length === 1 ? items[0]?.code : '') ?? ''
          if (items.length === 0) return <Empty title={words.noItems}>{words.noItemsText}</Empty>
          return (
            <>
              <View role='heading' aria-level={2} className='list__headline'>
                {words.answer}
              </View>
              <View className='list__quiet'>{words.answerText}</View>
              <ItemSection items={items} value={item} onChange={setChosen} />
              {item && <Import item={item} onChanged={() => void query.refresh()} />}
            </>
          )
        }}
      </PageState>
    </Page>
  )
}
