/// <reference lib="dom" />
import { forgetMarks, keptMarks, wipe } from './keeping.ts'

/** What the server said of everybody on the register. */
export type Answer = {
  /** Who is not of the group any more. */
  gone: string[]
  people: { id: string; said: string; at: string | null }[]
  newFaces: number
}

/** How sending went: nothing to send or sent, no signal, signed out, not theirs any more, or not to be read. */
export type Sent =
  | { how: 'sent'; answer: Answer | null }
  | { how: 'no signal' | 'signed out' | 'not theirs' | 'unread' }

/**
 * Sends what is kept of a session, and forgets it once it is taken. What is sent twice counts once, so that it may be sent
 * whenever in doubt. Where whoever took the register does not run the group any more, everything of it is wiped; where they
 * have been signed out, whatever names anybody.
 */
export async function sendMarks(session: string, asks?: string): Promise<Sent> {
  const made = await keptMarks(session)
  const by = made[0]?.by ?? asks
  if (by === undefined) return { how: 'sent', answer: null }
  const marks = made.filter((one) => one.by === by).map(({ mark }) => mark)
  const answer = await fetch(`/sessions/${session}/marks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ by, marks }),
    redirect: 'manual',
  }).catch(() => null)
  if (!answer || answer.status >= 500 || answer.status === 429) return { how: 'no signal' }
  if (answer.ok) {
    const said = (await answer.json().catch(() => null)) as Answer | null
    if (!said) return { how: 'no signal' }
    await forgetMarks(marks.map(({ id }) => id))
    return { how: 'sent', answer: said }
  }
  if (answer.status === 404) {
    await wipe(session, { marks: true })
    return { how: 'not theirs' }
  }
  if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
    await wipe(session, { marks: false })
    return { how: 'signed out' }
  }
  return { how: 'unread' }
}
