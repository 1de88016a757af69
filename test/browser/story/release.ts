import { caseAnswers as agreementAnswers, agreementPageWords } from '../../../src/pages/agreement/wording'
import { caseAnswers, queueWords, reviewWords, studentAnswers, releasePageWords as words } from '../../../src/pages/release/wording'
import { attachmentWords } from '../../../src/shared/attachment/wording'
import { dateOf } from '../../../src/shared/calendar'
import { releaseWords } from '../../../src/shared/release/wording'
import { releaseWorkflow } from '../../../src/shared/release/workflow'
import { photograph, smallPdf } from '../../support/attachments'
import { picturesOf } from '../../support/raster'
import type { Person } from '../support/person'
import { agreementOf } from '../support/prepare'
import type { Stage } from '../support/stage'
import { step } from '../support/step'
import { career, classmate, college, counselor, employer } from './cast'

const { pieces, paths, lists } = releaseWords
const { actions } = releaseWorkflow
const letter = '尊敬的领导：本人因家庭原因不能按约到贵单位报到，深表歉意。'.repeat(20)

/** A label goes on with the mark of what must be filled. */
const startsWith = (label: string) => new RegExp(`^${label}`)

const inDialog = (person: Person, name: string) => person.page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

async function handsIn({ page }: Person, piece: keyof typeof pieces): Promise<void> {
  const photo = piece === 'apology'
  const section = page.locator(`#piece-${piece}`)
  await section.locator('input[type=file]').setInputFiles({
    name: photo ? 'letter.jpg' : 'letter.pdf',
    mimeType: photo ? 'image/jpeg' : 'application/pdf',
    buffer: photo ? await photograph() : smallPdf(),
  })
  await section.getByRole('button', { name: new RegExp(`^${attachmentWords.open} `) }).waitFor()
}

/** Who has two roles begins with the other one. */
async function actsAsCounselor({ server }: Stage, { page }: Person): Promise<void> {
  const token = await page.evaluate(() => (JSON.parse(localStorage.getItem('qicheng.token') ?? '{}') as { data: string }).data)
  await server.call(token, 'account.actAs', { role: 'counselor' })
  await page.reload()
}

/** Opens a work list and the student's release in it. */
async function opensRelease(person: Person, list: keyof typeof lists): Promise<void> {
  await person.goTo(`/#/pages/release/queue/index?list=${list}`)
  await person.sees(queueWords.headline(lists[list], 1))
  await person.presses(new RegExp(classmate))
}

async function decides(person: Person, step: 'approve' | 'grant', answer: string): Promise<void> {
  await person.presses(actions[step].label)
  await inDialog(person, actions[step].label)
  await person.readsOf(answer)
}

/** Step 5: a filed agreement is given up for another employer. */
export function releasesAgreement(stage: Stage): void {
  let agreementId: string

  step(
    stage,
    'lets a student whose agreement is filed hand in the packet of a breach: photograph and letter (S0-66, S0-71, S0-72)',
    async () => {
      agreementId = await agreementOf(stage.server, classmate)
      const person = await stage.as(classmate)
      await person.goTo('/#/pages/release/index')
      await person.presses(`${paths.breach.name}：${words.begin}`)
      await inDialog(person, words.begin)
      await person.sees(studentAnswers.open.headline)
      await handsIn(person, 'release-letter')
      await handsIn(person, 'acceptance')
      await handsIn(person, 'apology')
      await person.presses(actions.submit.label)
      await person.sees(words.lackingTitle)
      await person.writes(startsWith(words.letter), letter)
      await person.ticks(words.posted)
      await person.readsOf(words.saving.saved)
      await stage.looks(person, 'release-packet')
      await person.presses(actions.submit.label)
      await inDialog(person, words.submit)
      await person.sees(studentAnswers['with-college'].headline)
      await stage.looks(person, 'release-submitted')
    },
  )

  step(stage, 'asks the counselor for the talk before the college approves each piece (S0-73, S0-74)', async () => {
    const teacher = await stage.as(counselor)
    await actsAsCounselor(stage, teacher)
    await opensRelease(teacher, 'to-interview')
    await teacher.presses(reviewWords.interviewSave)
    await teacher.sees(reviewWords.missing.on)
    await teacher.writes(startsWith(reviewWords.interviewOn), dateOf(await stage.now()))
    await teacher.writes(startsWith(reviewWords.interviewText), '已谈话，学生认识到诚信的重要和违约的后果。')
    await teacher.ticks(reviewWords.postingSeen)
    await stage.looks(teacher, 'release-interview')
    await teacher.presses(reviewWords.interviewSave)
    await teacher.sees(reviewWords.interviewAgain)
    const officer = await stage.as(college)
    await opensRelease(officer, 'to-review')
    for (const piece of ['release-letter', 'apology', 'acceptance'] as const) {
      await officer.presses(`${pieces[piece].name}：${reviewWords.accept}`)
      await officer.button(`${pieces[piece].name}：${reviewWords.accept}`).waitFor({ state: 'detached' })
    }
    await stage.looks(officer, 'release-review')
    await decides(officer, 'approve', caseAnswers['with-university'])
  })

  step(stage, 'ends with the university’s word; the agreement says so, and its sheet opens for both parties (S0-64…77)', async () => {
    const officer = await stage.as(career)
    await opensRelease(officer, 'to-grant')
    await decides(officer, 'grant', caseAnswers.released)
    await stage.looks(officer, 'release-granted')
    const operator = await stage.as(employer)
    await operator.goTo(`/#/pages/agreement/case/index?caseId=${agreementId}`)
    await operator.readsOf(agreementAnswers.released)
    await stage.looks(operator, 'release-employer')
    const sheet = await operator.document(agreementPageWords.openReleaseSheet)
    expect(await picturesOf(sheet, 0.5)).toHaveLength(1)
    const person = await stage.as(classmate)
    await person.goTo('/')
    await person.goTo('/#/pages/release/index')
    await person.sees(studentAnswers.released.headline)
    await stage.looks(person, 'release-done')
    expect((await person.document(words.openSheet)).equals(sheet)).toBe(true)
  })
}
