/** Every page of the app, as links name it: `/pages/origin/index`. */
export function appPages(): Set<string> {
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config })
  const { default: config } = require('../../src/app.config') as {
    default: { pages: string[]; subPackages: { root: string; pages: string[] }[] }
  }
  const parts = config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  return new Set([...config.pages, ...parts].map((page) => `/${page}`))
}

/** The page of a link, without its query. */
export const pageOf = (link: string): string => link.split('?')[0] ?? ''
