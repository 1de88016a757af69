/** Excel runs a .csv field as a formula when it begins with one of these; some versions take the full-width ones too. */
const STARTS_FORMULA = /^[=+\-@\t\r\n|＝＋－＠]/
const ESCAPED = /^'(?=[=+\-@\t\r\n|＝＋－＠])/

/** Puts a `'` before a text that Excel would run (D-2). */
export function escapeFormula(text: string): string {
  return STARTS_FORMULA.test(text) ? `'${text}` : text
}

export function unescapeFormula(field: string): string {
  return field.replace(ESCAPED, '')
}
