import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { measureWorksheet } from './measure-worksheet'
import type { SheetLimits } from './sheet-limits'
import { SheetRefused } from './sheet-refused'

const inflate = promisify(inflateRaw)

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const STORED = 0
const DEFLATED = 8
const ENCRYPTED_FLAG = 1
const SIZES_FOLLOW_FLAG = 8

type ZipEntry = { name: string; flags: number; method: number; packedSize: number; size: number; offset: number }

/**
 * Refuses an .xlsx that would be too dear to parse. The parts are first counted as declared, then unzipped one at a time
 * with the remaining allowance as a hard stop, because a header may lie.
 * @throws SheetRefused
 */
export async function guardZip(file: Buffer, limits: SheetLimits): Promise<void> {
  const entries = readDirectory(file)
  for (const entry of entries) {
    if (entry.flags & ENCRYPTED_FLAG) throw new SheetRefused('encrypted')
    // Without a size in the directory the parser would go by the local header, which nobody has checked.
    if (entry.flags & SIZES_FOLLOW_FLAG && entry.packedSize === 0 && !entry.name.endsWith('/')) throw new SheetRefused('not-a-spreadsheet')
  }
  const declared = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (declared > limits.unzippedBytes) throw new SheetRefused('unzipped-too-large')

  let allowance = limits.unzippedBytes
  for (const entry of entries) {
    const isWorksheet = entry.name.startsWith('xl/worksheets/')
    const part = await unzip(file, entry, allowance)
    allowance -= part.length
    if (!isWorksheet && part.length > limits.sharedStringBytes) throw new SheetRefused('too-much-text')
    if (isWorksheet) refuseLargeWorksheet(part, limits)
  }
}

function refuseLargeWorksheet(xml: Buffer, limits: SheetLimits): void {
  const { lastRow, lastColumn } = measureWorksheet(xml)
  const rows = lastRow - 1
  if (rows > limits.rows) throw new SheetRefused('too-many-rows', `表格有 ${rows} 行数据，上限 ${limits.rows} 行。`)
  if (lastColumn > limits.columns) throw new SheetRefused('too-many-columns', `表格有 ${lastColumn} 列，上限 ${limits.columns} 列。`)
}

function readDirectory(file: Buffer): ZipEntry[] {
  const end = findEnd(file)
  const count = file.readUInt16LE(end + 10)
  const entries: ZipEntry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new SheetRefused('not-a-spreadsheet')
    const nameLength = file.readUInt16LE(at + 28)
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packedSize: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(file: Buffer): number {
  const earliest = Math.max(0, file.length - 65_557)
  for (let at = file.length - 22; at >= earliest; at--) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  throw new SheetRefused('not-a-spreadsheet')
}

async function unzip(file: Buffer, entry: ZipEntry, allowance: number): Promise<Buffer> {
  if (entry.offset + 30 > file.length || file.readUInt32LE(entry.offset) !== LOCAL_ENTRY) throw new SheetRefused('not-a-spreadsheet')
  const start = entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28)
  const packed = file.subarray(start, start + entry.packedSize)
  if (packed.length < entry.packedSize) throw new SheetRefused('not-a-spreadsheet')
  if (entry.method === STORED) {
    if (packed.length > allowance) throw new SheetRefused('unzipped-too-large')
    return packed
  }
  if (entry.method !== DEFLATED) throw new SheetRefused('not-a-spreadsheet')
  if (packed.length === 0) return packed
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, allowance) })
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new SheetRefused(tooLarge ? 'unzipped-too-large' : 'not-a-spreadsheet')
  }
}
