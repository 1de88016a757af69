import { agreementWorkflow } from '../src/shared/agreement/workflow'
import { invitationWorkflow } from '../src/shared/card/workflow'
import { clearanceWorkflow, departureWorkflow } from '../src/shared/departure/workflow'
import { destinationWorkflow } from '../src/shared/destination/workflow'
import { openingWorkflow } from '../src/shared/opening/workflow'
import { originWorkflow } from '../src/shared/origin/workflow'
import { recommendationWorkflow } from '../src/shared/recommendation/workflow'
import { refusal } from '../src/shared/refusals'
import { releaseWorkflow } from '../src/shared/release/workflow'
import type { ActionRule, Workflow } from '../src/shared/workflow'

/** Every workflow of the product, in the order of the page. */
export const workflows: Workflow<never>[] = [
  originWorkflow,
  recommendationWorkflow,
  openingWorkflow,
  agreementWorkflow,
  invitationWorkflow,
  releaseWorkflow,
  destinationWorkflow,
  departureWorkflow,
  clearanceWorkflow,
]

const actors: Record<string, string> = {
  student: '学生',
  employer: '用人单位',
  advisor: '导师',
  college: '学院',
  office: '部门',
  'career-centre': '招生就业处',
  clock: '到期',
  system: '系统',
}

/** `docs/workflows.md`: every workflow drawn from its table, with what holds each action back. */
export function workflowPage(): string {
  return `# Workflows\n\nMade by \`npm run docs\` from the tables in \`src/shared/*/workflow.ts\`; do not edit.\n\n${workflows.map(section).join('\n')}`
}

function section(table: Workflow<never>): string {
  const actions = Object.entries(table.actions)
  return [
    `## ${table.title} · \`${table.subject}\`\n`,
    '```mermaid',
    'stateDiagram-v2',
    ...Object.entries(table.states).map(([state, { label }]) => `  state "${label}" as ${id(state)}`),
    `  [*] --> ${id(table.initial)}`,
    ...actions.flatMap(([, rule]) => arrows(rule)),
    '```\n',
    '| action | who | from → to | held back by | tells |',
    '| --- | --- | --- | --- | --- |',
    ...actions.map(([name, rule]) => row(table, name, rule)),
    '',
  ].join('\n')
}

const id = (state: string) => state.replaceAll('-', '_')

function arrows(rule: ActionRule<never>): string[] {
  const who = rule.by.map((actor) => actors[actor]).join('/')
  return rule.from.map((state) => `  ${id(state)} --> ${id(rule.to === 'unchanged' ? state : rule.to)} : ${rule.label}（${who}）`)
}

function row(table: Workflow<never>, name: string, rule: ActionRule<never>): string {
  const label = (state: string) => table.states[state]?.label ?? '不变'
  const guards = [
    ...(rule.when ?? []).map(({ code }) => `\`${code}\` ${refusal(code).message}`),
    ...(rule.reason ? ['`reason-missing` 须写原因'] : []),
  ]
  const told = Object.entries(rule.notify ?? {}).map(([actor, kind]) => `${actors[actor]}: \`${kind}\``)
  const way = `${rule.from.map(label).join('、')} → ${label(rule.to)}`
  const cells = [
    `${rule.label} \`${name}\``,
    rule.by.map((actor) => actors[actor]).join('、'),
    way,
    guards.join('<br>'),
    [...told, ...(rule.deadline ? [`到期 \`${rule.deadline.action}\``] : [])].join('<br>'),
  ]
  return `| ${cells.join(' | ')} |`
}
