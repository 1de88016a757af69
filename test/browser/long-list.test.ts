import { finance } from './story/cast'
import { desktop, phone } from './support/person'
import { Stage } from './support/stage'

describe.each([phone, desktop])('a list of a hundred rows in a browser of $width×$height', (size) => {
  const stage = new Stage(size)
  beforeAll(() => stage.begin({ imported: true }))
  afterAll(() => stage.end())

  it('is drawn only near the window, ticked whole, and walked through by keyboard without a gap (D-3, X-9, X-10)', async () => {
    const officer = await stage.as(finance)
    await officer.opens('离校环节待审核')
    await officer.sees('全选本页 100 行')
    expect(await officer.page.locator('.table__row').count()).toBeLessThan(60)
    await officer.ticks('全选本页 100 行')
    await officer.sees('已选本页 100 行')
    await officer.ticks('已选本页 100 行')
    for (let row = 1; row <= 45; row++) {
      await officer.page.keyboard.press('j')
      // The head is row 1.
      await officer.page.locator(`.table__row[aria-rowindex="${row + 1}"]:focus-within`).waitFor()
    }
    expect(await officer.page.locator('.table__row').count()).toBeLessThan(90)
    await stage.looks(officer, 'long-list')
    expect(stage.problems()).toEqual([])
  })
})
