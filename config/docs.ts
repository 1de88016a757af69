import { writeFileSync } from 'node:fs'
import { workflowPage } from './workflow-page'

writeFileSync('docs/workflows.md', workflowPage())
