import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../support/chromium'
import { type Figure, figure, median } from './figures'

const VIEWS = 3
/** A cheap phone on a poor net, as Chrome's tools have them: 4× slower processor, 1.44 Mbit/s, 562 ms there and back. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: (1.44 * 1024 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 }
const SLOWDOWN = 4

/** The first page of somebody who was never here: sign-in. */
export async function measureFirstView(url: string): Promise<Figure[]> {
  const browser = await chromium.launch(findChromium())
  try {
    const views: { ms: number; scripts: number }[] = []
    for (let view = 0; view < VIEWS; view++) views.push(await firstView(browser, url))
    return [
      figure('h5.first_js_gz_bytes', median(views.map(({ scripts }) => scripts)), 'bytes', 'every script the first page loads, gzip'),
      figure(
        'h5.first_view_ms',
        median(views.map(({ ms }) => ms)),
        'ms',
        `largest paint, ${SLOWDOWN}× slower processor, slow 4G, empty cache, median of ${VIEWS}`,
      ),
    ]
  } finally {
    await browser.close()
  }
}

async function firstView(browser: Browser, url: string): Promise<{ ms: number; scripts: number }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true })
  try {
    const page = await context.newPage()
    const bodies: Promise<Buffer>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') bodies.push(response.body())
    })
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', SLOW_4G)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
    await page.goto(url, { waitUntil: 'networkidle' })
    const ms = await page.evaluate(largestPaint)
    const scripts = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
    return { ms, scripts }
  } finally {
    await context.close()
  }
}

/** Runs in the page. */
function largestPaint(): Promise<number> {
  return new Promise((done, failed) => {
    new PerformanceObserver((list) => done(list.getEntries().at(-1)?.startTime ?? 0)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
    setTimeout(() => failed(new Error('nothing was painted')), 10_000)
  })
}
