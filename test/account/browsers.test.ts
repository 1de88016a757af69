import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { browserslist } from '../../package.json'

const page = readFileSync(join(__dirname, '../../src/index.html'), 'utf8')
const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? ''

describe('the browsers that are supported (S0-12)', () => {
  /** What the page's own script does to the notice in a browser that has only these. */
  const shownWith = (globals: { Promise?: object; Object?: object; IntersectionObserver?: object }) => {
    const notice = { style: { display: 'none' } }
    const window = { ...globals }
    runInNewContext(script, { window, ...globals, document: { getElementById: (id: string) => (id === 'old-browser' ? notice : null) } })
    return notice.style.display
  }
  const today = { Promise, Object, IntersectionObserver: {} }

  it('are listed to whoever comes with an older one, and to nobody else (S0-12)', () => {
    expect(shownWith(today)).toBe('none')
    expect(shownWith({ ...today, Promise: { all: () => undefined } })).toBe('block')
    expect(shownWith({ ...today, Object: {} })).toBe('block')
    expect(shownWith({ ...today, IntersectionObserver: undefined })).toBe('block')
    expect(shownWith({ Object: {}, Promise: undefined })).toBe('block')
  })

  it('are those the program is built for (S0-12)', () => {
    const text = /id="old-browser"[^>]*>([^<]*)</.exec(page)?.[1] ?? ''
    const built = Object.fromEntries(browserslist.map((line) => line.split(' >= ')))
    expect(text).toContain(`Chrome ${built.chrome}、Edge ${built.chrome}`)
    expect(text).toContain(`Safari ${built.ios_saf}`)
    expect(text).toContain('小程序')
  })

  it('get the notice in a syntax that every browser reads (S0-12)', () => {
    expect(script).not.toMatch(/=>|`|\b(?:const|let|class|async)\b|\?\.|\?\?/)
  })
})
