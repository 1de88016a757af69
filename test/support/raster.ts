/**
 * Looking at a PDF as a reader would: its pages as pictures, compared with pictures stored beside the test.
 * `UPDATE_PICTURES=1` stores what is drawn now instead of comparing; look at the new pictures before keeping them.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

export interface Picture {
  width: number
  height: number
  /** RGBA, row by row. */
  data: Uint8Array
  /** Pixels per point. */
  scale: number
}

/** A part of a page in points from the top left corner. */
export interface Region {
  x: number
  y: number
  width: number
  height: number
}

/** Share of pixels that may differ: fonts are drawn alike everywhere, edges may round differently. */
const tolerance = 0.0005
const resultsFolder = join(__dirname, '../../test-results')

/** Every page of the document, drawn at `scale` pixels per point. */
export async function picturesOf(pdf: Buffer, scale = 1.2): Promise<Picture[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const pictures: Picture[] = []
  for (const page of document.pages()) {
    const { width, height, data } = await page.render({ scale })
    pictures.push({ width, height, data: new Uint8Array(data), scale })
  }
  document.destroy()
  library.destroy()
  return pictures
}

function present(picture: Picture | undefined): Picture {
  if (!picture) throw new Error('The document has no such page')
  return picture
}

/** Share of the region's pixels that are darker than `darkness` (0 black … 255 white). Throws when the page is missing. */
export function inkIn(page: Picture | undefined, region: Region, darkness = 160): number {
  const { width, data, scale } = present(page)
  const pixel = (points: number) => Math.round(points * scale)
  const [left, right] = [pixel(region.x), pixel(region.x + region.width)] as const
  const [top, bottom] = [pixel(region.y), pixel(region.y + region.height)] as const
  let dark = 0
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if ((data[(y * width + x) * 4] ?? 255) < darkness) dark += 1
    }
  }
  return dark / ((right - left) * (bottom - top))
}

/** Compares with the picture stored at `path`. On a mismatch writes what was drawn and the difference to `test-results/` and throws. */
export function expectPicture(page: Picture | undefined, path: string): void {
  const picture = present(page)
  if (process.env.UPDATE_PICTURES === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, encodeGray(picture))
    return
  }
  if (!existsSync(path)) throw new Error(`No picture at ${path}: run once with UPDATE_PICTURES=1 and look at it`)
  const stored = PNG.sync.read(readFileSync(path))
  const { width, height } = picture
  if (stored.width !== width || stored.height !== height) {
    throw mismatch(picture, path, `is ${width}×${height}, stored is ${stored.width}×${stored.height}`)
  }
  const difference = new PNG({ width, height })
  const differing = pixelmatch(stored.data, picture.data, difference.data, width, height, { threshold: 0.15 })
  if (differing > tolerance * width * height) throw mismatch(picture, path, `differs in ${differing} pixels`, difference)
}

function mismatch(picture: Picture, path: string, what: string, difference?: PNG): Error {
  mkdirSync(resultsFolder, { recursive: true })
  const name = join(resultsFolder, basename(path, '.png'))
  writeFileSync(`${name}.actual.png`, encodeGray(picture))
  if (difference) writeFileSync(`${name}.difference.png`, PNG.sync.write(difference))
  return new Error(`${basename(path)} ${what}: see ${name}.*.png, or store it with UPDATE_PICTURES=1 if it should look so`)
}

/** As a PNG. Documents are black and grey; one channel makes the file a third as large. */
export function encodeGray({ width, height, data }: Picture): Buffer {
  const png = new PNG({ width, height })
  png.data = Buffer.from(data)
  return PNG.sync.write(png, { colorType: 0, filterType: 0 })
}
