import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../../support/chromium'
import { type DemoServer, startDemoServer } from '../../support/demo-server'
import { Person, type Size } from './person'

/** One school, one browser, and everybody who comes to it at one size of window. */
export class Stage {
  private browser: Browser | undefined
  private demo: DemoServer | undefined
  /** A step did not come to its end: those after it stand on nothing. */
  stuck = false
  private readonly present = new Map<string, Person>()
  /** What was wrong with the pages looked at since the last {@link Stage.problems}. */
  private readonly obstacles: string[] = []

  constructor(readonly size: Size) {}

  get server(): DemoServer {
    if (!this.demo) throw new Error('the server has not been started')
    return this.demo
  }

  async begin({ imported }: { imported: boolean }): Promise<void> {
    this.browser = await chromium.launch(findChromium())
    this.demo = await startDemoServer({ imported })
  }

  /** A window in which nobody is signed in. */
  async stranger(name: string): Promise<Person> {
    return this.enter(name, undefined)
  }

  /** The person of this number, already signed in; the same window as long as they stay. */
  async as(number: string): Promise<Person> {
    return this.present.get(number) ?? this.enter(number, await this.server.session(number))
  }

  private async enter(name: string, session: string | undefined): Promise<Person> {
    if (!this.browser) throw new Error('there is no browser')
    const person = await Person.arrives(this.browser, this.server.url, this.size, session)
    this.present.set(name, person)
    return person
  }

  /** Name of a student. */
  nameOf(number: string): string {
    return this.server.people.students.find((row) => row.学号 === number)?.姓名 ?? ''
  }

  async looks(person: Person, name: string): Promise<void> {
    this.obstacles.push(...(await person.looks(name)))
  }

  /** Faults and obstacles so far, once each; what was told is forgotten. */
  problems(): string[] {
    const all = [...this.obstacles.splice(0), ...[...this.present.values()].flatMap((person) => person.faults.splice(0))]
    return [...new Set(all)]
  }

  /** What the school's clock says. */
  async now(): Promise<Date> {
    const { now } = await fetch(`${this.server.url}/local/clock`).then((answer) => answer.json() as Promise<{ now: string }>)
    return new Date(now)
  }

  /** Moves the school's clock; sessions of the browser end after twelve hours, so everybody leaves. */
  async passes(milliseconds: number): Promise<void> {
    await this.everybodyLeaves()
    await this.server.local('/local/clock', { now: new Date((await this.now()).getTime() + milliseconds).toISOString() })
    await this.server.local('/local/jobs', { job: 'deadlines' })
  }

  private async everybodyLeaves(): Promise<void> {
    for (const person of new Set(this.present.values())) await person.leaves()
    this.present.clear()
  }

  async end(): Promise<void> {
    await this.everybodyLeaves()
    await this.browser?.close()
    await this.demo?.end()
  }
}
