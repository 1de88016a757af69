import { areaList } from '@vant/area-data'
import type { CodeItem } from './code-list'

/**
 * Administrative divisions (GB/T 2260 codes, six digits): province `430000`, city `430100`, county `430104`.
 * The data set is some 60 KB, so only the pages that pick or show a place import this module.
 */

/**
 * Divisions with nothing below them at county level: the four cities without counties, and 台湾, 香港, 澳门.
 * The data set lists towns and districts there under numbers of its own, which no registry knows; they are left out.
 */
const WITHOUT_COUNTIES = ['441900', '442000', '460400', '620200', '710000', '810000', '820000']

/** Steps of the hierarchy that are no place: they are not said when a place is named. */
const UNSPOKEN = ['县', '省直辖县', '自治区直辖县级行政区划']

export type DivisionProblem = 'unknown' | 'too-shallow'

const provinces = itemsOf(areaList.province_list)
const cities = itemsOf(areaList.city_list).filter((city) => !WITHOUT_COUNTIES.includes(provinceOf(city.code)))
const counties = itemsOf(areaList.county_list).filter(
  (county) => !WITHOUT_COUNTIES.includes(provinceOf(county.code)) && !WITHOUT_COUNTIES.includes(cityOf(county.code)),
)
const all = [...provinces, ...cities, ...counties]
const names = new Map(all.map((item) => [item.code, item.name]))
const below = childrenByParent()

function itemsOf(list: Record<string, string>): CodeItem[] {
  return Object.entries(list).map(([code, name]) => ({ code, name }))
}

function provinceOf(code: string): string {
  return `${code.slice(0, 2)}0000`
}

function cityOf(code: string): string {
  return `${code.slice(0, 4)}00`
}

function childrenByParent(): Map<string, CodeItem[]> {
  const children = new Map<string, CodeItem[]>()
  const put = (parent: string, item: CodeItem) => children.set(parent, [...(children.get(parent) ?? []), item])
  for (const city of cities) put(provinceOf(city.code), city)
  for (const county of counties) put(cityOf(county.code), county)
  return children
}

/** The divisions directly below a code; the provinces when no code is given. Empty at the deepest level. */
export function divisionsBelow(code?: string): readonly CodeItem[] {
  return code === undefined ? provinces : (below.get(code) ?? [])
}

/** The full name, `湖南省长沙市岳麓区`, `北京市东城区`, `广东省东莞市`, or undefined for a code not in the list. */
export function divisionName(code: string): string | undefined {
  if (!names.has(code)) return undefined
  const steps = [...new Set([provinceOf(code), cityOf(code), code])].map((step) => names.get(step) ?? '')
  return [...new Set(steps)].filter((name) => !UNSPOKEN.includes(name)).join('')
}

/** A place of origin must reach the deepest level that exists: a county, or 东莞 and the like themselves (S1-11). */
export function deepestDivisionProblem(code: string): DivisionProblem | null {
  if (!names.has(code)) return 'unknown'
  return below.has(code) ? 'too-shallow' : null
}

/** Every code that {@link deepestDivisionProblem} accepts. */
export function deepestDivisions(): readonly CodeItem[] {
  return all.filter((item) => !below.has(item.code))
}
