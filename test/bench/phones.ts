import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { ActionName } from '../../src/shared/contracts'
import { tokenOf } from './class'
import { type Figure, figure, median, percentile } from './figures'
import type { University } from './university'

const PHONES = 64
const WARM_UP_MS = 3000
const MEASURED_MS = 12_000

/** Students who tap again the moment they see an answer: a school's busiest minute has no more at once. */
export async function measurePhones({ school }: University, url: string): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: PHONES })
  const begin = performance.now() + WARM_UP_MS
  const end = begin + MEASURED_MS
  const times: number[] = []
  const phone = async (number: string, place: number) => {
    for (let turn = place; performance.now() < end; turn++) {
      const start = performance.now()
      await called(agent, url, number, tap(turn, number))
      if (start >= begin && performance.now() <= end) times.push(performance.now() - start)
    }
  }
  try {
    // The first sixty were there before the import and have more behind them than the rest.
    const students = school.people.students.slice(100, 100 + PHONES)
    await Promise.all(students.map(({ 学号: number }, place) => phone(number, place)))
  } finally {
    agent.destroy()
  }
  const note = `${PHONES} phones without a pause, ${Math.round((times.length * 1000) / MEASURED_MS)} requests/s: home, origin, search, save`
  return [figure('api.p50', median(times), 'ms', note), figure('api.p99', percentile(times, 0.99), 'ms', 'the same')]
}

const searches = ['软件', '楚天', 'jc', '中学', '91', '云岭启', 'yy']

/** Home most often, then origin, a search, and a save or a step. */
function tap(turn: number, number: string): { action: ActionName; data: object } {
  switch (turn % 6) {
    case 1:
      return { action: 'origin.mine', data: {} }
    case 3:
      return { action: 'agreement.searchEmployers', data: { text: searches[turn % searches.length] } }
    case 4:
      return { action: 'origin.save', data: { values: { homeAddress: `江城市南湖区 ${number} 号 ${turn} 室` } } }
    case 5:
      return { action: 'agreement.readNotes', data: {} }
    default:
      return { action: 'desk.home', data: {} }
  }
}

function called(agent: Agent, url: string, number: string, tapped: object): Promise<void> {
  return new Promise((done, failed) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(number)}` }
    const sent = request(`${url}/api`, { agent, method: 'POST', headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', failed)
      response.on('end', () => {
        if (response.statusCode === 200) done()
        else failed(new Error(`${response.statusCode} ${Buffer.concat(parts).toString()}`))
      })
    })
    sent.on('error', failed)
    sent.end(JSON.stringify({ ...tapped, requestId: randomUUID() }))
  })
}
