import { cpus } from 'node:os'

/** One measured number under the name it is compared by from run to run. */
export interface Figure {
  name: string
  value: number
  unit: string
  /** What a reader has to know to take the number for what it is. */
  note: string
}

export const figure = (name: string, value: number, unit: string, note: string): Figure => ({ name, value: round(value), unit, note })

/** Three significant digits are all such a measurement has; counts stay whole. */
const round = (value: number) => (value >= 1000 ? Math.round(value) : Number(value.toPrecision(3)))

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

/** How long the work took, in milliseconds, with its answer. */
export async function timed<Answer>(work: () => Promise<Answer>): Promise<{ ms: number; answer: Answer }> {
  const begun = performance.now()
  const answer = await work()
  return { ms: performance.now() - begun, answer }
}

/** Figures mean little without the machine they were taken on. */
export function machine(): { cores: number; cpu: string; node: string; platform: string } {
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model.trim() ?? '',
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  }
}

export function table(figures: readonly Figure[]): string {
  const wide = (pick: (one: Figure) => string) => Math.max(...figures.map((one) => pick(one).length))
  const [names, values, units] = [wide(({ name }) => name), wide(({ value }) => String(value)), wide(({ unit }) => unit)]
  const lines = figures.map(
    ({ name, value, unit, note }) => `${name.padEnd(names)}  ${String(value).padStart(values)} ${unit.padEnd(units)}  ${note}`,
  )
  return lines.map((line) => line.trimEnd()).join('\n')
}
