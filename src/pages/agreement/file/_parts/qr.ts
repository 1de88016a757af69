/** The browser's own reader of codes (Chrome on Android and macOS); TypeScript does not know it yet. */
interface Detector {
  detect(image: ImageBitmapSource): Promise<{ rawValue: string }[]>
}

type DetectorMaker = new (options: { formats: string[] }) => Detector

const maker = (): DetectorMaker | undefined => (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector

/** Whether this browser reads codes from pictures, and has a camera to take them with. */
export const readsPictures = (): boolean => process.env.TARO_ENV === 'h5' && maker() !== undefined
export const hasCamera = (): boolean => readsPictures() && navigator.mediaDevices?.getUserMedia !== undefined

/** The text of the first QR code in the picture, or undefined where there is none. */
export async function qrIn(image: ImageBitmapSource): Promise<string | undefined> {
  const Maker = maker()
  if (!Maker) return undefined
  const codes = await new Maker({ formats: ['qr_code'] }).detect(image).catch(() => [])
  return codes[0]?.rawValue
}
