/** A name as it is searched for: lower case, without blanks, brackets of either width alike (S0-31). */
export const searchable = (text: string): string => text.toLowerCase().replace(/\s+/g, '').replaceAll('（', '(').replaceAll('）', ')')
