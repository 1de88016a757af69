import { resolve } from 'node:path'
import { migrate } from '../../cloudfunctions/_kit/migrate'
import { startCluster } from './cluster'

declare global {
  var endCluster: (() => Promise<void>) | undefined
}

export default async function setup(): Promise<void> {
  if (globalThis.endCluster) return
  globalThis.endCluster = await startCluster((url) => migrate(url, resolve(__dirname, '../../cloudfunctions/_migrations')))
}
