/** The browser's own reader of codes (Chrome on Android and macOS); TypeScript does not know it yet. */
interface Detector {
  detect(image: ImageBitmapSource): Promise<{ rawValue: string }[]>
}

type DetectorMaker = new (options: { formats: string[] }) => Detector

const maker = (): DetectorMaker | undefined => (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector

/** Whether codes can be read from pictures here, and whether there is a camera to take them with. The phone has WeChat's scanner. */
export const readsPictures = (): boolean => process.env.TARO_ENV === 'h5'
export const hasCamera = (): boolean => readsPictures() && navigator.mediaDevices?.getUserMedia !== undefined

/** The text of the first QR code in the picture, or undefined where there is none. */
export async function qrIn(image: ImageBitmap | HTMLVideoElement): Promise<string | undefined> {
  const Maker = maker()
  if (!Maker) return ownReader(image)
  const codes = await new Maker({ formats: ['qr_code'] }).detect(image).catch(() => [])
  return codes[0]?.rawValue
}

/** Longest side of a picture our own reader looks at, in pixels: a photo of a page keeps its code readable. */
const longest = 2400
/** Milliseconds it may try. */
const patience = 1500

/** For browsers without a reader of their own; loaded with the first picture, and never into the mini-program. */
async function ownReader(image: ImageBitmap | HTMLVideoElement): Promise<string | undefined> {
  if (process.env.TARO_ENV === 'h5') {
    const { decodeQR } = await import('qr/decode.js')
    const [width, height] = 'videoWidth' in image ? [image.videoWidth, image.videoHeight] : [image.width, image.height]
    const scale = Math.min(1, longest / Math.max(width, height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    if (!pen || canvas.width === 0) return undefined
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    try {
      return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height), { timeLimit: patience })
    } catch {
      // No code in this picture.
      return undefined
    }
  }
  return undefined
}
