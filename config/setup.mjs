import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './builds.mjs'
import { install } from './install.mjs'
import { stage } from './stages.mjs'

// Only Node's own modules above: nothing else is there before the first install.
const commands = {
  start,
  async test() {
    const { test } = await import('./tests.mjs')
    return test()
  },
  async check() {
    const { check } = await import('./checks.mjs')
    await check()
  },
  async build() {
    await build(['functions', 'h5', 'weapp'])
  },
  async bench() {
    await build(['functions', 'h5', 'weapp'])
    return runScript('test/bench/bench.ts')
  },
  docs: () => runScript('config/docs.ts'),
  'audit:verify': () => runScript('cloudfunctions/_local/audit-verify.ts'),
  async 'demo:reset'() {
    const { resetDemo } = await loadStart()
    await stage('Deleting the local data', resetDemo)
  },
}

/** Runs a script of the repository, which ends by itself; its parameters are what follows the command. */
async function runScript(file) {
  const { run } = await import('./run.mjs')
  process.argv.splice(2, 1)
  await run(file)
  return 'goes on'
}

async function loadStart() {
  const { run } = await import('./run.mjs')
  local = await run('cloudfunctions/_local/start.ts')
  return local
}
let local

async function start() {
  const begun = performance.now()
  const { checkRoom, start: startAll, stopDatabase } = await loadStart()
  await checkRoom()
  await build(['functions', 'h5'])
  let stop = stopDatabase
  onceTold(() => stop())
  const running = await startAll(stage)
  stop = running.stop
  greet(running, ((performance.now() - begun) / 1000).toFixed(1))
  return 'goes on'
}

/** Ctrl-C, also in the middle of the start. */
function onceTold(stop) {
  let told = false
  const end = async () => {
    if (told) return
    told = true
    process.stdout.write('\nStopping …\n')
    await stop().catch((error) => fail(error.message))
    process.exit()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
}

function greet({ url, accounts }, seconds) {
  process.stdout.write(`\n启程 Qicheng is ready after ${seconds} s: ${url}\nMessages on the phone:          ${url}/local/wechat\n`)
  if (accounts.length) console.table(accounts)
  process.stdout.write('End with Ctrl-C. Begin afresh with npm run demo:reset.\n')
}

async function main(name) {
  process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'))
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) return fail(`Node ${process.versions.node} is too old: install Node 20.19 or later.`)
  if (!Object.hasOwn(commands, name)) return fail(`Unknown command ${name ?? ''}: use ${Object.keys(commands).join(', ')}.`)
  try {
    await install()
    const result = await commands[name]()
    if (result === false) process.exitCode = 1
    if (result !== 'goes on') process.exit()
  } catch (error) {
    fail(local?.sentenceOf(error) ?? error.message)
    process.exit()
  }
}

function fail(sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exitCode = 1
}

await main(process.argv[2])
