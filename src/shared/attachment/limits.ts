/** Bytes of a file that is handed in: a photograph of a phone, a scan of a few pages. */
export const largestAttachment = 10 * 1024 * 1024
/** Files of one piece of a case: a letter of several pages may be several photographs. */
export const attachmentsPerPiece = 6
