/** Bytes of a licence picture at most. */
export const largestLicence = 5 * 1024 * 1024
