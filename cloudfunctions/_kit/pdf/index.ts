/** Documents as PDF: one A4 sheet kit for all features. */
export { type Box, type Field, TextTooLong } from './fit'
export { missingGlyphs } from './fonts'
export { renderPdf } from './render'
export { ink, paper, type Sheet } from './sheet'
export { drawTable, label, type Row, stretch, value } from './table'
