import type { Compilation } from 'webpack'

/** Where a visit begins: home for whoever has a session, otherwise sign-in. */
const begins = { home: /src[\\/]pages[\\/]home[\\/]index\.tsx$/, signIn: /src[\\/]pages[\\/]account[\\/]sign-in[\\/]index\.tsx$/ }

/** Parameters of `src/index.html`: script and style of the pages a visit can begin with, as paths below the output. @throws Error without them */
export function firstPages({ chunks, chunkGraph }: Compilation): Record<'home' | 'signIn', { script: string; style: string }> {
  const filesOf = (page: RegExp) => {
    const holds = (chunk: Parameters<typeof chunkGraph.getChunkModules>[0]) =>
      chunkGraph.getChunkModules(chunk).some((module) => page.test(module.nameForCondition() ?? ''))
    const files = [...chunks].filter(holds).flatMap((chunk) => [...chunk.files])
    const [script, style] = ['.js', '.css'].map((end) => files.find((file) => file.endsWith(end)))
    if (!script || !style) throw new Error(`no script and style for ${page}: ${files.join(' ')}`)
    return { script, style }
  }
  return { home: filesOf(begins.home), signIn: filesOf(begins.signIn) }
}
