/// <reference lib="dom" />
// Watches over registers and nothing else: opens the page of one without signal, as it was kept, and sends what was
// marked as soon as the phone says that there is signal again, where the browser tells it.
import { keptPage, sessionsToSend, wipe, wipeOld } from './keeping.ts'
import { sendMarks } from './sending.ts'

type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void }
type Asked = Event & { request: Request; respondWith: (answer: Promise<Response>) => void }

const worker = self as unknown as EventTarget & {
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
}

const PATIENCE = 6_000
const register = /^\/sessions\/([0-9a-f-]{36})\/register$/

// The page comes from the phone, so that what the server says with each page is said here.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

worker.addEventListener('install', () => {
  worker.skipWaiting()
})
worker.addEventListener('activate', (event) => {
  ;(event as Waiting).waitUntil(worker.clients.claim())
})
worker.addEventListener('sync', (event) => {
  const sendAll = async () => {
    await wipeOld()
    for (const session of await sessionsToSend())
      if ((await sendMarks(session)).how === 'no signal') throw new Error('no signal yet')
  }
  ;(event as Waiting).waitUntil(sendAll())
})
worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Asked
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin || request.method !== 'GET') return
  const answer = (work: Promise<Response>) => respondWith.call(event, work)
  const session = register.exec(pathname)?.[1]
  if (session && request.mode === 'navigate') answer(page(request, session))
  // Their names change with what is in them.
  else if (pathname.startsWith('/assets/'))
    answer(caches.match(request).then((found) => found ?? fetch(request)))
})

/** The page from the server; from the phone where there is no signal, or so little that it takes too long. */
async function page(request: Request, session: string): Promise<Response> {
  const asking = fetch(request).catch(() => null)
  const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE))
  const answer = await Promise.race([asking, patience])
  if (answer && answer.status < 500) {
    // Signed out, or not theirs any more: nothing that names anybody stays here.
    if (answer.type === 'opaqueredirect' || [401, 403, 404].includes(answer.status))
      await wipe(session, { marks: answer.status === 404 })
    return answer
  }
  const html = await keptPage(session)
  if (html === undefined) return answer ?? (await asking) ?? nothingKept()
  return new Response(html.replace('<html ', '<html data-kept="yes" '), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  })
}

const nothingKept = (): Response =>
  new Response(
    '<!DOCTYPE html><html lang="en-GB"><title>No signal – Trellis</title><h1>No signal</h1><p>This register is not on this phone. Open it once with signal, and it is for 12 hours.</p></html>',
    {
      status: 503,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
    },
  )
