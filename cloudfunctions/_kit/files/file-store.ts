/** Where the client sends a file's bytes by itself, so that they never pass through a function (its event is limited to 6 MB). */
export interface UploadSlot {
  /** What to keep in the database; the file exists only after the upload succeeded. */
  fileId: string
  url: string
  method: 'POST' | 'PUT'
  /** PUT: request headers. POST: form fields that precede the file. */
  fields: Record<string, string>
  /** POST: name of the form field that holds the file. PUT: empty, the body is the file. */
  fileField: string
}

/**
 * The files of the school: seals, photographs, PDFs, imported sheets.
 * CloudBase storage in production, a folder on a developer's machine; both pass the same tests.
 * Every method rejects with {@link FileStoreFailed} and with nothing else.
 */
export interface FileStore {
  /** Writes the whole file or nothing. A file already at that path is replaced. */
  put(path: string, content: Buffer, type: string): Promise<{ fileId: string }>
  get(fileId: string): Promise<Buffer>
  /** An address anyone can open for so many seconds. Check who owns the file id before asking. */
  temporaryUrl(fileId: string, seconds: number): Promise<string>
  startUpload(path: string, type: string): Promise<UploadSlot>
  /** Files that are already gone are no error. */
  remove(fileIds: string[]): Promise<void>
}

/** `retry` says whether the same call may succeed later (time-out, storage down) or never will (no such file, bad path). */
export class FileStoreFailed extends Error {
  constructor(
    readonly code: 'not-found' | 'bad-path' | 'bad-id' | 'no-credentials' | 'refused' | 'time-out' | 'unreachable',
    readonly retry: boolean,
    detail = '',
  ) {
    super(`file store: ${code}${detail && ` (${detail})`}`)
    this.name = 'FileStoreFailed'
  }
}

/** A path inside the store: segments of letters (any script), digits, `-`, `_`, `.`, joined by `/`; at most 850 bytes, COS's limit for a key. */
export function assertSafePath(path: string): void {
  const segments = path.split('/')
  const safe = segments.every((segment) => /^[\p{L}\p{N}_-][\p{L}\p{N}_.-]*$/u.test(segment))
  if (!safe || Buffer.byteLength(path) > 850) throw new FileStoreFailed('bad-path', false)
}
