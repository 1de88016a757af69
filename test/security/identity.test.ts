import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { portsFromEnv } from '../../cloudfunctions/_kit/ports'
import { main as api } from '../../cloudfunctions/api/index'
import { main as jobs } from '../../cloudfunctions/jobs/index'
import { type ActionName, contracts } from '../../src/shared/contracts'
import type { WireError } from '../../src/shared/errors'
import { foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser, personIdOf, sessionOf } from '../support/sessions'
import { sampleOf } from './samples'

type Reply = { ok: true; data: { number?: string; role?: string } } | { ok: false; error: WireError }

const victim = 'oVictimVictim0000001'
const attacker = 'oAttackerAttacker001'

/** The platform's context of one call, as CloudBase writes it. */
const contextWith = (environment: Record<string, string>) => ({ request_id: randomUUID(), environment: JSON.stringify(environment) })
const phoneOf = (openid: string) => contextWith({ WX_OPENID: openid, WX_APPID: 'wx1', TCB_SOURCE: 'wx_client' })

describe('identity', () => {
  let school: School
  let student: string
  const environment = { ...process.env }

  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
    Object.assign(process.env, {
      DATABASE_URL: school.url,
      QICHENG_LOCAL: '1',
      QICHENG_LOG: '',
      QICHENG_CLOCK_OFFSET_MS: String(school.clock.now.getTime() - Date.now()),
    })
    student = await personIdOf(school, '2023010001')
    await school.database.run(sql`insert into wechat_binding values (${schoolId}, ${victim}, ${student}, ${school.clock.now})`)
  })
  afterAll(async () => {
    await portsFromEnv().database.end()
    process.env = environment
    await school?.end()
  })

  const asPhone = async (event: object, openid: string) => (await api(event, phoneOf(openid))) as Reply
  const asBrowser = async (body: unknown, headers: Record<string, string> = {}, context = contextWith({ TCB_SOURCE_IP: '1.2.3.4' })) => {
    const event = {
      path: '/api',
      httpMethod: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      isBase64Encoded: false,
    }
    const reply = (await api(event, context)) as { statusCode: number; body: string }
    return { status: reply.statusCode, ...(JSON.parse(reply.body) as Reply) }
  }
  const me = (more: object = {}) => ({ action: 'account.me', data: {}, requestId: randomUUID(), ...more })

  it.each(['openid', 'openId', 'role', 'personId', 'schoolId', 'studentId', 'tokenHash'])(
    'refuses %s in the data of every action by name (DESIGN §5)',
    async (field) => {
      const client = await inBrowser(school, '2023010001')
      for (const action of Object.keys(contracts) as ActionName[]) {
        // The one action whose input is a role: among those the caller holds.
        if (action === 'account.actAs' && field === 'role') continue
        expect([action, contracts[action].input.safeParse({ ...sampleOf(action), [field]: student }).success]).toEqual([action, false])
      }
      expect(await client.refused('origin.mine', { [field]: student })).toMatchObject({
        kind: 'invalid',
        fields: { [field]: expect.stringContaining('不认识的字段') },
      })
    },
  )

  it('takes the WeChat account from the platform’s context alone, not from userInfo, openid or session in the event (DESIGN §5)', async () => {
    expect(await asPhone(me(), victim)).toMatchObject({ ok: true, data: { number: '2023010001' } })
    const forged = {
      userInfo: { openId: victim, appId: 'wx1' },
      openid: victim,
      WX_OPENID: victim,
      personId: student,
      role: 'administrator',
    }
    for (const event of [me(forged), me({ session: victim }), me({ session: { token: victim } })])
      expect(await asPhone(event, attacker)).toMatchObject({ ok: false, error: { kind: 'unauthenticated' } })
    process.env.WX_OPENID = victim
    expect(await asPhone(me(), attacker)).toMatchObject({ ok: false, error: { kind: 'unauthenticated' } })
    expect(await api(me(), undefined)).toMatchObject({ ok: false, error: { kind: 'unauthenticated' } })
    delete process.env.WX_OPENID
  })

  it('acts in the role of the session, whatever role the event claims, and only in roles held (X-1)', async () => {
    expect(await asPhone({ ...me({ role: 'administrator' }) }, victim)).toMatchObject({ ok: true, data: { role: 'student' } })
    expect(await asPhone({ action: 'account.actAs', data: { role: 'administrator' }, requestId: randomUUID() }, victim)).toMatchObject({
      ok: false,
      error: { code: 'role-not-yours' },
    })
    // A session whose stored role was taken away falls back to what is still held.
    const token = await sessionOf(school, student, 'administrator')
    expect(await school.web(token).call('account.me', {})).toMatchObject({ role: 'student' })
  })

  it('gives an HTTP call no WeChat account, whatever its headers and body say (DESIGN §5)', async () => {
    const headers = { 'x-wx-openid': victim, 'X-WX-OPENID': victim, wx_openid: victim, cookie: `session=${victim}` }
    expect(await asBrowser(me({ openid: victim, userInfo: { openId: victim } }), headers)).toMatchObject({
      status: 401,
      error: { kind: 'unauthenticated' },
    })
    expect(
      await asBrowser({ action: 'account.signInWithWeChat', data: {}, requestId: randomUUID(), openid: victim }, headers),
    ).toMatchObject({ ok: false, error: { code: 'phone-only' } })
    const token = await sessionOf(school, student)
    expect(await asBrowser(me(), { AUTHORIZATION: `Bearer ${token}` })).toMatchObject({ status: 200, data: { number: '2023010001' } })
    expect(
      await asBrowser({ action: 'account.bindHere', data: {}, requestId: randomUUID() }, { authorization: `Bearer ${token}` }),
    ).toMatchObject({ ok: false, error: { code: 'phone-only' } })
  })

  it('treats a phone that puts httpMethod and headers into its data as the phone it is (DESIGN §5)', async () => {
    const inner = JSON.stringify(me())
    const faked = { httpMethod: 'POST', headers: { authorization: `Bearer ${victim.repeat(2)}` }, body: inner, isBase64Encoded: false }
    expect(await asPhone({ ...faked, ...me() }, victim)).toMatchObject({ ok: true, data: { number: '2023010001' } })
    expect(await asPhone(faked, victim)).toMatchObject({ ok: false, error: { kind: 'invalid', fields: { action: expect.any(String) } } })
    for (const broken of [
      { httpMethod: 'POST', headers: null },
      { httpMethod: 'POST', headers: 'x' },
      { httpMethod: 1, headers: {}, body: {} },
    ])
      for (const context of [phoneOf(attacker), contextWith({})])
        expect(await api(broken, context)).toMatchObject({ ok: false, error: { kind: 'invalid' } })
  })

  it('answers what is no event at all, no JSON, or no object with invalid, never by breaking (DESIGN §3)', async () => {
    for (const event of [null, undefined, 1, 'x', [], {}])
      expect(await api(event, phoneOf(attacker))).toMatchObject({ ok: false, error: { kind: 'invalid' } })
    for (const body of ['', '{', 'null', '[]', '"x"', '1'])
      expect(await asBrowser(body)).toMatchObject({ status: 400, error: { kind: 'invalid' } })
    const broken = (await api({ httpMethod: 'POST', headers: {}, body: { action: 'account.me' } }, contextWith({}))) as {
      statusCode: number
    }
    expect(broken.statusCode).toBe(400)
  })

  it('runs jobs for the platform’s timer only (DESIGN §5)', async () => {
    const timer = { Type: 'Timer', TriggerName: 'deadlines', Time: new Date().toISOString(), Message: '' }
    const refused = [
      undefined,
      {},
      contextWith({}),
      contextWith({ TRIGGER_SRC: 'timers' }),
      contextWith({ TRIGGER_SRC: 'timer', WX_OPENID: attacker }),
      contextWith({ TRIGGER_SRC: 'timer', TCB_UUID: 'someone' }),
      phoneOf(attacker),
    ]
    for (const context of refused)
      await expect(jobs({ ...timer, TRIGGER_SRC: 'timer', environment: '{"TRIGGER_SRC":"timer"}' }, context)).rejects.toThrow('timers only')
    const trusted = contextWith({ TRIGGER_SRC: 'timer' })
    expect(await jobs(timer, trusted)).toMatchObject({ job: 'deadlines', moved: 0 })
    for (const name of ['constructor', '__proto__', 'toString', '', 'drop'])
      await expect(jobs({ ...timer, TriggerName: name }, trusted)).rejects.toThrow('no job')
  })
})
