import { scanWording } from '../../../src/app/wording'
import { employerWords, fileWords, queueWords, returnWords } from '../../../src/pages/agreement/office-wording'
import { draftWords, notesWords, studentAnswers, agreementPageWords as words } from '../../../src/pages/agreement/wording'
import { verifyWords } from '../../../src/pages/verify/wording'
import { agreementWords } from '../../../src/shared/agreement/wording'
import { span } from '../../../src/shared/calendar'
import { encodeGray, picturesOf } from '../../support/raster'
import type { Person } from '../support/person'
import { agreementOf, archiveAddress, schoolContact, submitsAgreement } from '../support/prepare'
import type { Stage } from '../support/stage'
import { step } from '../support/step'
import { classmate, college, employer, student } from './cast'

const terms = { 工作岗位: '后端开发工程师', 工作地点: '湖北省武汉市洪山区', 薪酬: '每月 9000 元' }

const employerName = ({ server }: Stage) => server.people.employers[0]?.单位名称 ?? ''

/** A scan of the back of the approved agreement, as a copier makes it at 200 dots per inch. */
async function scanOf({ server }: Stage, number: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const { url } = await server.call(await server.session(number), 'agreement.document', { caseId: await agreementOf(server, number) })
  const pdf = Buffer.from(await (await fetch(url)).arrayBuffer())
  const back = (await picturesOf(pdf, 200 / 72))[1]
  if (!back) throw new Error('the agreement has no back')
  return { name: 'back.png', mimeType: 'image/png', buffer: encodeGray(back) }
}

const photo = (person: Person) => person.page.locator('input[type=file]').last()

async function opensRow(person: Person, number: string): Promise<void> {
  await person.presses(new RegExp(number))
}

const inDialog = (person: Person, name: string) => person.page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

/** Step 4: student and employer sign, the college approves, the paper is filed. */
export function signsAgreement(stage: Stage): void {
  step(
    stage,
    'lets the student read the notes to the end, find the employer by the initials of its name and submit (S0-29, S0-31, S0-35, S0-49)',
    async () => {
      const person = await stage.as(student)
      await person.opens('填写就业协议')
      await person.sees(draftWords.readFirst)
      await stage.looks(person, 'agreement-first')
      await person.presses(draftWords.read)
      await person.button(notesWords.read).click()
      await person.presses(draftWords.pick)
      await person.writes(draftWords.search, stage.server.people.employers[0]?.单位名称.slice(2, 6) ?? '')
      await person.opens(employerName(stage))
      for (const [label, text] of Object.entries(terms)) await person.writes(new RegExp(`^${label}`), text)
      await person.sees(draftWords.saved)
      await stage.looks(person, 'agreement-draft')
      await person.presses(draftWords.submit)
      await person.ticks(draftWords.agree)
      await stage.looks(person, 'agreement-submit')
      await inDialog(person, draftWords.submit)
      await person.sees(studentAnswers['with-employer'].headline)
      await stage.looks(person, 'agreement-submitted')
    },
  )

  step(stage, 'lets the employer read the notes, check its details and sign (S0-38, S0-40, S0-42)', async () => {
    await submitsAgreement(stage.server, classmate, '测试工程师')
    const operator = await stage.as(employer)
    await operator.opens('毕业生待签约')
    await stage.looks(operator, 'employer-queue-first')
    await operator.presses('去阅读')
    await stage.looks(operator, 'employer-notes')
    await operator.button(notesWords.read).click()
    await operator.presses('去核对单位信息')
    await operator.writes(/^档案接收地/, archiveAddress)
    await stage.looks(operator, 'employer-details')
    await operator.presses(employerWords.save)
    await opensRow(operator, student)
    await operator.readsOf(stage.nameOf(student))
    await stage.looks(operator, 'employer-case')
    await operator.presses('确定签约')
    await stage.looks(operator, 'employer-sign')
    await inDialog(operator, '确定签约')
    await operator.readsOf('等待学生确认')
  })

  step(stage, 'sends another one back with a reason, which its student reads (S0-43)', async () => {
    const operator = await stage.as(employer)
    await operator.goTo('/')
    await operator.opens('毕业生待签约')
    await opensRow(operator, classmate)
    await operator.presses('退回')
    await operator.page.getByRole('dialog').getByLabel(returnWords.code).selectOption({ label: '条款与约定不符' })
    await operator.page.getByRole('dialog').getByRole('textbox').fill('岗位名称请写全称')
    await stage.looks(operator, 'employer-return')
    await inDialog(operator, '退回')
    await operator.sees(queueWords.waiting('待签约', 0))
    await stage.looks(operator, 'employer-queue-empty')
    const person = await stage.as(classmate)
    await person.opens('就业协议被退回')
    await person.sees(studentAnswers.returned.headline)
    await person.readsOf('岗位名称请写全称')
    await stage.looks(person, 'agreement-returned')
  })

  step(stage, 'lets the student confirm what the employer signed (S0-47)', async () => {
    const person = await stage.as(student)
    await person.goTo('/')
    await person.opens('确认签约信息')
    await person.sees(studentAnswers['with-student'].headline)
    await stage.looks(person, 'agreement-to-confirm')
    await person.presses('确认签约信息')
    await inDialog(person, '确认签约信息')
    await person.sees(studentAnswers['with-college'].headline)
  })

  step(stage, 'passes to the college after seven days of silence, as the other student agreed (S0-48, S0-49)', async () => {
    const { server } = stage
    await submitsAgreement(stage.server, classmate, '测试工程师')
    await server.call(await server.session(employer), 'agreement.sign', {
      caseId: await agreementOf(server, classmate),
      opinion: '同意接收',
      superiorOpinion: '',
    })
    await stage.passes(8 * span.day)
    const person = await stage.as(classmate)
    await person.goTo('/#/pages/agreement/index')
    await person.sees(studentAnswers['with-college'].headline)
    await person.readsOf('到期视为无异议')
    await stage.looks(person, 'agreement-by-default')
  })

  step(stage, 'is approved by the college with its contact, and prints as three copies of two pages (S0-52, S0-57)', async () => {
    const officer = await stage.as(college)
    await officer.opens('就业协议待审核')
    await officer.sees(queueWords.waiting('待审核', 2))
    await stage.looks(officer, 'agreement-queue')
    await opensRow(officer, student)
    for (const [name, label] of Object.entries(agreementWords.contactFields))
      await officer.writes(new RegExp(`^${label}`), schoolContact[name as keyof typeof schoolContact])
    await stage.looks(officer, 'agreement-review')
    await officer.presses('审核通过')
    await officer.readsOf('等待盖章备案')
    await stage.looks(officer, 'agreement-approved')
    const pdf = await officer.document(words.openDocument)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await picturesOf(pdf, 0.5)).toHaveLength(6)
  })

  step(stage, 'is proved by anybody who scans the paper, without an account, and then without a network (S0-58)', async () => {
    const stranger = await stage.stranger('a reader of the paper')
    await stranger.goTo('/#/pages/verify/index')
    await stranger.sees(verifyWords.start)
    await stage.looks(stranger, 'verify-first')
    await photo(stranger).setInputFiles(await scanOf(stage, student))
    await stranger.readsOf(verifyWords.genuineText)
    await stranger.readsOf(terms.薪酬)
    await stranger.readsOf(verifyWords.asked(1))
    await stage.looks(stranger, 'verify-genuine')
    const code = await stranger.page.getByLabel(verifyWords.text).inputValue()
    await stranger.goTo('/#/pages/verify/index?fresh=1')
    await stranger.page.reload()
    await stranger.sees(verifyWords.start)
    await stage.looks(stranger, 'verify-again')
    await stranger.page.context().setOffline(true)
    await stranger.writes(verifyWords.text, code)
    await stranger.presses(verifyWords.check)
    await stranger.readsOf(verifyWords.genuineText)
    await stranger.readsOf(verifyWords.nowOffline)
    const changed = `${code.slice(0, 90)}${code[90] === 'A' ? 'B' : 'A'}${code.slice(91)}`
    await stranger.writes(verifyWords.text, changed)
    await stranger.presses(verifyWords.check)
    await stranger.readsOf(verifyWords.changed)
    await stranger.page.context().setOffline(false)
    // What the cut network left in the console is no fault of the page.
    stranger.faults.splice(0)
    await stage.looks(stranger, 'verify-changed')
  })

  step(stage, 'is filed by a scan of the paper and by its number, with the seals seen on it (S0-60…62)', async () => {
    const { server } = stage
    const { number } = await server.call(await server.session(college), 'agreement.approve', {
      caseId: await agreementOf(server, classmate),
      schoolContact,
    })
    const officer = await stage.as(college)
    await officer.goTo('/')
    await officer.opens('协议备案')
    const files = async (who: string) => {
      await officer.readsOf(stage.nameOf(who))
      await officer.ticks(fileWords.sealAll(3))
      await stage.looks(officer, 'agreement-file')
      await officer.presses(fileWords.file(1))
      await officer.sees(fileWords.next)
    }
    await officer.sees(scanWording.photo)
    await photo(officer).setInputFiles(await scanOf(stage, student))
    await files(student)
    await officer.writes(fileWords.field, number)
    await officer.presses(fileWords.find)
    await files(classmate)
    await stage.looks(officer, 'agreement-filed')
    const person = await stage.as(student)
    await person.sees('已备案')
  })

  step(stage, 'keeps who did what when in the trail of the case (X-7)', async () => {
    const officer = await stage.as(college)
    await officer.goTo(`/#/pages/trail/index?caseId=${await agreementOf(stage.server, student)}`)
    const { students, employers, staff } = stage.server.people
    const operator = employers[0]?.操作员姓名
    const reviewer = staff.find((row) => row.工号 === college)?.姓名
    await officer.readsOf('备案 → ')
    const steps = await officer.page.getByRole('listitem').allInnerTexts()
    const told = steps.join('\n')
    for (const [who, what] of [
      [students.find((row) => row.学号 === student)?.姓名, '正式提交'],
      [operator, '确定签约'],
      [reviewer, '审核通过'],
      [reviewer, '备案'],
    ])
      expect(told).toMatch(new RegExp(`${what} → [^\\n]*\\n[^\\n]* · ${who}（`))
    await stage.looks(officer, 'trail')
  })
}
