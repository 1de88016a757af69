import { spawn } from 'node:child_process'

/** Runs one part of a command under a progress line with its seconds. */
export async function stage(title, work) {
  const start = performance.now()
  process.stdout.write(`▸ ${title}\n`)
  try {
    const result = await work()
    process.stdout.write(`✔ ${title} ${seconds(start)}\n`)
    return result
  } catch (error) {
    process.stdout.write(`✘ ${title} ${seconds(start)}\n`)
    throw error
  }
}

const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`

/** A command that ended badly; `output` is what it printed. */
export class CommandFailed extends Error {
  constructor(command, output) {
    super(`${command} failed\n${output}`.trim())
    this.output = output
  }
}

/** Runs a program and answers what it printed; with `show` it prints directly. */
export function command(program, parameters, { env = {}, show = false } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, parameters, { env: { ...process.env, ...env }, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    const parts = []
    child.stdout?.on('data', (part) => parts.push(part))
    child.stderr?.on('data', (part) => parts.push(part))
    child.once('error', (error) => failed(new CommandFailed(program, error.message)))
    child.once('close', (code) => {
      const output = Buffer.concat(parts).toString()
      if (code === 0) done(output)
      else failed(new CommandFailed([program, ...parameters].join(' '), output))
    })
  })
}

/** A program installed by npm. */
export const tool = (name, parameters, options) => command(`node_modules/.bin/${name}`, parameters, options)
