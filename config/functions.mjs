import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** Native modules, installed by the cloud from the function's own package.json; `pg-native` is only looked for by pg. */
const external = ['pg-native', '@node-rs/argon2', 'sharp']
const fontPackage = 'node_modules/@expo-google-fonts/noto-sans-sc'
const fonts = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']

/**
 * Bundles each cloud function into `dist/cloudfunctions/<name>/`: index.js, what it reads beside itself, and a package.json
 * with the native modules. No .ts is deployed.
 */
export async function buildFunctions(names = ['api', 'jobs']) {
  for (const name of names) {
    const folder = join('dist/cloudfunctions', name)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const { metafile } = await build(optionsFor(name, folder))
    const imported = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
    copyBeside(folder)
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(packageOf(name, new Set(imported)), null, 2)}\n`)
  }
}

function optionsFor(name, folder) {
  return {
    entryPoints: [join('cloudfunctions', name, 'index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    charset: 'utf8',
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    external,
    // pdfkit's fontkit asks for import.meta.url, which CommonJS lacks.
    define: { 'import.meta.url': '__bundleUrl' },
    banner: { js: "const __bundleUrl=require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'warning',
    metafile: true,
  }
}

function copyBeside(folder) {
  mkdirSync(join(folder, 'fonts'))
  for (const font of fonts) cpSync(join(fontPackage, font), join(folder, 'fonts', font.split('/')[1]))
  if (existsSync('cloudfunctions/_migrations')) cpSync('cloudfunctions/_migrations', join(folder, '_migrations'), { recursive: true })
}

function packageOf(name, imported) {
  const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  // argon2 is asked for at run time, so the bundler does not see it.
  const needed = external.filter((native) => dependencies[native] && (imported.has(native) || native === '@node-rs/argon2'))
  return {
    name: `qicheng-${name}`,
    version,
    private: true,
    main: 'index.js',
    dependencies: Object.fromEntries(needed.map((native) => [native, dependencies[native]])),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildFunctions()
