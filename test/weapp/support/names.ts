import { readFileSync } from 'node:fs'
import { parseSync, type Statement } from '@swc/core'

/** What WeChat's official typings declare: the members of `wx`, `wx.cloud` and of the file system manager. */
export interface OfficialNames {
  wx: ReadonlySet<string>
  cloud: ReadonlySet<string>
  fileSystem: ReadonlySet<string>
}

let read: OfficialNames | undefined

/** Reads the names once per process out of miniprogram-api-typings. */
export function officialNames(): OfficialNames {
  read ??= {
    wx: membersOf('lib.wx.api.d.ts', 'Wx'),
    cloud: membersOf('lib.wx.cloud.d.ts', 'WxCloud'),
    fileSystem: membersOf('lib.wx.api.d.ts', 'FileSystemManager'),
  }
  return read
}

function membersOf(file: string, interfaceName: string): Set<string> {
  const source = readFileSync(require.resolve(`miniprogram-api-typings/types/wx/${file}`), 'utf8')
  const names = new Set<string>()
  for (const statement of parseSync(source, { syntax: 'typescript' }).body.flatMap(inside)) {
    if (statement.type !== 'TsInterfaceDeclaration' || statement.id.value !== interfaceName) continue
    for (const member of statement.body.body) if ('key' in member && member.key.type === 'Identifier') names.add(member.key.value)
  }
  if (names.size === 0) throw new Error(`${file} declares no interface ${interfaceName}`)
  return names
}

function inside(statement: ReturnType<typeof parseSync>['body'][number]): Statement[] {
  if (statement.type !== 'TsModuleDeclaration') return [statement as Statement]
  return statement.body?.type === 'TsModuleBlock' ? (statement.body.body as Statement[]) : []
}
