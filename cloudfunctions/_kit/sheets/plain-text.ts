import { halfWidth } from '../../../src/shared/identity'

/** Text of a cell as a person meant it: no outer blanks or invisible characters, digits and Latin letters half-width. */
export function plainText(text: string): string {
  return halfWidth(text.replace(/[\u200B-\u200D\u2060\uFEFF\0]/g, '')).trim()
}
