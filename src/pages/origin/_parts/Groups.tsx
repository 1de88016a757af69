import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { OriginFormField } from '@/shared/origin/contract'
import { Facts, Icon, Section } from '@/ui'
import { originPageWording as words } from '../wording'
import { groups } from './fields'
import { Locked } from './Locked'
import { anchorOf } from './ToMend'

/** The form in its groups: what the school holds in grey, then what is the student's. */
export function Groups({ fields, children }: { fields: readonly OriginFormField[]; children(open: OriginFormField[]): ReactNode }) {
  return (
    <>
      {groups.map((group) => {
        const inGroup = fields.filter((field) => field.group === group)
        if (inGroup.length === 0) return null
        return (
          <Section key={group} title={words.groups[group]}>
            <Locked fields={inGroup.filter(({ locked }) => locked)} />
            {children(inGroup.filter(({ locked }) => !locked))}
          </Section>
        )
      })}
    </>
  )
}

/** A difference from the registry in words and icon (S1-10). */
export function DifferenceMark({ registry }: { registry: string }) {
  return (
    <View className='origin__differs'>
      <Icon name='warn' />
      <View>{`${words.differsShort}（${words.registryIs(registry)}）`}</View>
    </View>
  )
}

/** What was filled, to be read: submitted, approved, or out of time. */
export function FilledFacts({ fields }: { fields: readonly OriginFormField[] }) {
  const facts = fields.map((field) => ({
    label: field.label,
    value: (
      <View id={anchorOf(field.code)}>
        {field.shown || words.none}
        {field.differs && <DifferenceMark registry={field.registryShown ?? ''} />}
        {field.rejectedBecause && <View className='origin__bad'>{words.pointedOut(field.rejectedBecause)}</View>}
      </View>
    ),
  }))
  return <Facts facts={facts} />
}
