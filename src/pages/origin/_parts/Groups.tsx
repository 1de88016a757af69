import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { OriginFormField } from '@/shared/origin/contract'
import { Facts, Icon, Section } from '@/ui'
import { originPageWording as words } from '../wording'
import { groups } from './fields'
import { Locked } from './Locked'
import { PhotoShown } from './PhotoField'
import { anchorOf } from './ToMend'
import type { OriginForm } from './use-draft'

/** The form in its groups: what the school holds in grey, then what is the student's. */
export function Groups({
  fields,
  refresh,
  children,
}: {
  fields: readonly OriginFormField[]
  refresh(): Promise<void>
  children(open: OriginFormField[]): ReactNode
}) {
  return (
    <>
      {groups.map((group) => {
        const inGroup = fields.filter((field) => field.group === group)
        if (inGroup.length === 0) return null
        return (
          <Section key={group} title={words.groups[group]}>
            <Locked fields={inGroup.filter(({ locked }) => locked)} refresh={refresh} />
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
    <View className='origin__differs origin__differs--bad'>
      <Icon name='warn' />
      <View>{`${words.differsShort}（${words.registryIs(registry)}）`}</View>
    </View>
  )
}

/** What the college asked: still to be mended, or handed in again since. */
function PointedOut({ reason, mended }: { reason: string; mended: boolean }) {
  return mended ? (
    <View className='origin__asked'>{words.pointedOutBefore(reason)}</View>
  ) : (
    <View className='origin__bad'>{words.pointedOut(reason)}</View>
  )
}

/** What was filled, to be read: submitted, approved, or out of time. */
export function FilledFacts({ fields, form }: { fields: readonly OriginFormField[]; form: OriginForm }) {
  const facts = fields.map((field) => ({
    label: field.label,
    value: (
      <View id={anchorOf(field.code)}>
        {field.kind === 'photo' && form.photo?.url ? <PhotoShown photo={form.photo} name={form.student.name} /> : field.shown || words.none}
        {field.differs && <DifferenceMark registry={field.registryShown ?? ''} />}
        {field.rejectedBecause && <PointedOut reason={field.rejectedBecause} mended={form.state.state !== 'rejected'} />}
      </View>
    ),
  }))
  return <Facts facts={facts} />
}
