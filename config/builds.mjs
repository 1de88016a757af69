import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, stage, tool } from './stages.mjs'

const record = 'dist/built.json'

const taroConfig = ['config/index.ts', 'config/aria.ts', 'config/first-pages.ts']

/** What can be built: from which files, how, and which file proves that it was. */
const builds = {
  functions: {
    title: 'Cloud functions',
    inputs: ['cloudfunctions', 'src/shared', 'config/functions.mjs', 'package-lock.json'],
    // A child process, because a build keeps its memory.
    work: () => command(process.execPath, ['config/functions.mjs']),
    proof: 'dist/cloudfunctions/jobs/index.js',
  },
  h5: {
    title: 'Browser app',
    inputs: ['src', ...taroConfig, 'babel.config.js', 'package-lock.json'],
    work: () => taro('h5'),
    proof: 'dist/h5/index.html',
  },
  weapp: {
    title: 'Mini-program',
    inputs: ['src', ...taroConfig, 'babel.config.js', 'project.config.json', 'package-lock.json'],
    work: () => taro('weapp'),
    proof: 'dist/weapp/app.json',
  },
}

/** Builds what changed since the last time. */
export async function build(names) {
  for (const name of names) {
    const { title, inputs, work, proof } = builds[name]
    const hash = hashOf(inputs)
    if (existsSync(proof) && known()[name] === hash) continue
    await stage(title, async () => {
      rmSync(proof, { force: true })
      const output = await work()
      // Taro can print an error, build nothing and still end well.
      if (!existsSync(proof)) throw new Error(`${title}: ${proof} was not built\n${output}`)
    })
    writeFileSync(record, JSON.stringify({ ...known(), [name]: hash }, null, 2))
  }
}

function taro(type) {
  mkdirSync('dist', { recursive: true })
  return tool('taro', ['build', '--type', type, '--no-check'], { env: { NODE_ENV: 'production', CI: 'true' } })
}

const known = () => (existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {})

function hashOf(inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesIn).sort()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function filesIn(place) {
  if (!existsSync(place)) return []
  return statSync(place).isDirectory() ? readdirSync(place).flatMap((name) => filesIn(join(place, name))) : [place]
}
