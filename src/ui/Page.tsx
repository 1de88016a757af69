import { View } from '@tarojs/components'
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { type ReactNode, useContext, useEffect, useState } from 'react'
import { Icon } from './Icon'
import { BottomNavigation, SideNavigation } from './Navigation'
import './Page.scss'
import { Press } from './Press'
import { RoleSwitch } from './RoleSwitch'
import { ShellContext } from './shell'
import { uiWording } from './wording'

export interface PageProps {
  title: string
  children: ReactNode
  /** One of the three places of the bottom bar: shows the bar and no way back. */
  main?: boolean
  /** Uses the whole width of a desktop, for tables; otherwise text keeps a readable width. */
  wide?: boolean
  /** Before sign-in: no navigation at all. */
  alone?: boolean
}

/** The title in the browser's tab and in WeChat's own bar. */
function useTitle(title: string) {
  useDidShow(() => void Taro.setNavigationBarTitle({ title }))
  useEffect(() => void Taro.setNavigationBarTitle({ title }), [title])
}

/** Whether this page is the one in sight; pages left open beneath it stay alive. */
function useShown(): boolean {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  return shown
}

/** WeChat draws the bar on the phone; the browser gets ours. */
function Head({ title, back }: { title: string; back?(): void }) {
  return (
    <View className='page__head' role='banner'>
      {back && (
        <Press className='page__back' label={uiWording.back} onPress={back}>
          <Icon name='back' />
        </Press>
      )}
      <View className='page__title' role='heading' aria-level={1}>
        {title}
      </View>
    </View>
  )
}

/** The frame of every page: title, way back, navigation, body size of large-font mode. */
export function Page({ title, children, main = false, wide = false, alone = false }: PageProps) {
  const { fontSize, back, overlay, banner } = useContext(ShellContext)
  const shown = useShown()
  const onH5 = process.env.TARO_ENV === 'h5'
  useTitle(title)
  return (
    <View
      className={`page page--font-${fontSize}${main ? ' page--main' : ''}${alone ? ' page--alone' : ''}${onH5 && !alone ? ' page--sided' : ''}`}
    >
      {onH5 && !alone && <SideNavigation />}
      <View className='page__column'>
        {onH5 && <Head title={title} back={main || alone ? undefined : back} />}
        {main && <RoleSwitch />}
        <View className={wide ? 'page__body page__body--wide' : 'page__body'} role='main'>
          {!alone && banner}
          {children}
        </View>
      </View>
      {main && <BottomNavigation />}
      {shown && overlay}
    </View>
  )
}
