/// <reference lib="dom" />
import { phoneNow } from './clock.ts'

// What a phone keeps of registers: pages and marks, each sealed with a key that cannot be taken out of this browser.
const DATABASE = 'trellis-registers'
const LONGEST = 12 * 3_600_000

/** Where the moment stands at which something was kept last, so that every page can see that it is too old. */
export const KEPT_AT = 'trellis-registers'

/** A mark as the phone keeps it until it is sent: nobody's name is in it. */
export type PhoneMark = {
  id: string
  at: string
  said: 'came' | 'did_not_come' | 'not_marked' | 'new_face' | 'no_new_face' | 'counted'
  person?: string
  numbers?: Record<string, number>
}

/** Marks of one session by one worker. */
type Made = { by: string; mark: PhoneMark }
type Sealed = {
  id: string
  session: string
  keptAt: number
  iv: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
}
type Store = 'keys' | 'pages' | 'marks'

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= opening()
  return opened
}

async function opening(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('keys')
    for (const name of ['pages', 'marks'])
      request.result.createObjectStore(name, { keyPath: 'id' }).createIndex('session', 'session')
  })
  const database = await asked(request)
  // Whoever signs out takes everything away: this connection must not stand in the way.
  database.addEventListener('versionchange', () => database.close())
  return database
}

const inStore = async <T>(
  name: Store,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => asked(ask((await open()).transaction(name, mode).objectStore(name)))

async function key(): Promise<CryptoKey> {
  const known = await inStore<CryptoKey | undefined>('keys', 'readonly', (store) => store.get('key'))
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  // Two pages that begin at once: the key of whoever was first is everybody's.
  await inStore('keys', 'readwrite', (store) => store.add(made, 'key')).catch(() => undefined)
  return (await inStore<CryptoKey | undefined>('keys', 'readonly', (store) => store.get('key'))) ?? made
}

async function keep(
  store: Store,
  { id, session }: { id: string; session: string },
  value: unknown,
): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(value))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), text)
  const row: Sealed = { id, session, keptAt: phoneNow(), iv, sealed }
  await inStore(store, 'readwrite', (kept) => kept.put(row))
}

/** What is kept of a session; what is too old, or sealed with a key that is gone, is not there any more. */
async function kept<T>(store: Store, session: string): Promise<T[]> {
  await wipeOld()
  const rows = await inStore<Sealed[]>(store, 'readonly', (all) => all.index('session').getAll(session))
  const secret = await key()
  const opening = rows.map(async ({ iv, sealed }): Promise<T[]> => {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, secret, sealed).catch(() => null)
    return text ? [JSON.parse(new TextDecoder().decode(text)) as T] : []
  })
  return (await Promise.all(opening)).flat()
}

/** Keeps the page of a register, so that it can be opened without signal. */
export const keepPage = (session: string, html: string): Promise<void> =>
  keep('pages', { id: session, session }, html)

/** The page of a register as it was when there was signal. */
export const keptPage = async (session: string): Promise<string | undefined> =>
  (await kept<string>('pages', session))[0]

/** Keeps a mark until it is sent. */
export const keepMark = (session: string, by: string, mark: PhoneMark): Promise<void> =>
  keep('marks', { id: mark.id, session }, { by, mark } satisfies Made)

/** The marks of a session that are not sent yet, first tapped first. */
export const keptMarks = async (session: string): Promise<Made[]> =>
  (await kept<Made>('marks', session)).sort((one, other) => (one.mark.at < other.mark.at ? -1 : 1))

/** The sessions of which something is to be sent. */
export async function sessionsToSend(): Promise<string[]> {
  const rows = await inStore<Sealed[]>('marks', 'readonly', (store) => store.getAll())
  return [...new Set(rows.map(({ session }) => session))]
}

/** These marks are sent. */
export async function forgetMarks(ids: readonly string[]): Promise<void> {
  for (const id of ids) await inStore('marks', 'readwrite', (store) => store.delete(id))
}

/** Wipes what names anybody at a session, and its marks with it unless they wait for somebody to sign in again. */
export async function wipe(session: string, { marks }: { marks: boolean }): Promise<void> {
  await inStore('pages', 'readwrite', (store) => store.delete(session))
  if (marks) await forgetMarks((await keptMarks(session)).map(({ mark }) => mark.id))
}

/** Wipes whatever is older than a phone may hold it. */
export async function wipeOld(): Promise<void> {
  const now = phoneNow()
  for (const name of ['pages', 'marks'] as const) {
    const rows = await inStore<Sealed[]>(name, 'readonly', (store) => store.getAll())
    // A moment that is still to come was kept by a clock that was wrong: it cannot be believed either.
    for (const { id, keptAt } of rows)
      if (keptAt > now + 60_000 || now - keptAt > LONGEST)
        await inStore(name, 'readwrite', (store) => store.delete(id))
  }
}

/** Takes everything away once it is too old, whichever page of Trellis is opened. */
export function forgetRegisters(): void {
  const keptAt = localStorage.getItem(KEPT_AT)
  if (keptAt === null || phoneNow() - Number(keptAt) <= LONGEST) return
  localStorage.removeItem(KEPT_AT)
  indexedDB.deleteDatabase(DATABASE)
}
