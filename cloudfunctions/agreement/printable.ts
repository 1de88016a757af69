import { agreementWords } from '../../src/shared/agreement/wording'
import { Invalid } from '../../src/shared/errors'
import { missingGlyphs } from '../_kit/pdf'

/** Field → which of its characters the printed agreement cannot show. Values that are no texts are passed over. */
export function unprintable(texts: Record<string, unknown>): Record<string, string> {
  const found = Object.entries(texts)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .map(([field, text]) => [field, missingGlyphs(text)] as const)
    .filter(([, missing]) => missing.length)
  return Object.fromEntries(found.map(([field, missing]) => [field, agreementWords.unprintable(missing)]))
}

/** Refuses them while they can still be changed. `prefix` is the path of the texts in the input. @throws Invalid */
export function refuseUnprintable(texts: Record<string, unknown>, prefix = ''): void {
  const problems = Object.entries(unprintable(texts)).map(([field, message]) => [`${prefix}${field}`, message])
  if (problems.length) throw new Invalid(Object.fromEntries(problems))
}
