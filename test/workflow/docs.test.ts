import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { workflowPage } from '../../config/workflow-page'

it('docs/workflows.md says what the tables say; otherwise run npm run docs', () => {
  expect(readFileSync(resolve(__dirname, '../../docs/workflows.md'), 'utf8')).toBe(workflowPage())
})
