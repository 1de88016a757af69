/** What is wrong with a field the server may name by its whole path (`content.mobile`) or by itself (`mobile`). */
export function fieldError(fields: Record<string, string>, parent: string, name: string): string | undefined {
  return fields[`${parent}.${name}`] ?? fields[name]
}
