import { read, write } from './storage'
import { store, useStore } from './store'

/** Body sizes in pixels: normal, large, largest. */
export const fontSizes = [16, 18, 20] as const
export type FontSize = (typeof fontSizes)[number]

const kept = (): FontSize => fontSizes.find((size) => String(size) === read('fontSize')) ?? 16
const fontSize = store<FontSize | undefined>(undefined)

export const useFontSize = (): FontSize => useStore(fontSize) ?? kept()

export function setFontSize(size: FontSize): void {
  write('fontSize', String(size))
  fontSize.set(size)
}
