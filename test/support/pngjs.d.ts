/** The part of pngjs 7 the picture comparison uses; the package brings no types. */
declare module 'pngjs' {
  export class PNG {
    constructor(options: { width: number; height: number })
    width: number
    height: number
    /** RGBA, row by row. */
    data: Buffer
    static sync: {
      read(file: Buffer): PNG
      write(picture: PNG, options?: { colorType?: 0 | 2 | 4 | 6; filterType?: number }): Buffer
    }
  }
}
