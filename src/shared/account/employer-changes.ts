/** What a correction of an employer's details changed: field → before and after; fields that stayed are not named. */
export type EmployerChanges = Record<string, { from: string; to: string }>

export function employerChanges(before: Record<string, string | undefined>, after: Record<string, string>): EmployerChanges {
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, to]) => (before[field] ?? '') !== to)
      .map(([field, to]) => [field, { from: before[field] ?? '', to }]),
  )
}
