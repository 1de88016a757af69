import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { clusterFolder, startPostgres } from '../../cloudfunctions/_local/postgres'
import { isAlive } from '../../cloudfunctions/_local/postmaster'

jest.setTimeout(60_000)

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

describe('the PostgreSQL that npm brings', () => {
  const top = mkdtempSync(join(tmpdir(), 'qicheng-pg-'))
  const folder = join(top, 'postgres')
  beforeAll(() => chmodSync(top, 0o755))
  afterAll(async () => {
    rmSync(top, { recursive: true, force: true })
  })

  it('starts from nothing, keeps its promise on disk, and finds trigrams in Chinese names', async () => {
    const postgres = await startPostgres(folder)
    await ask(postgres.url, 'create extension pg_trgm')
    expect(await ask(postgres.url, "select array_length(show_trgm('欧阳娜娜'), 1) > 0 as found")).toEqual([{ found: true }])
    expect(await ask(postgres.url, 'show fsync')).toEqual([{ fsync: 'on' }])
    await ask(postgres.url, 'create table kept (n int)')
    await postgres.stop()
    expect(isAlive(postgres.pid)).toBe(false)
  })

  it('is taken over by the next start when its starter was killed', async () => {
    const first = await startPostgres(folder)
    const second = await startPostgres(folder)
    expect(second.pid).toBe(first.pid)
    await second.stop()
    expect(isAlive(first.pid)).toBe(false)
  })

  it('recovers what was committed when it was killed itself, also when its number went to another program', async () => {
    const first = await startPostgres(folder)
    await ask(first.url, 'insert into kept values (7)')
    process.kill(first.pid, 'SIGKILL')
    while (isAlive(first.pid)) await new Promise((done) => setTimeout(done, 20))
    const other = spawn('sleep', ['60'])
    const home = clusterFolder(folder)
    writeFileSync(join(home, 'data', 'postmaster.pid'), `${other.pid}\n${home}/data\n0\n${first.port}\n\n127.0.0.1\n0\nready\n`)
    const second = await startPostgres(folder)
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }])
    await second.stop()
    other.kill()
  })

  it('refuses strangers: the password is needed', async () => {
    const postgres = await startPostgres(folder)
    const url = Object.assign(new URL(postgres.url), { password: 'wrong' }).href
    await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    await postgres.stop()
  })

  it('says in one sentence that its folder is broken, and the way out', async () => {
    const data = join(clusterFolder(folder), 'data')
    rmSync(join(data, 'global'), { recursive: true })
    await expect(startPostgres(folder)).rejects.toThrow(/does not start \(.+\)\. Way out: npm run demo:reset/)
    for (const name of readdirSync(data)) rmSync(join(data, name), { recursive: true })
    await expect(startPostgres(folder)).rejects.toThrow(/PG_VERSION is missing\)\. Way out/)
  })

  const asRoot = process.getuid?.() === 0 ? it : it.skip
  asRoot('run by root below a folder that nobody else may enter, keeps its data where its user can', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'qicheng-closed-'))
    const home = clusterFolder(closed)
    expect(home).toMatch(/^\/var\/lib\/qicheng-[0-9a-f]{12}$/)
    const postgres = await startPostgres(closed, { durable: false })
    expect(await ask(postgres.url, 'show fsync')).toEqual([{ fsync: 'off' }])
    await postgres.stop()
    for (const place of [closed, home]) rmSync(place, { recursive: true })
  })
})
