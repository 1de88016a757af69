import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

// A process that holds one built function and nothing else, as an instance of the cloud does. Calls come as lines of JSON.
const begun = performance.now()
const { main } = createRequire(import.meta.url)(process.argv[2])
answer({ ms: performance.now() - begun })

for await (const line of createInterface({ input: process.stdin })) {
  const { token, ...body } = JSON.parse(line)
  const start = performance.now()
  const reply = await main({ httpMethod: 'POST', path: '/api', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) })
  const ms = performance.now() - start
  answer({ ms, answer: JSON.parse(reply.body), peakMegabytes: process.resourceUsage().maxRSS / 1024 })
}
process.exit()

function answer(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
