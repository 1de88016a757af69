import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'

interface TabConfig {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: TabConfig[] }
}

/** The JSON beside a page or component. */
export interface ComponentConfig {
  usingComponents?: Record<string, string>
  [option: string]: unknown
}

/** A built mini-program. Keys are paths inside the output without the ending, as WeChat writes them: `pages/home/index`. */
export interface Bundle {
  pages: string[]
  tabs: TabConfig[]
  scripts: Map<string, string>
  configs: Map<string, ComponentConfig>
  /** JavaScript expression whose value maps each WXML path to its compiled template. */
  templates: string
}

/**
 * Reads the output of the weapp build and compiles its WXML with WeChat's own template compiler.
 * @throws Error listing everything WeChat would refuse: a missing file, a missing tab icon, WXML the compiler complains about.
 */
export function readBundle(dist: string): Bundle {
  if (!existsSync(path.join(dist, 'app.json'))) throw new Error(`no weapp build in ${dist}: app.json is missing`)
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/'))
  const read = (file: string) => readFileSync(path.join(dist, file), 'utf8')
  const ending = (end: string) => files.filter((file) => file.endsWith(end)).map((file) => file.slice(0, -end.length))

  const app = JSON.parse(read('app.json')) as AppConfig
  const pages = [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap(({ root, pages: inRoot }) => inRoot.map((page) => path.posix.join(root, page))),
  ]
  const tabs = app.tabBar?.list ?? []
  const { templates, complaints } = compile(ending('.wxml'), ending('.wxs'), read)
  const refusals = [...complaints, ...missingFiles(pages, tabs, new Set(files))]
  if (refusals.length > 0) throw new Error(`WeChat would refuse this build:\n${refusals.join('\n')}`)
  return {
    pages,
    tabs,
    templates,
    scripts: new Map(ending('.js').map((file) => [file, read(`${file}.js`)])),
    configs: new Map(ending('.json').map((file) => [file, JSON.parse(read(`${file}.json`)) as ComponentConfig])),
  }
}

function compile(wxml: string[], wxs: string[], read: (file: string) => string) {
  const group = new TmplGroup()
  const complaints: string[] = []
  for (const file of wxs) group.addScript(file, read(`${file}.wxs`))
  for (const file of wxml) {
    for (const complaint of group.addTmpl(file, read(`${file}.wxml`)) as object[])
      complaints.push(`${file}.wxml: ${JSON.stringify(complaint)}`)
  }
  const templates = group.getTmplGenObjectGroups()
  group.free()
  return { templates, complaints }
}

function missingFiles(pages: string[], tabs: TabConfig[], files: ReadonlySet<string>): string[] {
  const needed = [
    ...pages.flatMap((page) => ['.js', '.json', '.wxml'].map((end) => page + end)),
    ...tabs.flatMap((tab) => [tab.iconPath, tab.selectedIconPath].filter((icon) => icon !== undefined)),
  ]
  const strayTabs = tabs.filter((tab) => !pages.includes(tab.pagePath)).map((tab) => `app.json: tab ${tab.pagePath} is not a page`)
  return [...needed.filter((file) => !files.has(file)).map((file) => `app.json: ${file} is missing`), ...strayTabs]
}
