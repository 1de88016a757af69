import { deepestDivisions, divisionName } from '@/shared/codes/divisions'

interface Named {
  code: string
  name: string
}

/** More than these are not listed: typing on is quicker than reading. */
export const mostFound = 40

let named: Named[] | undefined

/** Full names of all divisions that may be chosen; made at the first search. */
function allNamed(): Named[] {
  named ??= deepestDivisions().map(({ code }) => ({ code, name: divisionName(code) ?? code }))
  return named
}

function holdsInOrder(name: string, letters: string[]): boolean {
  let from = 0
  for (const letter of letters) {
    const at = name.indexOf(letter, from)
    if (at < 0) return false
    from = at + letter.length
  }
  return true
}

/** Divisions whose full name holds the typed characters in this order: `湖南岳麓` finds 湖南省长沙市岳麓区. Names that hold them unbroken come first. */
export function divisionsLike(typed: string): Named[] {
  const text = typed.replace(/\s/g, '')
  if (!text) return []
  const letters = Array.from(text)
  const whole = allNamed().filter(({ name }) => name.includes(text))
  const loose = allNamed().filter(({ name }) => !name.includes(text) && holdsInOrder(name, letters))
  return [...whole, ...loose]
}
