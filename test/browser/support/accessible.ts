import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** Least height of what is tapped, in CSS pixels. */
const least = 44

/** Everything about the page as it stands that a person with a screen reader, a thumb or a small screen would stumble over. */
export async function obstaclesOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    const { violations: found } = await engine.run({ resultTypes: ['violations'] })
    return found.map(({ id, help, nodes }) => `axe ${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  })
  return [...violations, ...(await page.evaluate(tooWide)), ...(await page.evaluate(tooSmall, least))]
}

/** Runs in the page: it must not scroll sideways. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide in a window of ${clientWidth} px`] : []
}

/** Runs in the page: controls that can be seen and are too low for a thumb. */
function tooSmall(height: number): string[] {
  const controls = [
    ...document.querySelectorAll<HTMLElement>('button, a[href], input:not([type=file]):not([type=radio]), select, textarea'),
  ]
  return controls
    .filter((control) => control.checkVisibility())
    .map((control) => ({ control, box: control.getBoundingClientRect() }))
    .filter(({ box }) => box.height > 0 && box.height < height - 0.5)
    .map(
      ({ control, box }) =>
        `${control.tagName} "${(control.textContent || control.getAttribute('aria-label') || '').slice(0, 30)}" is ${box.height} px high`,
    )
}
