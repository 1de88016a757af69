/** Cases of the list last looked at, in its order: a reviewer goes from one to the next without going back to it. */
let order: string[] = []

export function keepOrder(caseIds: string[]): void {
  order = caseIds
}

/** The case after this one in the list last looked at. */
export function nextAfter(caseId: string): string | undefined {
  const at = order.indexOf(caseId)
  return at < 0 ? undefined : order[at + 1]
}
