/**
 * The two cuts of Noto Sans SC that documents are set in. Read from disk at first use and kept (20 MB): a call that
 * makes no document pays nothing.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import PDFDocument from 'pdfkit'

export type Weight = 'regular' | 'bold'

const fontPackage = '@expo-google-fonts/noto-sans-sc'

/** Where each cut lies inside the font package; beside a deployed bundle the same file names lie in `fonts/`. */
const fontFiles: Record<Weight, { folder: string; name: string }> = {
  regular: { folder: '400Regular', name: 'NotoSansSC_400Regular.ttf' },
  bold: { folder: '700Bold', name: 'NotoSansSC_700Bold.ttf' },
}

/** `fonts/` beside the bundle first (a deployed function has no font package), else the installed package. */
function fontPath(weight: Weight): string {
  const { folder, name } = fontFiles[weight]
  const beside = join(__dirname, 'fonts', name)
  if (existsSync(beside)) return beside
  return join(dirname(require.resolve(`${fontPackage}/package.json`)), folder, name)
}

const kept = new Map<Weight, Buffer>()

/** The bytes of one cut. Throws when neither place holds the file. */
export function fontBytes(weight: Weight): Buffer {
  const bytes = kept.get(weight) ?? readFileSync(fontPath(weight))
  kept.set(weight, bytes)
  return bytes
}

interface Glyphs {
  hasGlyphForCodePoint(codePoint: number): boolean
}

let glyphs: Glyphs | undefined

/** pdfkit opens the font but offers no public way to ask it for a glyph. */
function glyphsOfFont(): Glyphs {
  const document = new PDFDocument({ font: null as unknown as string }).font(fontBytes('regular'))
  return (document as unknown as { _font: { font: Glyphs } })._font.font
}

/** The distinct characters no document can show, in order of appearance: ask at data entry, not when the PDF is due. */
export function missingGlyphs(text: string): string[] {
  glyphs ??= glyphsOfFont()
  const font = glyphs
  return [...new Set(text)].filter((character) => !/\s/u.test(character) && !font.hasGlyphForCodePoint(character.codePointAt(0) as number))
}
