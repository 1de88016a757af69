/**
 * Makes the pictures of the README, `docs/pictures/*.png`: `node config/run.mjs test/browser/pictures.ts`.
 * Needs the built functions and browser app. The font comes from its npm package, so that they look alike on every machine.
 */
import '../support/environment'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { migrate } from '../../cloudfunctions/_kit/migrate'
import { findChromium } from '../support/chromium'
import { startCluster } from '../support/cluster'
import { type DemoServer, startDemoServer } from '../support/demo-server'
import { picturesOf } from '../support/raster'
import { answersTo } from '../support/surveys'
import { college, employer, finance, library, student } from './story/cast'
import { desktop, keepSession, phone, type Size } from './support/person'
import { agreementOf, archiveAddress, handsIn, schoolContact, submitsAgreement } from './support/prepare'

const folder = resolve('docs/pictures')
const fontFile = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const boldFile = require.resolve('@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf')
const style = `@font-face { font-family: picture; src: url(/regular.ttf) }
@font-face { font-family: picture; font-weight: 600 900; src: url(/bold.ttf) }
* { font-family: picture !important }`

const filling = '2023010003'
const waiting = ['2023010004', '2023010006', '2023010007']
const signed = '2023010002'
const toSign = '2023010009'

/** A class in the middle of its last year. */
async function prepare(server: DemoServer): Promise<void> {
  const officer = await server.session(college)
  const operator = await server.session(employer)
  for (const number of [student, signed, toSign]) {
    await handsIn(server, number)
    const { caseId } = await server.call(await server.session(number), 'origin.mine', {})
    await server.call(officer, 'origin.approve', { caseId })
    await submitsAgreement(server, number, '后端开发工程师')
  }
  await server.call(operator, 'agreement.readNotes', {})
  const { details } = await server.call(operator, 'agreement.myEmployer', {})
  await server.call(operator, 'agreement.verifyEmployer', { details: { ...allOf(details), archiveAddress } })
  for (const number of [student, signed]) {
    await server.call(operator, 'agreement.sign', { caseId: await agreementOf(server, number), opinion: '同意接收', superiorOpinion: '' })
  }
  await server.call(await server.session(signed), 'agreement.confirm', {})
  await server.call(officer, 'agreement.approve', { caseId: await agreementOf(server, signed), schoolContact })
  for (const number of waiting) await handsIn(server, number, { division: '430104', mobile: '13907310001' })
  const session = await server.session(student)
  await server.call(session, 'survey.answer', answersTo('departure'))
  await decides(server, library, 'pass')
  await decides(server, finance, 'refuse')
}

const allOf = (details: object) => ({ nature: '', industry: '', address: '', contact: '', phone: '', email: '', ...details })

async function decides(server: DemoServer, officer: string, decision: 'pass' | 'refuse'): Promise<void> {
  const session = await server.session(officer)
  const { rows } = await server.call(session, 'departure.queue', { state: 'waiting', search: student })
  const caseIds = rows.map(({ caseId }) => caseId)
  await server.call(session, 'departure.decide', {
    caseIds,
    decision,
    reason: decision === 'refuse' ? '还欠住宿费 1200 元，请到财务处缴清' : undefined,
  })
}

/** Takes one picture of what a person sees at `path` after doing `first`. */
function camera(browser: Browser, server: DemoServer) {
  return async (name: string, size: Size, number: string, path: string, first: (page: Page) => Promise<void> = async () => undefined) => {
    const context = await browser.newContext({
      viewport: size,
      deviceScaleFactor: size === phone ? 1.5 : 1,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    await keepSession(context, await server.session(number))
    const page = await context.newPage()
    await page.route('**/regular.ttf', (route) => route.fulfill({ path: fontFile }))
    await page.route('**/bold.ttf', (route) => route.fulfill({ path: boldFile }))
    await page.goto(`${server.url}/#${path}`)
    await page.addStyleTag({ content: style })
    await page.waitForLoadState('networkidle')
    await first(page)
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(2500)
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
    await context.close()
  }
}

/** First page of the approved agreement, in grey. */
async function picturePdf(server: DemoServer): Promise<void> {
  const { url } = await server.call(await server.session(signed), 'agreement.document', { caseId: await agreementOf(server, signed) })
  const pdf = Buffer.from(await (await fetch(url)).arrayBuffer())
  const [page] = await picturesOf(pdf, 1.2)
  if (!page) throw new Error('the agreement has no page')
  const picture = new PNG({ width: page.width, height: page.height })
  picture.data = Buffer.from(page.data)
  writeFileSync(join(folder, 'agreement-pdf.png'), PNG.sync.write(picture, { colorType: 0 }))
}

async function takePictures(server: DemoServer, browser: Browser): Promise<void> {
  const take = camera(browser, server)
  await take('student-home', phone, student, '/pages/home/index')
  await take('origin-form', phone, filling, '/pages/origin/index', async (page) => {
    await page.getByLabel(/^城乡生源/).scrollIntoViewIfNeeded()
  })
  await take('origin-review', desktop, college, '/pages/origin/queue/index', (page) =>
    page.getByRole('button', { name: new RegExp(`${waiting[0]}$`) }).click(),
  )
  await take('employer-sign', phone, employer, `/pages/agreement/case/index?caseId=${await agreementOf(server, toSign)}`, (page) =>
    page.getByRole('button', { name: '确定签约' }).click(),
  )
  await take('departure-sheet', phone, student, '/pages/departure/index')
  await take('office-list', desktop, finance, '/pages/departure/queue/index', async (page) => {
    for (const box of await page
      .getByRole('checkbox', { name: /^选择/ })
      .all()
      .then((all) => all.slice(0, 4)))
      await box.click()
  })
  await picturePdf(server)
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const end = await startCluster((url) => migrate(url, resolve('cloudfunctions/_migrations')))
  const server = await startDemoServer({ imported: true })
  const browser = await chromium.launch(findChromium())
  try {
    await prepare(server)
    await takePictures(server, browser)
  } finally {
    await browser.close()
    await server.end()
    await end()
  }
}

void main()
