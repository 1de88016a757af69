import type { Compilation } from 'webpack'

/** Where a visit begins: sign-in, or home for whoever has a session. */
const begins = /src[\\/]pages[\\/](home|account[\\/]sign-in)[\\/]index\.tsx$/

/** Parameter of `src/index.html`: script and style of the two pages a visit can begin with, as paths below the output. */
export function firstPages({ chunks, chunkGraph }: Compilation): { firstPages: string[] } {
  const first = [...chunks].filter((chunk) =>
    chunkGraph.getChunkModules(chunk).some((module) => begins.test(module.nameForCondition() ?? '')),
  )
  return { firstPages: first.flatMap((chunk) => [...chunk.files]) }
}
