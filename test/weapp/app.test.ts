import { randomUUID } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { originPageWording as words } from '../../src/pages/origin/wording'
import { surveyPageWords as survey } from '../../src/pages/survey/words'
import { type DemoServer, startDemoServer } from '../support/demo-server'
import { boot, type ElementHandle, type RunningApp } from './support'

const dist = resolve(__dirname, '../../dist/weapp')
const number = '2023010001'
const openid = 'oPhoneOfStudent1'
/** First line of home. */
const waiting = /^有 \d+ 件事等您办理$/
const megabyte = 1024 * 1024

/** What a call of the function `api` carried. */
interface Sent {
  action: string
  requestId: string
}

/** How the cloud treats calls: `lost` does what was asked, and its answer never arrives. */
type Weather = 'fine' | 'offline' | 'busy' | 'lost'

/** Bytes of the files below a folder. */
function bytesIn(folder: string, ignored: (path: string) => boolean = () => false): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !ignored(path))
    .map((path) => statSync(join(folder, path)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
}

describe('the built mini-program on the phone of a student', () => {
  let server: DemoServer
  let app: RunningApp | undefined
  let weather: Weather = 'fine'
  const sent: Sent[] = []

  const cloud = async (name: string, data: unknown) => {
    if (name !== 'api') throw new Error(`there is no cloud function ${name}`)
    const { action, requestId } = data as Sent
    sent.push({ action, requestId })
    if (weather === 'offline') throw new Error('request:fail')
    if (weather === 'busy') return { ok: false, error: { kind: 'busy', code: 'busy', message: '系统繁忙，请稍后重试', requestId } }
    const answer = await server.local('/local/wechat/call', { openid, data })
    if (weather === 'lost') throw new Error('request:fail timeout')
    return answer
  }
  const launch = async (path?: string): Promise<RunningApp> => {
    app?.dispose()
    app = await boot(dist, { cloud, launch: { path } })
    return app
  }
  const running = (): RunningApp => {
    if (!app) throw new Error('the mini-program is not running')
    return app
  }
  /** Waits as long as a real function may take on a busy machine. */
  const see = (text: string | RegExp) => running().waitFor(() => running().currentPage().byText(text), `the text ${String(text)}`, 20_000)
  const tap = async (text: string | RegExp) => (await see(text)).tap()
  /** The input or picker under a label. */
  const field = (label: string): ElementHandle => {
    const named = running()
      .currentPage()
      .$$('.field')
      .find((each) => each.$('.field__label')?.text().replace(' *', '') === label)
    const found = named?.$('input') ?? named?.$('picker')
    if (!found) throw new Error(`no field ${label} on ${running().currentPage().path}: ${running().currentPage().text()}`)
    return found
  }
  const idsOf = (action: string) => sent.filter((call) => call.action === action).map((call) => call.requestId)

  /** Consent goes on record beside the work itself, so a test waits until it was sent so often. */
  const consentSent = (times: number) =>
    running().waitFor(() => idsOf('notice.recordConsent').length === times, `${times} records of consent`)

  beforeAll(async () => {
    server = await startDemoServer({ imported: true })
  })
  beforeEach(() => {
    weather = 'fine'
    sent.length = 0
  })
  afterAll(async () => {
    app?.dispose()
    await server.end()
  })

  it('stays far below the limits of WeChat: 2 MB for the main package and for each subpackage', () => {
    const roots = ['pages/origin', 'pages/roster', 'pages/agreement', 'pages/departure', 'pages/trail']
    const main = bytesIn(dist, (path) => roots.some((root) => path.startsWith(root)))
    expect(main).toBeGreaterThan(0)
    expect(main).toBeLessThan(2 * megabyte)
    for (const root of roots) expect(bytesIn(join(dist, root))).toBeLessThan(2 * megabyte)
  })

  it('is not let in silently while the WeChat account is not bound, and says nothing about it (A-2)', async () => {
    await launch('pages/account/sign-in/index')
    await see('登录')
    expect(idsOf('account.signInWithWeChat')).toHaveLength(1)
    expect(running().currentPage().text()).not.toMatch(/没有绑定|错误|失败/)
  })

  it('names fields for a screen reader, and leaves pictures unsaid', () => {
    expect(field('学号或工号').attribute('aria-label')).toBe('学号或工号')
    expect(field('密码').attribute('aria-label')).toBe('密码')
    expect(field('密码').attribute('aria-hidden')).toBe(false)
  })

  it('tells who gets the password wrong and lets in with the last six of the ID number, to replace them first (A-1)', async () => {
    await field('学号或工号').input(number)
    await field('密码').input('000000')
    await tap('登录')
    await see(/密码不正确/)
    await field('密码').input(server.initialPassword(number))
    await tap('登录')
    await see('首次登录，请设置新密码。设好之后，身份证后 6 位不能再登录。')
    expect(running().pageStack()).toEqual(['pages/account/password/index'])
  })

  it('binds this WeChat account instead of a password and goes on to home (A-1, A-2)', async () => {
    await tap('改为绑定微信，不设密码')
    await tap('绑定这个微信')
    await see('绑定成功')
    await tap('去首页')
    await see(waiting)
    for (const words of ['核对生源信息', '登记毕业去向', '就业协议暂不能签']) await see(words)
    const drawn = running().currentPage()
    expect(drawn.$$('.home__headline').map((each) => each.attribute('aria-role'))).toEqual(['heading'])
    expect(drawn.$$('.icon').map((each) => each.attribute('aria-hidden'))).not.toContain(false)
    expect(running().faults()).toEqual([])
  })

  it('signs in by itself at the next launch (A-2)', async () => {
    await launch('pages/account/sign-in/index')
    await see(waiting)
    expect(running().pageStack()).toEqual(['pages/home/index'])
    expect(running().faults()).toEqual([])
  })

  it('says so when nothing can be reached, and shows everything after 重试', async () => {
    weather = 'offline'
    await launch('pages/account/sign-in/index')
    await see('登录')
    weather = 'fine'
    await launch('pages/account/sign-in/index')
    await see(waiting)
    weather = 'offline'
    await tap('核对生源信息')
    await see('网络不通')
    weather = 'fine'
    await tap('重试')
    await see('去填写问卷')
  })

  it('answers the survey that comes before the form (X-5, S0-14, S1-4)', async () => {
    await tap('去填写问卷')
    await see(/毕业后您首先打算做什么/)
    const groups = () => running().currentPage().$$('radio-group')
    await groups()[0]?.trigger('change', { value: '暂不就业' })
    await groups().at(-1)?.trigger('change', { value: '4' })
    await tap(survey.submit)
    await tap(survey.sureSubmit)
    await see(survey.done)
    await tap('去核对生源信息')
    await see(words.answer['not-started'] ?? '')
  })

  it('fills the form and chooses a county from the list of places (S1-7, S1-11)', async () => {
    for (const [label, value] of Object.entries(typed)) await field(label).input(value)
    for (const [label, value] of [
      ['培养方式', 0],
      ['师范生类别', 2],
      ['城乡生源', 0],
    ] as const)
      await field(label).trigger('change', { value })
    const place = running().currentPage().$('.division__field')
    await place?.tap()
    await field(words.division.search).input('湖南 岳麓')
    await tap(/岳麓区$/)
    await see(words.draft.saved)
    expect(idsOf('origin.save').length).toBeGreaterThan(0)
    expect(running().currentPage().text()).toContain('岳麓区')
  })

  it('asks for consent to the messages in the tap that submits (N-2)', async () => {
    weather = 'busy'
    await tap('提交审核')
    await see('系统繁忙，请稍后重试')
    await consentSent(3)
    const asked = running().calls.filter((call) => call.api === 'requestSubscribeMessage')
    const question = {
      api: 'requestSubscribeMessage',
      argument: expect.objectContaining({ tmplIds: ['local-review-result'] }),
      inTap: true,
    }
    // The tap that handed in the survey asked as well.
    expect(asked).toEqual([question, question])
  })

  it('says that the server is busy, keeps what was typed and tries again under the same request id', async () => {
    weather = 'lost'
    await tap('提交审核')
    await see(/^网络不通/)
    await consentSent(3)
    expect(field('家庭住址').value()).toBe(typed.家庭住址)
    weather = 'fine'
    await tap('提交审核')
    await see(words.answer.submitted ?? '')
    await consentSent(4)
    expect(new Set(idsOf('origin.submit')).size).toBe(1)
    expect(idsOf('origin.submit').length).toBeGreaterThan(1)
  })

  it('has submitted once although the answer was lost, and keeps the consent on record (N-2, X-7)', async () => {
    const { token } = await server.local('/local/wechat/call', phoneCall('account.signInWithWeChat', {})).then(answered<{ token: string }>)
    const { trail } = await server.call(token, 'origin.mine', {})
    expect(trail.filter(({ label }) => label === '提交审核')).toHaveLength(1)
    const { balance } = await server.call(token, 'notice.recordConsent', { results: {} })
    // The survey's tap and three more asked: one record met a busy server, the others count once each although one was sent again.
    expect(balance).toMatchObject({ 'review-result': 3 })
  })

  it('shows on home how far it has come (X-11)', async () => {
    // Home, the form, the survey before it, and the form again.
    for (let page = 0; page < 3; page++) await running().back()
    await see('已提交，等待学院审核')
    await see('生源信息正在等待学院审核，通过后即可签约。')
    await see(waiting)
    expect(running().faults()).toEqual([])
  })
})

/** What a student of the demo class types. */
const typed = {
  手机号: '13907310001',
  电子邮箱: 'student@qicheng.example',
  家庭住址: '麓山南路 1 号',
  邮政编码: '410082',
  紧急联系人: '李建国',
  紧急联系人电话: '13807310002',
}

const phoneCall = (action: string, data: object) => ({ openid, data: { action, data, requestId: randomUUID() } })

function answered<Data>(answer: unknown): Data {
  const { ok, data } = answer as { ok: boolean; data: Data }
  if (!ok) throw new Error(JSON.stringify(answer))
  return data
}
