/// <reference types="@tarojs/taro" />
declare module '*.scss'

/** CloudBase environment of the mini-program, set at build time; empty for the one it was published from. */
declare const QICHENG_CLOUD_ENV: string
/** Address of the wire for H5, set at build time. */
declare const QICHENG_API: string

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production' | 'test'
    TARO_ENV: 'weapp' | 'h5'
  }
}
