import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A message as it arrived on a phone. `at` is ISO time of the local clock. */
export interface DeliveredMessage {
  id: number
  at: string
  openid: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

type Line = { message: DeliveredMessage } | { openid: string } | { consent: { openid: string; templateId: string; by: number } }

/**
 * What the stand-in must not forget: who ever opened the mini-app, consents left, messages delivered.
 * One line per event, appended before the answer, so a killed process forgets nothing it acknowledged.
 */
export function wechatLog(file?: string) {
  const messages: DeliveredMessage[] = []
  const openids = new Set<string>()
  const consents = new Map<string, number>()

  function apply(line: Line) {
    if ('message' in line) messages.push(line.message)
    else if ('openid' in line) openids.add(line.openid)
    else {
      const key = `${line.consent.openid} ${line.consent.templateId}`
      consents.set(key, (consents.get(key) ?? 0) + line.consent.by)
    }
  }
  function write(line: Line) {
    if (file) appendFileSync(file, `${JSON.stringify(line)}\n`)
    apply(line)
  }
  if (file && existsSync(file)) wholeLines(file).forEach(apply)
  else if (file) mkdirSync(dirname(file), { recursive: true })

  return {
    messages,
    knows: (openid: string) => openids.has(openid),
    openids: () => [...openids],
    meet(openid: string) {
      if (!openids.has(openid)) write({ openid })
    },
    deliver(message: Omit<DeliveredMessage, 'id'>) {
      write({ message: { id: messages.length + 1, ...message } })
    },
    consentsLeft: (openid: string, templateId: string) => consents.get(`${openid} ${templateId}`) ?? 0,
    consent: (openid: string, templateId: string, by: number) => write({ consent: { openid, templateId, by } }),
  }
}

/** A process killed while writing leaves half a line at the end. */
function wholeLines(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text) => {
      try {
        return text ? [JSON.parse(text) as Line] : []
      } catch {
        return []
      }
    })
}
