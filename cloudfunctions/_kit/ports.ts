import { now } from './clock'
import { openDatabase } from './database'
import type { FileStore } from './files/file-store'
import { fileStoreFromEnv } from './files/file-store-from-env'
import type { Ports } from './handler'
import { wechatFromEnv } from './wechat/wechat-https'

let shared: Ports | null = null

/** The ports of this process, made at its first call and kept while the instance lives: settings are in docs/deploy.md. */
export function portsFromEnv(): Ports {
  shared ??= {
    database: openDatabase(required('DATABASE_URL'), Number(process.env.QICHENG_POOL ?? 16)),
    files: whenNeeded(fileStoreFromEnv),
    wechat: wechatFromEnv(process.env),
    clock: now,
    schoolId: process.env.QICHENG_SCHOOL ?? 'qicheng',
  }
  return shared
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set; see docs/deploy.md`)
  return value
}

/** A file store that loads its SDK at the first file, not at the first call of the instance. */
function whenNeeded(open: () => Promise<FileStore>): FileStore {
  let opened: Promise<FileStore> | null = null
  const store = () => {
    opened ??= open()
    return opened
  }
  return {
    put: async (...given) => (await store()).put(...given),
    get: async (...given) => (await store()).get(...given),
    temporaryUrl: async (...given) => (await store()).temporaryUrl(...given),
    startUpload: async (...given) => (await store()).startUpload(...given),
    remove: async (...given) => (await store()).remove(...given),
  }
}
