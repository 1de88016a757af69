import { Text, View } from '@tarojs/components'
import { useEffect, useId } from 'react'
import { Press } from './Press'
import './Tabs.scss'

export interface TabChoice {
  key: string
  label: string
  /** Number after the label, e.g. how many wait. */
  count?: number
}

/** Views of one list. */
export function Tabs({ label, tabs, value, onChange }: { label: string; tabs: TabChoice[]; value: string; onChange(key: string): void }) {
  const bar = useId()
  // The chosen view may stand where one has to scroll to see it.
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !value) return
    document.getElementById(bar)?.querySelector('.tabs__tab--on')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [bar, value])
  return (
    <View id={bar} className='tabs' role='tablist' aria-label={label}>
      {tabs.map((tab) => (
        <Press
          key={tab.key}
          className={tab.key === value ? 'tabs__tab tabs__tab--on' : 'tabs__tab'}
          role='tab'
          aria-selected={tab.key === value}
          onPress={() => onChange(tab.key)}
        >
          <Text>{tab.count === undefined ? tab.label : `${tab.label} ${tab.count}`}</Text>
        </Press>
      ))}
    </View>
  )
}
