export type CodeItem<Code extends string = string> = { readonly code: Code; readonly name: string }

export type CodeList<Code extends string = string> = {
  /** In the order in which people pick from it. */
  readonly items: readonly CodeItem<Code>[]
  /** The name shown for a code, or undefined for a code not in the list. */
  nameOf(code: string): string | undefined
  /** The code for a name as written in a spreadsheet, other usual spellings included, or undefined. */
  codeOf(name: string): Code | undefined
}

/**
 * A list of codes with look-ups both ways.
 * @param alsoWritten other spellings found in registry exports, e.g. `{ 公费师范生: '1' }`
 */
export function codeList<const Code extends string>(
  items: readonly CodeItem<Code>[],
  alsoWritten: Readonly<Record<string, NoInfer<Code>>> = {},
): CodeList<Code> {
  const names = new Map<string, string>(items.map((item) => [item.code, item.name]))
  const codes = new Map<string, Code>([
    ...Object.entries<Code>(alsoWritten),
    ...items.map((item): [string, Code] => [item.name, item.code]),
  ])
  return { items, nameOf: (code) => names.get(code), codeOf: (name) => codes.get(name) }
}
