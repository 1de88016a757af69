/**
 * The injected clock. In production it is the system's; the local server moves it through `QICHENG_CLOCK_OFFSET_MS`,
 * which only counts when `QICHENG_LOCAL=1`, so that nobody can move a production deadline with a variable.
 */
export function now(): Date {
  const offset = process.env.QICHENG_LOCAL === '1' ? Number(process.env.QICHENG_CLOCK_OFFSET_MS ?? 0) : 0
  return new Date(Date.now() + (Number.isFinite(offset) ? offset : 0))
}
