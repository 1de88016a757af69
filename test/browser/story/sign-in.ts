import { randomUUID } from 'node:crypto'
import { chosenPassword } from '../../support/demo-server'
import type { Stage } from '../support/stage'
import { step } from '../support/step'
import { openid, student } from './cast'

/** What the phone of the student sends to the functions. */
const fromPhone = (stage: Stage, action: string, data: object, session?: string) =>
  stage.server.local<{ ok: boolean; data: { token: string } }>('/local/wechat/call', {
    openid,
    data: { action, data, requestId: randomUUID(), session },
  })

/** Step 2: a student signs in for the first time and binds WeChat by the code on the screen. */
export function signsInFirst(stage: Stage): void {
  step(stage, 'tells a student what a new password lacks, and takes a good one (A-1)', async () => {
    const person = await stage.stranger(student)
    await person.writes('学号或工号', student)
    await person.writes('密码', stage.server.initialPassword(student))
    await person.presses('登录')
    await person.writes(/^新密码/, 'short1')
    await person.presses('保存新密码')
    await person.sees('至少 8 位，请再加长一些')
    await stage.looks(person, 'first-password-wrong')
    await person.writes(/^新密码/, chosenPassword)
    await person.writes(/^再输一次新密码/, chosenPassword)
    await person.presses('保存新密码')
    await person.readsOf('件事等您办理')
    await person.sees('就业协议暂不能签')
    await stage.looks(person, 'student-home')
  })

  step(stage, 'binds the WeChat account that scans the code on the screen (A-2)', async () => {
    const person = await stage.as(student)
    await person.presses('我的')
    await person.opens('绑定微信')
    await person.presses('显示二维码')
    await person.sees('等待手机确认…')
    await stage.looks(person, 'bind')
    const phone = await stage.stranger('phone')
    await phone.goTo('/local/wechat')
    await phone.writes('用哪个微信号扫', openid)
    await phone.page.waitForFunction(() => (document.getElementById('ticket') as HTMLInputElement).value !== '')
    await phone.presses('确认绑定')
    await phone.readsOf('已绑定')
    await stage.looks(phone, 'wechat-bind')
    await person.sees('绑定成功')
    await person.presses('去首页')
    await person.presses('我的')
    await person.sees('微信已绑定')
    await stage.looks(person, 'me')
  })

  step(stage, 'lets the phone in silently from then on, where consent to messages is given in the taps (A-2, N-2)', async () => {
    const { data } = await fromPhone(stage, 'account.signInWithWeChat', {})
    for (const template of ['review-result', 'review-result', 'review-result', 'deadline']) {
      const given = await fromPhone(stage, 'notice.recordConsent', { results: { [template]: 'accept' } }, data.token)
      expect(given.ok).toBe(true)
    }
  })
}
