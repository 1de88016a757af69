import { demoRosters } from '../../../cloudfunctions/_local/seed/rosters'
import { chosenPassword } from '../../support/demo-server'
import { sheetOf } from '../../support/school'
import type { Person } from '../support/person'
import type { Stage } from '../support/stage'
import { step } from '../support/step'

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const gives = (person: Person, name: string, buffer: Buffer) =>
  person.page.locator('input[type=file]').setInputFiles({ name, mimeType: sheet, buffer })

/** A roster with a number that comes twice and an ID number that cannot be. */
function brokenStudents({ server }: Stage): Promise<Buffer> {
  const [first, second, third] = server.people.students
  if (!first || !second || !third) throw new Error('the demo class is empty')
  return sheetOf([first, { ...second, 学号: first.学号 }, { ...third, 身份证号: '110101200001010000' }])
}

/** Step 1: the first administrator comes in and imports the staff, then the career centre the rest (D-1). */
export function importsRosters(stage: Stage): void {
  step(stage, 'lets the first administrator in, who replaces the password and imports the staff (A-1, D-1)', async () => {
    const admin = await stage.stranger('T0002')
    await admin.sees('登录启程')
    await stage.looks(admin, 'sign-in')
    await admin.writes('学号或工号', 'T0002')
    await admin.writes('密码', stage.server.initialPassword('T0002'))
    await admin.presses('登录')
    await admin.writes(/^新密码/, chosenPassword)
    await admin.writes(/^再输一次新密码/, chosenPassword)
    await stage.looks(admin, 'first-password')
    await admin.presses('保存新密码')
    await admin.opens('名单导入')
    await gives(admin, '教职工.xlsx', (await demoRosters()).staff)
    await admin.readsOf('没有问题，可以导入 40 行')
    await admin.presses('导入 40 行')
    await admin.sees('导入完成')
  })

  step(stage, 'shows the career centre every wrong row before anything is written (D-1)', async () => {
    const career = await stage.as('T0001')
    await career.opens('名单导入')
    await career.page.getByRole('tab', { name: '2 毕业生' }).click()
    await gives(career, '毕业生-有错.xlsx', await brokenStudents(stage))
    await career.readsOf('处问题，现在不能导入')
    await career.readsOf('第 3 行')
    await career.readsOf('第 4 行')
    expect(await career.button(/^导入/).isDisabled()).toBe(true)
    await stage.looks(career, 'roster-problems')
  })

  step(stage, 'imports 500 graduates and 30 employers after that, and opens departure (D-1, S2-7)', async () => {
    const career = await stage.as('T0001')
    const { students, employers } = await demoRosters()
    await gives(career, '毕业生.xlsx', students)
    await career.presses('导入 500 行')
    await career.sees('导入完成')
    await stage.looks(career, 'roster-done')
    await career.page.getByRole('tab', { name: '3 用人单位' }).click()
    await gives(career, '用人单位.xlsx', employers)
    await career.presses('导入 30 行')
    await career.sees('导入完成')
    await career.goTo('/')
    await career.opens('开放离校')
    await stage.looks(career, 'departure-open')
    await career.presses('生成离校环节')
    await career.page.getByRole('dialog').getByRole('button', { name: '生成离校环节' }).click()
    await career.sees('500 人')
  })
}
