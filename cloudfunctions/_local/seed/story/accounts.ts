import type { DemoPeople } from '../rosters'
import { stories } from '.'
import { isShown } from './scene'
import { storyPassword } from './stage'

/** A line of the table that `npm start` prints. */
export interface DemoAccount {
  role: string
  name: string
  number: string
  password: string
  whatFor: string
}

/** One person for each role, and after the story one for each state. `acted`: who has replaced the initial password. */
export function accountsOf(people: DemoPeople, acted: ReadonlySet<string>, story: boolean): DemoAccount[] {
  const known = everybody(people)
  const line = (role: string, number: string, whatFor: string): DemoAccount[] => {
    const person = known.get(number)
    return person ? [{ role, number, ...person, password: acted.has(number) ? storyPassword : person.password, whatFor }] : []
  }
  return [
    ...line('毕业生', '2023010001', '本科生，计算机学院'),
    ...line('毕业生', '2023020001', '本科生，机械工程学院'),
    ...line('毕业生', '2024110001', '双证硕士，导师 T0025'),
    ...line('毕业生', '2024310001', '单证硕士'),
    ...line('招生就业处', 'T0001', '名单导入、总览'),
    ...line('系统管理员', 'T0002', '名单导入、开放离校'),
    ...line('学院审核员', 'T0004', '计算机学院：生源、协议审核'),
    ...line('辅导员、离校办理员', 'T0019', '一人两个身份，可切换'),
    ...line('离校办理员', 'T0007', '图书馆'),
    ...line('离校办理员', 'T0011', '财务处'),
    ...line('宿管员', 'T0017', '南望山校区'),
    ...line('导师', 'T0025', '12 名研究生'),
    ...line('用人单位', 'E0001', people.employers[0]?.单位名称 ?? ''),
    ...(story ? line('用人单位', 'E0002', `${people.employers[1]?.单位名称 ?? ''}：有待签约和已签约的`) : []),
    ...(story ? shown().flatMap(([number, whatFor]) => line('更多', number, whatFor)) : []),
  ]
}

/** Student → what can be seen with them: “就业协议网签：已退回”. */
function shown(): [string, string][] {
  const lines = new Map<string, string>()
  for (const { workflow, shows } of stories)
    for (const [state, number] of Object.entries(shows)) {
      if (!isShown(number)) continue
      const label = `${workflow.title}：${workflow.states[state]?.label ?? state}`
      lines.set(number, [lines.get(number), label].filter(Boolean).join('；'))
    }
  return [...lines]
}

function everybody({ students, staff, employers }: DemoPeople): Map<string, { name: string; password: string }> {
  const lines = [
    ...students.map((row) => [row.学号, row.姓名, row.身份证号] as const),
    ...staff.map((row) => [row.工号, row.姓名, row.身份证号] as const),
    ...employers.map((row) => [row.操作员账号, row.操作员姓名, row.操作员身份证号] as const),
  ]
  return new Map(lines.map(([number, name, idNumber]) => [number, { name, password: idNumber.slice(-6) }]))
}
