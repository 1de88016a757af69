import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { createElement } from 'react'
import { Icon, Press } from '@/ui'
import './Call.scss'
import { sheetWords as words } from './words'

/** A telephone number that rings when tapped: a `tel:` link in the browser, WeChat's own dialling on the phone. */
export function Call({ office, phone }: { office: string; phone: string }) {
  const content = (
    <>
      <Icon name='phone' />
      <Text>{phone}</Text>
    </>
  )
  const label = words.call(office, phone)
  if (process.env.TARO_ENV === 'h5') return createElement('a', { className: 'call', href: `tel:${phone}`, 'aria-label': label }, content)
  return (
    <Press className='call' label={label} onPress={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}>
      {content}
    </Press>
  )
}
