/** The page at `GET /local/wechat`: messages as a phone would show them, and a camera for binding codes. */
export const phonePage = `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>微信（本机替身）</title>
<style>
body{margin:0;background:#ededed;color:#1f2329;font:16px/1.6 system-ui,"Noto Sans SC",sans-serif}
main{max-width:420px;margin:0 auto;padding:16px}
h1{font-size:18px;margin:0 0 4px}h2{font-size:16px;margin:24px 0 8px}
p{margin:0 0 12px;color:#5c626b}
article,form{background:#fff;border-radius:8px;padding:12px 16px;margin:0 0 12px}
article header{display:flex;justify-content:space-between;gap:8px;color:#5c626b;font-size:14px;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:8px 0 0}dt{color:#5c626b}dd{margin:0;overflow-wrap:anywhere}
label{display:block;margin:0 0 12px}input,select,button{font:inherit;min-height:44px;box-sizing:border-box;width:100%;border-radius:8px}
input,select{border:1px solid #8a9099;padding:0 12px;background:#fff}button{border:0;background:#1456d8;color:#fff}
</style></head><body><main>
<h1>微信（本机替身）</h1><p>这里显示“发到手机上”的订阅消息，最新的在上面。</p>
<h2>扫一扫：绑定微信</h2>
<form id="scan"><label>最近出现的二维码<select id="codes"></select></label>
<label>绑定码<input id="ticket" required autocomplete="off"></label>
<label>用哪个微信号扫<input id="openid" value="oLocalPhone0001" required pattern="[A-Za-z0-9_\\-]{6,64}"></label>
<button>确认绑定</button><p id="answer" role="status"></p></form>
<h2>消息</h2><section id="messages" aria-live="polite"></section>
</main><script>
const get = (id) => document.getElementById(id)
const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text })
const card = (message) => {
  const article = document.createElement('article')
  const header = document.createElement('header')
  header.append(make('span', message.openid), make('time', new Date(message.at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })))
  const list = document.createElement('dl')
  for (const [name, { value }] of Object.entries(message.data)) list.append(make('dt', name), make('dd', value))
  list.append(make('dt', '打开'), make('dd', message.page))
  article.append(header, list)
  return article
}
let shown = ''
const refresh = async () => {
  const { messages, codes } = await (await fetch('/local/wechat', { headers: { accept: 'application/json' } })).json()
  const now = JSON.stringify([messages.length, codes])
  if (now === shown) return
  shown = now
  get('messages').replaceChildren(...(messages.length ? messages.slice(0, 100).map(card) : [make('p', '还没有消息。流程走到下一步、对方已授权时，这里会出现一条。')]))
  get('codes').replaceChildren(...codes.map(({ scene, at }) => Object.assign(make('option', new Date(at).toLocaleTimeString('zh-CN') + ' · ' + scene), { value: scene })))
  if (codes.length) get('ticket').value = codes[0].scene
}
get('codes').addEventListener('change', (event) => { get('ticket').value = event.target.value })
get('scan').addEventListener('submit', async (event) => {
  event.preventDefault()
  const data = { action: 'account.confirmBinding', data: { ticket: get('ticket').value.trim() }, requestId: crypto.randomUUID() }
  const response = await fetch('/local/wechat/call', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ openid: get('openid').value, data }) })
  const answer = await response.json()
  get('answer').textContent = answer.ok ? '已绑定：' + answer.data.name : (answer.error && answer.error.message) || '没有成功，请重试'
})
refresh()
setInterval(refresh, 2000)
</script></body></html>`
