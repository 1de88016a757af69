/** The rows with buttons, in the order seen; in the browser only. */
const places = () => Array.from(document.querySelectorAll<HTMLElement>('.queue__decide')).filter((place) => place.querySelector('button'))

const focusedAt = (all: HTMLElement[]) => all.findIndex((place) => place.closest('.table__row')?.contains(document.activeElement))

/** Case id of the row that has the keyboard, if any. */
export function focusedCase(): string | undefined {
  const all = places()
  return all[focusedAt(all)]?.id.replace('decide-', '')
}

/** Moves the keyboard to the next (1) or previous (−1) row; without one, to the first. */
export function focusRow(by: 1 | -1): void {
  const all = places()
  const at = focusedAt(all)
  const place = all[at < 0 ? 0 : at + by]
  place?.closest('.table__row')?.querySelector<HTMLElement>('.table__open')?.focus()
}
