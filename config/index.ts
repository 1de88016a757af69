import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { firstPages } from './first-pages'

/** Packages that ship syntax newer than the oldest phone we serve; both targets send them through babel. */
const modernPackages = [(file: string) => /node_modules[\\/](@noble|qr|uqr|zod)[\\/]/.test(file)]

/** Sizes are written in real pixels: a logical pixel is the same on the phone, in the browser and on a desktop. */
const realPixels = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } }

/**
 * Builds `dist/weapp` and `dist/h5`. Read at build time: `QICHENG_CLOUD_ENV` (CloudBase environment of the mini-program; empty
 * means the one it was published from) and `QICHENG_API` (address of the wire for H5; default `/api`).
 */
export default defineConfig<'webpack5'>({
  projectName: 'qicheng',
  date: '2026-11-21',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: !process.env.CI },
  alias: { '@': path.resolve(__dirname, '..', 'src') },
  defineConstants: {
    QICHENG_CLOUD_ENV: JSON.stringify(process.env.QICHENG_CLOUD_ENV ?? ''),
    QICHENG_API: JSON.stringify(process.env.QICHENG_API ?? '/api'),
  },
  plugins: [path.resolve(__dirname, 'aria.ts')],
  baseLevel: 8,
  mini: {
    compile: { include: modernPackages },
    optimizeMainPackage: { enable: true },
    postcss: realPixels,
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    // Names change with the content, so that a browser never mixes two releases.
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: { filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css' },
    compile: { include: modernPackages },
    router: { mode: 'hash' },
    htmlPluginOption: { templateParameters: firstPages },
    postcss: { autoprefixer: { enable: true }, ...realPixels },
    webpackChain(chain) {
      chain.performance.hints(false)
    },
  },
})
