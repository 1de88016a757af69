import { askOver } from './class'
import { type Figure, figure, median, percentile, timed } from './figures'
import { EMPLOYERS, type University } from './university'

const SEARCHES = 400

/** What people type: a piece of a name, pinyin initials, a piece of the pinyin, the end of a credit code. */
export async function measureSearch({ school }: University): Promise<Figure[]> {
  const ask = askOver(school.ports, school.database)
  const student = school.people.students[0]?.学号 ?? ''
  const rows = await school.database.rows<{ search_text: string }>({
    text: 'select search_text from employer order by credit_code',
    values: [],
  })
  const texts = Array.from({ length: SEARCHES }, (_, index) => pieceOf(rows[(index * 7919) % rows.length]?.search_text ?? '', index))
  const times: number[] = []
  for (const text of texts) times.push((await timed(() => ask(student, 'agreement.searchEmployers', { text }))).ms)
  return [
    figure('search.p95_ms', percentile(times, 0.95), 'ms', `${EMPLOYERS} employers, one at a time; median ${median(times).toFixed(1)} ms`),
  ]
}

/** Two to six characters, from each part of the stored text in turn. */
function pieceOf(searchText: string, index: number): string {
  const parts = searchText.split(' ')
  const part = parts[index % parts.length] ?? ''
  const length = 2 + (index % 5)
  const from = Math.max(0, (index % 3) * 2)
  return part.slice(from, from + length) || part.slice(0, length)
}
