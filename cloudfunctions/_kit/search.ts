/** Percent, underscore and backslash mean themselves in what a person searches for. */
export const likeSafe = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
