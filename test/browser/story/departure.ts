import { sheetWords as words } from '../../../src/pages/departure/_parts/words'
import { queueWords } from '../../../src/pages/departure/queue/_parts/words'
import { surveyPageWords } from '../../../src/pages/survey/words'
import { picturesOf } from '../../support/raster'
import type { Person } from '../support/person'
import type { Stage } from '../support/stage'
import { step } from '../support/step'
import { advisor, dormitory, finance, library, master, student } from './cast'

const inDialog = (person: Person, name: string) => person.page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

/** Opens the work list and looks for one student in it. */
async function finds(person: Person, number: string, todo: string): Promise<void> {
  await person.goTo('/')
  await person.opens(todo)
  await person.writes(queueWords.search, number)
  await person.presses(queueWords.find)
  await person
    .button(new RegExp(`^通过 .*${number}`))
    .first()
    .waitFor()
}

/** Every office but those already seen passes what is left of the student's sheet. */
async function othersPass({ server }: Stage, number: string): Promise<void> {
  const officers = server.people.staff.filter(({ 角色 }) => 角色.includes('离校办理员'))
  for (const { 工号: officer } of officers) {
    const session = await server.session(officer)
    await server.call(session, 'account.actAs', { role: 'clearance-officer' })
    const { rows } = await server.call(session, 'departure.queue', { state: 'waiting', search: number })
    if (rows.length > 0) await server.call(session, 'departure.decide', { caseIds: rows.map(({ caseId }) => caseId), decision: 'pass' })
  }
}

/** Step 6: the survey opens the sheet, the advisor and the offices decide, the slip is made. */
export function leaves(stage: Stage): void {
  step(stage, 'opens the sheet after the survey and says what to do first and whom to call (S2-6, S2-10)', async () => {
    const person = await stage.as(student)
    await person.goTo('/')
    await person.opens(/^填写问卷：毕业生就业与人才培养质量/)
    await stage.looks(person, 'departure-survey')
    await person.page.getByRole('radio', { name: '已签约就业' }).check()
    for (const group of await person.page.getByRole('radio', { name: '很满意' }).all()) await group.check()
    await person.presses(surveyPageWords.submit)
    await inDialog(person, surveyPageWords.sureSubmit)
    await person.sees(surveyPageWords.done)
    await person.presses('去办理离校手续')
    // The filed agreement has registered the destination, which passes one item by itself (S2-22).
    await person.sees(words.left(7))
    await person.readsOf(words.next)
    await stage.looks(person, 'departure-sheet')
  })

  step(stage, 'lets the advisor approve with two taps, and only then the offices decide (S2-13, S2-14)', async () => {
    const officer = await stage.as(library)
    await officer.opens('离校环节待审核')
    await officer.writes(queueWords.search, master)
    await officer.presses(queueWords.find)
    await officer.readsOf('还不能办理')
    await stage.looks(officer, 'departure-not-yet')
    const teacher = await stage.as(advisor)
    await teacher.opens('毕业条件待审核')
    await teacher.sees(queueWords.waiting(12, '人'))
    await stage.looks(teacher, 'advisor-queue')
    await teacher.presses(new RegExp(`^通过 .*${master}`))
    await stage.looks(teacher, 'advisor-confirm')
    await inDialog(teacher, '确认通过')
    await teacher.sees('已通过 1 人。')
    await finds(officer, master, '离校环节待审核')
  })

  step(stage, 'lets library, finance and dormitory decide one by one; the student sees each change (S2-11)', async () => {
    const person = await stage.as(student)
    const officer = await stage.as(library)
    await finds(officer, student, '离校环节待审核')
    await officer.presses(new RegExp(`^通过 .*${student}`))
    await inDialog(officer, '确认通过')
    await officer.readsOf('已通过 1 项')
    const cashier = await stage.as(finance)
    await finds(cashier, student, '离校环节待审核')
    await cashier.presses(new RegExp(`^不通过 .*${student}`))
    await cashier.page.getByRole('dialog').getByRole('textbox').fill('还欠住宿费 1200 元，请到财务处缴清')
    await stage.looks(cashier, 'office-refuse')
    await inDialog(cashier, '确认不通过')
    await cashier.readsOf('已审核为不通过 1 人')
    await person.goTo('/')
    await person.sees('离校：缴清学杂费')
    await person.presses('去处理')
    await person.readsOf('还欠住宿费 1200 元')
    await stage.looks(person, 'departure-refused')
    const warden = await stage.as(dormitory)
    await finds(warden, student, '离校环节待审核')
    await warden.presses(new RegExp(`^通过 .*${student}`))
    await inDialog(warden, '确认通过')
    await warden.readsOf('已通过 1 人')
  })

  step(stage, 'lets an office decide about many at once and says what happened to each (S2-11, X-9)', async () => {
    const cashier = await stage.as(finance)
    await cashier.goTo('/')
    await cashier.opens('离校环节待审核')
    await cashier.ticks('全选')
    await stage.looks(cashier, 'office-bulk')
    await cashier.presses(/^通过（\d+ 人）$/)
    await inDialog(cashier, '确认通过')
    await cashier.sees(/^已通过 \d+ 人。$/)
    await stage.looks(cashier, 'office-bulk-done')
  })

  step(stage, 'gives the slip as soon as everything has passed, and says so (S2-12, S2-34)', async () => {
    const { server } = stage
    await server.call(await server.session(finance), 'departure.decide', {
      caseIds: (await server.call(await server.session(finance), 'departure.queue', { state: 'not-passed', search: student })).rows.map(
        ({ caseId }) => caseId,
      ),
      decision: 'pass',
    })
    await othersPass(stage, student)
    const person = await stage.as(student)
    await person.goTo('/')
    await person.sees('已离校')
    await stage.looks(person, 'student-home-left')
    await person.presses('查看 离校手续')
    await person.sees(words.cleared)
    await stage.looks(person, 'departure-cleared')
    const pdf = await person.document(words.slip)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await picturesOf(pdf, 0.5)).toHaveLength(1)
    await person.goTo('/')
    await person.presses(/^消息/)
    await person.readsOf('离校手续全部通过')
  })
}
