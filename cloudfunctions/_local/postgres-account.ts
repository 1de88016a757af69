import { execFileSync, spawnSync } from 'node:child_process'

/** The user PostgreSQL runs as; empty when the process itself is not root. */
export interface Account {
  uid?: number
  gid?: number
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, made if it is missing, or as `nobody`. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const known = idsOf('postgres') ?? made('postgres') ?? idsOf('nobody')
  if (!known) throw new Error('PostgreSQL does not run as root, and no other user could be made. Run the command as an ordinary user.')
  return known
}

function idsOf(name: string): Account | null {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

function made(name: string): Account | null {
  spawnSync('groupadd', ['--system', name], { stdio: 'ignore' })
  spawnSync('useradd', ['--system', '--no-create-home', '-g', name, name], { stdio: 'ignore' })
  return idsOf(name)
}

/** Whether that user can pass every folder down to this one. A home of root usually cannot be passed. */
export function canReach(folder: string, account: Account): boolean {
  return (
    account.uid === undefined || spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  )
}
