import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { loadMe } from '@/app/session'
import { spokenMinute } from '@/shared/calendar'
import type { Input, Output } from '@/shared/contracts'
import { Button, ConfirmSheet, Facts, Section, toast } from '@/ui'
import { seasonPageWords as words } from '../wording'
import { OpenNext } from './OpenNext'

type Answer = Output<'season.list'>
type Management = NonNullable<Answer['manage']>
type Managed = Management['seasons'][number]
type Step = Input<'season.move'>['step']

interface Asked {
  seasonId: string
  name: string
  step: Step
  label: string
}

function One({ name, managed, onAsk }: { name: string; managed: Managed; onAsk(asked: Asked): void }) {
  const { seasonId, graduates, running, lastDeadline, steps } = managed
  const obstacles = [...new Set(steps.flatMap(({ obstacle }) => obstacle ?? []))]
  return (
    <View className='season__one'>
      <View className='season__name'>{name}</View>
      <View>{words.graduates(graduates)}</View>
      {running > 0 && lastDeadline && <View>{words.running(running, spokenMinute(new Date(lastDeadline)))}</View>}
      {obstacles.map((obstacle) => (
        <View key={obstacle} className='season__quiet'>
          {obstacle}
        </View>
      ))}
      <View className='season__steps'>
        {steps
          .filter(({ obstacle }) => !obstacle)
          .map(({ step, label }) => (
            <Button
              key={step}
              tone={step === 'archive' ? 'bad' : 'plain'}
              label={`${name}：${label}`}
              onPress={() => onAsk({ seasonId, name, step, label })}
            >
              {label}
            </Button>
          ))}
      </View>
    </View>
  )
}

/** What may be done with each season, the next one, and what was done. */
export function Manage({ seasons, manage, onChanged }: { seasons: Answer['seasons']; manage: Management; onChanged(): void }) {
  const moving = useAction('season.move')
  const [asked, setAsked] = useState<Asked>()
  const nameOf = (seasonId: string) => seasons.find((season) => season.seasonId === seasonId)?.name ?? seasonId
  const move = async ({ seasonId, name, step, label }: Asked) => {
    if (!(await moving.run({ seasonId, step }))) return
    setAsked(undefined)
    toast(words.moved(name, label))
    onChanged()
    await loadMe().catch(() => undefined)
  }
  return (
    <>
      <Section title={words.manage}>
        {manage.seasons.map((managed) => (
          <One
            key={managed.seasonId}
            name={nameOf(managed.seasonId)}
            managed={managed}
            onAsk={(one) => {
              moving.clear()
              setAsked(one)
            }}
          />
        ))}
      </Section>
      <OpenNext next={manage.next} onOpened={onChanged} />
      <Section title={words.history} folded>
        {manage.history.length === 0 && <View>{words.noHistory}</View>}
        <Facts
          facts={manage.history.map(({ at, who, role, label, season }) => ({
            label: spokenMinute(new Date(at)),
            value: `${label} ${season} · ${who}（${role}）`,
          }))}
        />
      </Section>
      {asked && (
        <ConfirmSheet
          title={`${asked.label} ${asked.name}`}
          confirmLabel={asked.label}
          tone={asked.step === 'archive' || asked.step === 'close' ? 'bad' : 'accent'}
          running={moving.running}
          error={moving.error}
          onConfirm={() => void move(asked)}
          onClose={() => setAsked(undefined)}
        >
          {words.asks[asked.step](asked.name)}
        </ConfirmSheet>
      )}
    </>
  )
}
