import { employerWords as words } from '../../../src/shared/account/wording'
import { Invalid } from '../../../src/shared/errors'

/** A name the agreement could not print would become an empty box on a legal paper. @throws Invalid */
export async function refuseUnprintable(names: Record<string, string>): Promise<void> {
  const { missingGlyphs } = await import('../../_kit/pdf')
  const problems = Object.entries(names)
    .map(([field, text]) => [field, missingGlyphs(text)] as const)
    .filter(([, missing]) => missing.length)
    .map(([field, missing]) => [field, words.unprintable(missing)])
  if (problems.length) throw new Invalid(Object.fromEntries(problems))
}
