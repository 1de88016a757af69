import { existsSync } from 'node:fs'
import { stage, tool } from './stages.mjs'

/** Two at a time: more only wait for each other on two cores. */
const lanes = [
  [
    ['Biome', 'biome', ['check', '--error-on-warnings', '.']],
    ['TypeScript', 'tsc', ['--noEmit', '-p', '.']],
    ['oxlint', 'oxlint', ['--type-aware', '--deny-warnings', '.']],
  ],
  [
    ['dependency-cruiser', 'depcruise', ['--config', depcruiseConfig(), 'src', 'cloudfunctions']],
    ['knip', 'knip', []],
  ],
]

/** Everything that can be wrong without running it. Runs all of it; rejects with the names of what failed. */
export async function check() {
  const failed = (await Promise.all(lanes.map(runLane))).flat()
  if (failed.length) throw new Error(`check failed: ${failed.join(', ')}`)
}

async function runLane(lane) {
  const failed = []
  for (const [title, program, parameters] of lane) {
    await stage(title, () => tool(program, parameters)).catch((error) => {
      process.stdout.write(`${error.output ?? error.message}\n`)
      failed.push(title)
    })
  }
  return failed
}

function depcruiseConfig() {
  return (
    ['.dependency-cruiser.cjs', '.dependency-cruiser.mjs', 'config/dependency-cruiser.cjs'].find((file) => existsSync(file)) ??
    '.dependency-cruiser.cjs'
  )
}
