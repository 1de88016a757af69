import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * Runs a TypeScript file of this repository in this process: bundled into dist/local/, packages left in node_modules.
 * Answers what the file exports.
 */
export async function run(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    packages: 'external',
    alias: { '@': resolve('src') },
    sourcemap: 'inline',
    logLevel: 'warning',
    write: false,
  })
  mkdirSync('dist/local', { recursive: true })
  const output = resolve(join('dist/local', `${basename(file).replace(/\.tsx?$/, '')}.cjs`))
  // Several processes may run the same file at once: none may load half of it.
  const half = `${output}.${process.pid}`
  writeFileSync(half, outputFiles[0].contents)
  renameSync(half, output)
  return createRequire(import.meta.url)(output)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file] = process.argv.splice(2, 1)
  process.setSourceMapsEnabled(true)
  await run(file)
}
