const MB = 1024 * 1024

/** What a spreadsheet may cost to read. All but rows and columns are bytes. */
export type SheetLimits = {
  fileBytes: number
  /** All parts of an .xlsx together, really unzipped, whatever its headers claim. */
  unzippedBytes: number
  /** Any single part of an .xlsx that is not a worksheet; in practice the shared strings. */
  sharedStringBytes: number
  columns: number
  /** Rows below the header. */
  rows: number
}

export const defaultLimits: SheetLimits = {
  fileBytes: 10 * MB,
  unzippedBytes: 64 * MB,
  sharedStringBytes: 8 * MB,
  columns: 60,
  rows: 50_000,
}
