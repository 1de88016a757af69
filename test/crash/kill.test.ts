import { setTimeout as pause } from 'node:timers/promises'
import { type Cloud, cloud } from './cloud'
import { expectWhole } from './expect-whole'
import { startLoad } from './load'

jest.setTimeout(180_000)

describe('in the middle of a load of steps by 32 people', () => {
  let own: Cloud
  beforeEach(async () => {
    own = await cloud()
  })
  afterEach(() => own?.end())

  it('kill -9 of the server, three times: nothing acknowledged is lost, nothing happens twice (X-7)', async () => {
    const load = await startLoad(own.school, own.url, 32)
    for (let turn = 0; turn < 3; turn++) {
      await pause(400 + Math.random() * 400)
      await own.server.kill()
      await own.server.start()
    }
    await load.done
    expect(load.interrupted.silent).toBeGreaterThan(0)
    await expectWhole(own.school, own.url, load)
  })

  it('PostgreSQL stopped in the middle: answers are busy, the server lives on and goes on by itself when it is back', async () => {
    const load = await startLoad(own.school, own.url, 32)
    for (let turn = 0; turn < 2; turn++) {
      await pause(400 + Math.random() * 400)
      await own.postgres.stop()
      await pause(1000)
      expect(await own.server.isAlive()).toBe(true)
      await own.postgres.start()
    }
    await load.done
    expect(load.interrupted.busy).toBeGreaterThan(0)
    expect(load.interrupted.silent).toBe(0)
    await expectWhole(own.school, own.url, load)
  })

  it('kill -9 of PostgreSQL itself: it recovers what was acknowledged, and nothing happens twice', async () => {
    const load = await startLoad(own.school, own.url, 32)
    await pause(400 + Math.random() * 400)
    await own.postgres.kill()
    await pause(300)
    await own.postgres.start()
    await load.done
    expect(load.interrupted.busy).toBeGreaterThan(0)
    expect(await own.server.isAlive()).toBe(true)
    await expectWhole(own.school, own.url, load)
  })
})
