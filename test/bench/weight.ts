import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Figure, figure } from './figures'

const folder = 'dist/weapp'

/** What WeChat counts: the main package is everything outside the subpackages (limit 2 MB). */
export function measureWeight(): Figure[] {
  const { subPackages } = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as { subPackages: { root: string }[] }
  const files = filesIn(folder).filter((file) => !/LICENSE\.txt$|\.map$|project\.config\.json$/.test(file))
  const inSubpackage = (file: string) => subPackages.some(({ root }) => file.startsWith(`${join(folder, root)}/`))
  const bytes = (some: string[]) => some.reduce((sum, file) => sum + statSync(file).size, 0)
  return [
    figure('weapp.main_bytes', bytes(files.filter((file) => !inSubpackage(file))), 'bytes', 'limit 2,097,152'),
    figure('weapp.total_bytes', bytes(files), 'bytes', `main package and ${subPackages.length} subpackages`),
  ]
}

const filesIn = (place: string): string[] =>
  readdirSync(place, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(place, entry.name)) : [join(place, entry.name)],
  )
