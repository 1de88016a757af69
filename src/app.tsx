import Taro, { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './app.scss'
import { ProvideShell } from './app/ProvideShell'
import { startAtSignIn } from './app/session'

if (process.env.TARO_ENV === 'h5') startAtSignIn()

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    if (process.env.TARO_ENV === 'weapp') Taro.cloud.init(QICHENG_CLOUD_ENV ? { env: QICHENG_CLOUD_ENV } : {})
  })
  return <ProvideShell>{children}</ProvideShell>
}
