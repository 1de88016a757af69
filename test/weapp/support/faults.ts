/** Everything that went wrong while the mini-program ran, in the order it happened. A test ends with `expect(app.faults()).toEqual([])`. */
export class Faults {
  readonly list: string[] = []

  /** Notes a sentence once, however often it happens. */
  note(sentence: string): void {
    if (!this.list.includes(sentence)) this.list.push(sentence)
  }

  /** Notes an error with where it came out. */
  caught(where: string, error: unknown): void {
    this.note(`${where}: ${describe(error)}`)
  }

  /** Runs a piece of the program; what it throws becomes a fault, as WeChat keeps running after an error. */
  guard<T>(where: string, work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      this.caught(where, error)
      return undefined
    }
  }
}

/** Errors of the program are made in another realm, so `instanceof Error` does not know them. */
export function describe(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { stack, message, errMsg } = error as { stack?: string; message?: string; errMsg?: string }
  return stack ?? message ?? errMsg ?? JSON.stringify(error)
}
