/**
 * The form on paper (S0-20): exactly one A4 side. The school's data above, the student's texts in the middle, all in one size,
 * and below the places for opinion, signature and seals.
 */
import { Invalid } from '../../src/shared/errors'
import { drawTable, label, paper, type Row, renderPdf, type Sheet, TextTooLong, value } from '../_kit/pdf'
import { documentWording as words } from './document-wording'
import { place, type TextToPlace } from './layout'

export interface RecommendationDocumentData {
  school: string
  /** Season, e.g. `2027届`. */
  season: string
  /** In rows of two; the last rows run beside the photograph. */
  facts: readonly { label: string; value: string }[]
  sections: readonly TextToPlace[]
  /** Which copy of this person's this is, from 1. */
  copy: number
  /** Student number, in the footer. */
  number: string
  /** Date inside the file, so that the same form gives the same bytes. */
  at: Date
  /** The student's photograph, JPEG; without one the box says that it is to be glued on. */
  photo?: Buffer
  /** Over the page, for what must not pass for the paper itself. */
  watermark?: string
}

/** The ruled part of the page, in points; nothing but heading and footer lies outside it. */
export const frame = { x: 42, y: 84, width: paper.width - 84, height: paper.height - 84 - 44 }

const labelWidth = 66
const photoWidth = 92
const factHeight = 22
const opinionHeight = 86
const sealHeight = 84

/** The PDF. Throws Invalid naming every field that does not fit even at 7 pt, and by how many lines. */
export function recommendationDocument(data: RecommendationDocumentData): Promise<Buffer> {
  return renderPdf((sheet) => drawForm(sheet, data), {
    title: `${words.title} ${data.number}`,
    at: data.at,
    footer: `${data.school} · ${words.title} · ${data.number} · ${words.copy(data.copy)}`,
    watermark: data.watermark,
  })
}

function drawForm(sheet: Sheet, data: RecommendationDocumentData): void {
  drawHeading(sheet, data)
  const afterFacts = drawFacts(sheet, data)
  const bottom = frame.y + frame.height
  const opinions = bottom - opinionHeight - sealHeight
  const problems = drawSections(sheet, afterFacts, opinions - afterFacts, data.sections)
  drawOpinions(sheet, opinions)
  sheet.frame(frame, 1.2)
  if (Object.keys(problems).length) throw new Invalid(problems)
}

function drawHeading(sheet: Sheet, { school, season }: RecommendationDocumentData): void {
  const line = { x: frame.x, width: frame.width }
  sheet.text({ ...line, y: 28, height: 16 }, `${school}　${season}`, { name: 'school', label: '学校' }, { size: 10.5, align: 'center' })
  sheet.text({ ...line, y: 46, height: 32 }, words.title, { name: 'title', label: '标题' }, { size: 20, weight: 'bold', align: 'center' })
}

function drawFacts(sheet: Sheet, { facts, photo: picture }: RecommendationDocumentData): number {
  const valueWidth = (frame.width - photoWidth) / 2 - labelWidth
  const rows: Row[] = []
  for (let at = 0; at < facts.length; at += 2) {
    const pair = facts.slice(at, at + 2)
    const cells = pair.flatMap((fact) => [
      label(fact.label),
      value(fact.value, `facts.${fact.label}`, fact.label, { span: pair.length === 1 ? 3 : 1, tight: true }),
    ])
    rows.push({ height: factHeight, cells })
  }
  const end = drawTable(sheet, frame, [labelWidth, valueWidth, labelWidth, valueWidth], rows)
  const photo = { x: frame.x + frame.width - photoWidth, y: frame.y, width: photoWidth, height: end - frame.y }
  if (picture) sheet.picture(portrait(photo), picture)
  else sheet.text(photo, words.photo, { name: 'photo', label: '照片' }, { align: 'center', size: 9.5 })
  sheet.frame(photo)
  return end
}

/** Room for a photograph of 5:7, the shape of one inch (25 × 35 mm), in the middle of its box. */
function portrait({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const room = { width: width - 8, height: height - 8 }
  const high = Math.min(room.height, (room.width * 7) / 5)
  const wide = (high * 5) / 7
  return { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high }
}

/** Draws the texts from `top` on; answers field → what is wrong for those that do not fit. */
function drawSections(sheet: Sheet, top: number, height: number, sections: RecommendationDocumentData['sections']): Record<string, string> {
  const width = frame.width - labelWidth
  const placed = place(sections, { width, height }, (size) => (text) => sheet.widthOf(text, size))
  if ('linesOver' in placed)
    return Object.assign({}, ...sections.map(({ code, label: labelled }) => tooLong(code, labelled, placed.linesOver[code])))
  const rows = sections.map(({ code, label: labelled, text }, index) => ({
    height: placed.heights[index] ?? 0,
    cells: [label(labelled), value(text, code, labelled, { style: { across: 'top' as const, size: placed.size } })],
  }))
  drawTable(sheet, { x: frame.x, y: top }, [labelWidth, width], rows)
  return {}
}

const tooLong = (code: string, labelled: string, lines: number | undefined) =>
  lines ? new TextTooLong({ name: code, label: labelled }, lines).more.fields : {}

function drawOpinions(sheet: Sheet, top: number): void {
  const columns = [labelWidth, frame.width / 2 - labelWidth, labelWidth, frame.width / 2 - labelWidth]
  const sign = (foot: string, span?: number) => value('', 'opinion', words.opinion, { span, foot })
  drawTable(sheet, { x: frame.x, y: top }, columns, [
    { height: opinionHeight, cells: [label(words.opinion), sign(words.signature, 3)] },
    { height: sealHeight, cells: [label(words.college), sign(words.seal), label(words.career), sign(words.seal)] },
  ])
}
