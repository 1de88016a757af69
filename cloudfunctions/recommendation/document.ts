/**
 * The form on paper (S0-20): exactly one A4 side. The school's data above, the student's texts in the middle, each in a field whose
 * height is its share of the policy, and below the places for opinion, signature and seals.
 */
import { Invalid } from '../../src/shared/errors'
import { drawTable, label, paper, type Row, renderPdf, type Sheet, TextTooLong, value } from '../_kit/pdf'
import { documentWording as words } from './document-wording'

export interface RecommendationDocumentData {
  school: string
  /** Season, e.g. `2027届`. */
  season: string
  /** In rows of two; the last rows run beside the photograph. */
  facts: readonly { label: string; value: string }[]
  sections: readonly { code: string; label: string; share: number; text: string }[]
  /** Which copy of this person's this is, from 1. */
  copy: number
  /** Student number, in the footer. */
  number: string
  /** Date inside the file, so that the same form gives the same bytes. */
  at: Date
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
const textStyle = { across: 'top' } as const

/** The PDF. Throws Invalid naming every field that does not fit even at 7 pt, and by how many lines. */
export function recommendationDocument(data: RecommendationDocumentData): Promise<Buffer> {
  return renderPdf((sheet) => drawForm(sheet, data), {
    title: `${words.title} ${data.number}`,
    at: data.at,
    footer: `${data.school} · ${words.title} · ${data.number} · ${words.copy(data.copy)}`,
    watermark: data.watermark,
  })
}

/** Draws the whole form; texts that do not fit are collected, so that all are named at once. */
export function drawForm(sheet: Sheet, data: RecommendationDocumentData): void {
  drawHeading(sheet, data)
  const afterFacts = drawFacts(sheet, data)
  const bottom = frame.y + frame.height
  const opinions = bottom - opinionHeight - sealHeight
  const tooLong = drawSections(sheet, afterFacts, opinions - afterFacts, data.sections)
  drawOpinions(sheet, opinions)
  sheet.frame(frame, 1.2)
  if (Object.keys(tooLong).length) throw new Invalid(tooLong)
}

function drawHeading(sheet: Sheet, { school, season }: RecommendationDocumentData): void {
  const line = { x: frame.x, width: frame.width }
  sheet.text({ ...line, y: 28, height: 16 }, `${school}　${season}`, { name: 'school', label: '学校' }, { size: 10.5, align: 'center' })
  sheet.text({ ...line, y: 46, height: 32 }, words.title, { name: 'title', label: '标题' }, { size: 20, weight: 'bold', align: 'center' })
}

function drawFacts(sheet: Sheet, { facts }: RecommendationDocumentData): number {
  const valueWidth = (frame.width - photoWidth) / 2 - labelWidth
  const rows: Row[] = []
  for (let at = 0; at < facts.length; at += 2) {
    const pair = facts.slice(at, at + 2)
    const cells = pair.flatMap((fact) => [label(fact.label), value(fact.value, `facts.${fact.label}`, fact.label, { span: pair.length === 1 ? 3 : 1 })])
    rows.push({ height: factHeight, cells })
  }
  const end = drawTable(sheet, frame, [labelWidth, valueWidth, labelWidth, valueWidth], rows)
  const photo = { x: frame.x + frame.width - photoWidth, y: frame.y, width: photoWidth, height: end - frame.y }
  sheet.frame(photo)
  sheet.text(photo, words.photo, { name: 'photo', label: '照片' }, { align: 'center', size: 9.5 })
  return end
}

/** Draws each text in its share of the height; answers field → what is wrong for those that do not fit. */
function drawSections(sheet: Sheet, top: number, height: number, sections: RecommendationDocumentData['sections']): Record<string, string> {
  const whole = sections.reduce((sum, { share }) => sum + share, 0)
  const tooLong: Record<string, string> = {}
  let y = top
  for (const { code, label: labelled, share, text } of sections) {
    const own = (height * share) / whole
    const draw = (words: string) =>
      drawTable(sheet, { x: frame.x, y }, [labelWidth, frame.width - labelWidth], [
        { height: own, cells: [label(labelled), value(words, code, labelled, { style: textStyle })] },
      ])
    try {
      draw(text)
    } catch (error) {
      if (!(error instanceof TextTooLong)) throw error
      Object.assign(tooLong, error.more.fields)
    }
    y += own
  }
  return tooLong
}

function drawOpinions(sheet: Sheet, top: number): void {
  const columns = [labelWidth, frame.width / 2 - labelWidth, labelWidth, frame.width / 2 - labelWidth]
  const sign = (foot: string, span?: number) => value('', 'opinion', words.opinion, { span, foot })
  drawTable(sheet, { x: frame.x, y: top }, columns, [
    { height: opinionHeight, cells: [label(words.opinion), sign(words.signature, 3)] },
    { height: sealHeight, cells: [label(words.college), sign(words.seal), label(words.career), sign(words.seal)] },
  ])
}
