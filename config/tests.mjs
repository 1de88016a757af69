import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build } from './builds.mjs'
import { check } from './checks.mjs'
import { stage, tool } from './stages.mjs'

const config = 'config/jest.config.cjs'
/** Suites that need the machine for themselves, or a build, run on their own and in this order; all others run first, together. */
const alone = ['weapp', 'browser', 'crash']

/**
 * All suites; ends with the plain line `N passed, N failed`. A suite that could not run counts as one failure.
 * Answers whether everything passed.
 */
export async function test() {
  const total = { passed: 0, failed: 0 }
  const add = ({ passed, failed }) => {
    total.passed += passed
    total.failed += failed
  }
  add(await counted('check', check))
  add(await counted('build', () => build(['functions', 'h5', 'weapp'])))
  for (const projects of groups()) add(await suite(projects))
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
  return total.failed === 0
}

async function counted(title, work) {
  try {
    await stage(title, work)
    return { passed: title === 'check' ? 1 : 0, failed: 0 }
  } catch (error) {
    process.stdout.write(`${error.message}\n`)
    return { passed: 0, failed: 1 }
  }
}

function groups() {
  const names = createRequire(import.meta.url)('./jest.config.cjs').projects.map(({ displayName }) => displayName.name ?? displayName)
  const together = names.filter((name) => !alone.includes(name))
  return [together, ...alone.filter((name) => names.includes(name)).map((name) => [name])]
}

async function suite(projects) {
  const outputFile = `dist/test-${projects.join('-')}.json`
  mkdirSync('dist', { recursive: true })
  rmSync(outputFile, { force: true })
  const parameters = [
    '-c',
    config,
    '--selectProjects',
    ...projects,
    '--json',
    `--outputFile=${outputFile}`,
    '--forceExit',
    workersFor(projects),
  ]
  const ended = await stage(projects.join(' + '), () => tool('jest', parameters, { show: true })).then(
    () => null,
    (error) => error,
  )
  if (!existsSync(outputFile)) {
    process.stdout.write('jest wrote no result\n')
    return { passed: 0, failed: 1 }
  }
  return resultOf(JSON.parse(readFileSync(outputFile, 'utf8')), ended)
}

/** Crash tests time themselves by what the machine still does; the others share its two cores. */
const workersFor = (projects) => (projects.includes('crash') ? '--runInBand' : '--maxWorkers=2')

function resultOf(result, ended) {
  const couldNotRun = result.numRuntimeErrorTestSuites
  // Passing tests under a failing run, for instance a teardown that broke, must not look like success.
  const unexplained = ended && result.numFailedTests + couldNotRun === 0 ? 1 : 0
  return { passed: result.numPassedTests, failed: result.numFailedTests + couldNotRun + unexplained }
}
