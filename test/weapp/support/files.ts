import { type ApiOptions, answerLater } from './answer'

type Encoding = BufferEncoding | undefined

/** `wx.getFileSystemManager()` over a map from path to bytes; holds what reading, saving and deleting one file need. */
export function createFileSystem(files: Map<string, Buffer>) {
  const find = (path: unknown) => {
    const bytes = files.get(String(path))
    if (!bytes) throw new Error(`no such file or directory "${String(path)}"`)
    return bytes
  }
  const readFileSync = (path: unknown, encoding?: unknown): string | ArrayBuffer => {
    const bytes = find(path)
    return encoding ? bytes.toString(encoding as Encoding) : Uint8Array.from(bytes).buffer
  }
  const writeFileSync = (path: unknown, data: unknown, encoding?: unknown) => {
    files.set(String(path), typeof data === 'string' ? Buffer.from(data, encoding as Encoding) : Buffer.from(data as ArrayBuffer))
  }
  const unlinkSync = (path: unknown) => void (find(path) && files.delete(String(path)))
  const accessSync = (path: unknown) => void find(path)
  const later = (api: string, work: (options: ApiOptions) => unknown) => (options: ApiOptions) =>
    answerLater(api, options, () => work(options))
  return {
    readFileSync,
    writeFileSync,
    unlinkSync,
    accessSync,
    readFile: later('readFile', ({ filePath, encoding }) => ({ data: readFileSync(filePath, encoding) })),
    writeFile: later('writeFile', ({ filePath, data, encoding }) => writeFileSync(filePath, data, encoding)),
    unlink: later('unlink', ({ filePath }) => unlinkSync(filePath)),
    access: later('access', ({ path }) => accessSync(path)),
    getFileInfo: later('getFileInfo', ({ filePath }) => ({ size: find(filePath).length })),
  }
}
