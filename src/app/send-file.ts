import Taro from '@tarojs/taro'
import type { UploadSlot } from '@/shared/contract'

/** A file as the device gives it: bytes in the browser, a path on the phone. */
export interface PickedFile {
  name: string
  /** Bytes. */
  size: number
  content: File | string
}

/** The storage did not take the file; what it says is for programmers, so the page has its own words. */
export class NotSent extends Error {}

type OnSent = (bytes: number) => void

/** COS tells of some refusals in XML under status 200. */
const accepted = (status: number, body: string) => status >= 200 && status < 300 && !body.includes('<Error>')

function formOf({ fields, fileField }: UploadSlot, content: File): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append(fileField, content)
  return form
}

function fromBrowser(slot: UploadSlot, content: File, onSent: OnSent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(slot.method, slot.url)
    request.upload.onprogress = ({ loaded }) => onSent(Math.min(loaded, content.size))
    request.onload = () => (accepted(request.status, request.responseText) ? resolve() : reject(new NotSent(`status ${request.status}`)))
    request.onerror = () => reject(new NotSent('unreachable'))
    if (slot.method === 'PUT') for (const [name, value] of Object.entries(slot.fields)) request.setRequestHeader(name, value)
    request.send(slot.method === 'PUT' ? content : formOf(slot, content))
  })
}

async function putFromPhone({ url, fields }: UploadSlot, path: string): Promise<void> {
  const data = await new Promise<ArrayBuffer | string>((resolve, reject) =>
    Taro.getFileSystemManager().readFile({
      filePath: path,
      success: (read) => resolve(read.data),
      fail: () => reject(new NotSent('unreadable')),
    }),
  )
  const answer = await Taro.request({ url, method: 'PUT', header: fields, data, dataType: 'text' })
  if (!accepted(answer.statusCode, String(answer.data ?? ''))) throw new NotSent(`status ${answer.statusCode}`)
}

async function postFromPhone({ url, fields, fileField }: UploadSlot, path: string, onSent: OnSent): Promise<void> {
  const task = Taro.uploadFile({ url, filePath: path, name: fileField, formData: fields })
  task.progress(({ totalBytesSent }) => onSent(totalBytesSent))
  const answer = await task
  if (!accepted(answer.statusCode, answer.data)) throw new NotSent(`status ${answer.statusCode}`)
}

/**
 * Sends a file straight to storage, past the functions. `onSent` hears how many bytes have gone.
 * @throws NotSent
 */
export async function sendFile(slot: UploadSlot, { content }: PickedFile, onSent: OnSent): Promise<void> {
  if (typeof content !== 'string') return fromBrowser(slot, content, onSent)
  try {
    await (slot.method === 'PUT' ? putFromPhone(slot, content) : postFromPhone(slot, content, onSent))
  } catch (error) {
    throw error instanceof NotSent ? error : new NotSent(String(error))
  }
}
