import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useContext } from 'react'
import type { Contact, Fix } from '@/shared/errors'
import { Button } from './Button'
import { Icon, type IconName } from './Icon'
import './Notice.scss'
import type { Problem } from './problem'
import { ShellContext } from './shell'
import { uiWording } from './wording'

export interface NoticeProps {
  tone?: 'info' | 'good' | 'warn' | 'bad'
  title?: string
  children?: ReactNode
  /** Where the obstacle is removed. */
  fix?: Fix
  /** Whom to ring about it. */
  call?: Contact
  /** Announced by screen readers as soon as it appears. */
  urgent?: boolean
}

const iconOf: Record<NonNullable<NoticeProps['tone']>, IconName> = { info: 'info', good: 'check', warn: 'warn', bad: 'blocked' }

/** A banner: what is so, what to do, whom to call. */
export function Notice({ tone = 'info', title, children, fix, call, urgent }: NoticeProps) {
  const { open } = useContext(ShellContext)
  const page = fix?.page
  const phone = call?.phone
  return (
    <View className={`notice notice--${tone}`} role={urgent ? 'alert' : 'note'}>
      <Icon name={iconOf[tone]} />
      <View className='notice__words'>
        {title && <View className='notice__title'>{title}</View>}
        {children && <View>{children}</View>}
        {fix && !page && <View>{fix.label}</View>}
        {call && <Text>{[call.office, call.place, phone].filter(Boolean).join(' · ')}</Text>}
        <View className='notice__ways'>
          {fix && page && (
            <Button tone='quiet' onPress={() => open(page)}>
              {fix.label}
            </Button>
          )}
          {phone && (
            <Button tone='quiet' onPress={() => void Taro.makePhoneCall({ phoneNumber: phone })}>
              {`${uiWording.call} ${phone}`}
            </Button>
          )}
        </View>
      </View>
    </View>
  )
}

/** An error after an action: stays beside what was typed until the next try. */
export function ProblemNotice({ problem }: { problem: Problem | undefined }) {
  if (!problem) return null
  return (
    <Notice tone={problem.kind === 'refused' || problem.kind === 'offline' ? 'warn' : 'bad'} fix={problem.fix} call={problem.call} urgent>
      {problem.message}
    </Notice>
  )
}
