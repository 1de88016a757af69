import { originPageWording as words } from '../../../src/pages/origin/wording'
import { surveyPageWords as survey } from '../../../src/pages/survey/words'
import type { Person } from '../support/person'
import { handsIn } from '../support/prepare'
import type { Stage } from '../support/stage'
import { step } from '../support/step'
import { classmate, college, student } from './cast'

const typed = {
  电子邮箱: 'student@qicheng.example',
  家庭住址: '麓山南路 1 号',
  邮政编码: '410082',
  紧急联系人: '李建国',
  紧急联系人电话: '13807310002',
}

async function fills(person: Person): Promise<void> {
  await person.writes(/^手机号/, '13907310001')
  for (const [label, text] of Object.entries(typed)) await person.writes(new RegExp(`^${label}( \\*)?$`), text)
  for (const [label, option] of [
    ['培养方式', '非定向'],
    ['师范生类别', '非师范生'],
    ['城乡生源', '城镇'],
  ] as const)
    await person.page.getByLabel(new RegExp(`^${label}`)).selectOption({ label: option })
  await person.presses(/^生源所在地：/)
}

/** On a phone an approval takes a second tap. */
async function approves(stage: Stage, officer: Person): Promise<void> {
  await officer.presses('审核通过')
  if (stage.size.name === 'phone') await officer.page.getByRole('dialog').getByRole('button', { name: '审核通过', exact: true }).click()
}

/** Draws a finger over the page, `by` pixels to the right (left when negative). */
const swipe = (person: Person, by: number) =>
  person.page.evaluate((across) => {
    const target = document.querySelector('.case') ?? document.body
    const touch = (x: number) => new Touch({ identifier: 1, target, clientX: x, clientY: 400 })
    const from = touch(195)
    const to = touch(195 + across)
    target.dispatchEvent(new TouchEvent('touchstart', { bubbles: true, touches: [from], changedTouches: [from] }))
    target.dispatchEvent(new TouchEvent('touchend', { bubbles: true, touches: [], changedTouches: [to] }))
  }, by)

/** Left is the next case, right the one before; a short or slanting touch is none, and none of them decides anything. */
async function turnsByFinger(stage: Stage, officer: Person): Promise<void> {
  await swipe(officer, -40)
  await officer.sees(`${stage.nameOf(student)} ${student}`)
  await swipe(officer, -120)
  await officer.sees(`${stage.nameOf(classmate)} ${classmate}`)
  await swipe(officer, 120)
  await officer.sees(`${stage.nameOf(student)} ${student}`)
  await officer.sees(words.review.waiting(1))
}

/** Step 3: the student answers the survey and fills origin; the college compares, sends back and approves. */
export function provesOrigin(stage: Stage): void {
  step(stage, 'asks the survey before origin may be filled, and names the gaps (X-5, S0-14, S1-4)', async () => {
    const person = await stage.as(student)
    await person.goTo('/')
    await person.opens('核对生源信息')
    await person.presses('去填写问卷')
    await person.presses(survey.submit)
    await person.readsOf(survey.left([1, 2]))
    await stage.looks(person, 'survey-gaps')
    await person.page.getByRole('radio', { name: '就业', exact: true }).check()
    await person.page.getByRole('radio', { name: '正在投简历' }).check()
    await person.ticks('国有企业')
    await person.ticks('学校所在省')
    await person.page.getByRole('radio', { name: '4', exact: true }).check()
    await stage.looks(person, 'survey-answered')
    await person.presses(survey.submit)
    await person.page.getByRole('dialog').getByRole('button', { name: survey.sureSubmit, exact: true }).click()
    await person.sees(survey.done)
    await person.presses('去核对生源信息')
    await person.sees(words.answer['not-started'] ?? '')
  })

  step(stage, 'fills the form, which saves itself, and finds the county by typing (S1-7, S1-11)', async () => {
    const person = await stage.as(student)
    await person.goTo('/')
    await person.opens('核对生源信息')
    await person.sees(words.answer['not-started'] ?? '')
    await fills(person)
    await person.writes(words.division.search, '湖南 岳麓')
    await stage.looks(person, 'origin-division')
    await person.opens(/岳麓区$/)
    await person.sees('已保存')
    await stage.looks(person, 'origin-form')
    await person.presses('提交审核')
    await person.sees(words.answer.submitted ?? '')
    await stage.looks(person, 'origin-submitted')
  })

  step(stage, 'shows the college the list and each form beside the registry, differences first (S1-26, S1-27)', async () => {
    await handsIn(stage.server, classmate)
    const officer = await stage.as(college)
    await officer.opens('生源信息待审核')
    await officer.sees(words.queue.waiting(2))
    await stage.looks(officer, 'origin-queue')
    await officer.presses(new RegExp(student))
    await officer.sees(`${stage.nameOf(student)} ${student}`)
    await officer.sees(words.review.sections.different)
    await officer.sees(words.review.waiting(1))
    await stage.looks(officer, 'origin-review')
    if (stage.size.name === 'phone') await turnsByFinger(stage, officer)
  })

  step(stage, 'sends one back with a reason at the field and goes on to the next, which is approved (S1-27, S1-28)', async () => {
    const officer = await stage.as(college)
    await officer.presses('审核不通过')
    await officer.ticks(/^家庭住址：/)
    await officer.writes(/^家庭住址的问题/, '请写到门牌号')
    await stage.looks(officer, 'origin-reject')
    await officer.presses(words.review.rejectConfirm(1))
    await officer.sees(`${stage.nameOf(classmate)} ${classmate}`)
    await approves(stage, officer)
    await officer.sees(words.review.finished)
    await stage.looks(officer, 'origin-finished')
  })

  step(stage, 'tells the student in the inbox and on the phone, and shows the field to mend (N-1, N-2, S1-28)', async () => {
    await stage.server.local('/local/jobs', { job: 'deliver' })
    const phone = await stage.as('phone')
    await phone.readsOf('生源')
    await phone.readsOf('需修改')
    await stage.looks(phone, 'wechat-messages')
    const person = await stage.as(student)
    await person.goTo('/')
    await person.sees('生源信息需要修改')
    await person.presses(/^消息/)
    await stage.looks(person, 'inbox')
    await person.opens(/^生源信息/)
    await person.sees(words.rejected(1))
    await person.readsOf('请写到门牌号')
    await stage.looks(person, 'origin-to-mend')
  })

  step(stage, 'is mended, handed in again and approved (S1-28)', async () => {
    const person = await stage.as(student)
    await person.writes(/^家庭住址/, '麓山南路 1 号 3 栋 502')
    await person.presses('提交审核')
    await person.sees(words.answer.submitted ?? '')
    const officer = await stage.as(college)
    await officer.goTo('/')
    await officer.opens('生源信息待审核')
    await officer.presses(words.queue.begin)
    await officer.sees(`${stage.nameOf(student)} ${student}`)
    await approves(stage, officer)
    await officer.sees(words.review.finished)
    await person.goTo('/')
    await person.sees('填写就业协议')
    await stage.looks(person, 'student-home-approved')
  })
}
