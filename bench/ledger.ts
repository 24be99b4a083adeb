import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '../src/words/index.ts'
import { letterAbout } from './letter.ts'

/** What somebody outside knows of the referrals they sent: kept nowhere near the database. */
export type Ledger = {
  /** Everything that was ever sent off, answered or not. */
  sent: string[]
  /** What the server said it has. */
  acknowledged: Set<string>
}

/** People who send referrals one after another, and send again what got no answer, until they are told to stop. */
export type Senders = {
  ledger: Ledger
  /** Where the server listens now; it may be elsewhere after a restart. */
  moveTo: (url: string) => void
  stop: () => Promise<void>
}

/** Starts so many senders. Throws from `stop` when an answer was neither a yes nor the silence of a dead server. */
export function startSenders(given: {
  url: string
  cookies: readonly string[]
  connections: number
  /** How long each rests after one, in milliseconds. */
  rest?: number
}): Senders {
  const ledger: Ledger = { sent: [], acknowledged: new Set() }
  let { url } = given
  const { rest = 10 } = given
  const ending = new AbortController()
  const one = async (cookie: string) => {
    while (!ending.signal.aborted) {
      const id = newId()
      ledger.sent.push(id)
      // The same form again, as somebody would press again: it must count once.
      while (!(await send(url, cookie, id)) && !ending.signal.aborted) await pause(50)
      if (!ending.signal.aborted) ledger.acknowledged.add(id)
      await pause(rest)
    }
  }
  const all = Array.from({ length: given.connections }, (_, at) =>
    one(given.cookies[at % given.cookies.length] ?? ''),
  )
  return {
    ledger,
    moveTo: (elsewhere) => {
      url = elsewhere
    },
    stop: async () => {
      ending.abort()
      await Promise.all(all)
    },
  }
}

/** Whether the server said that it has this referral. A dead or starting server says nothing, or that it failed. */
async function send(url: string, cookie: string, id: string): Promise<boolean> {
  let answer: Response
  try {
    answer = await fetch(`${url}/refer/school/${id}`, {
      method: 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/x-www-form-urlencoded' },
      body: letterAbout(nameFor(id), ''),
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    })
    await answer.body?.cancel()
  } catch {
    return false
  }
  if (answer.status >= 500) return false
  if (answer.status === 303 && answer.headers.get('location')?.startsWith(`/referrals/${id}`)) return true
  throw new Error(`a referral was answered with ${answer.status} ${answer.headers.get('location') ?? ''}`)
}

/** The invented name in that letter, by which a second record of the same person would be found. */
export const nameFor = (id: string): string => `Ledger ${id.replaceAll('-', '').replaceAll(/\d/g, letterOf)}`

// A name has no digits.
const letterOf = (digit: string): string => 'ghijklmnop'[Number(digit)] ?? ''
