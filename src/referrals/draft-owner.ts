import type { Context } from 'hono'
import { ourCookie, type Visit } from '../accounts/index.ts'
import type { Actor } from '../database/index.ts'
import { isUuid, newId, uuidV5 } from '../words/index.ts'
import { DRAFT_DAYS } from './drafts.ts'

type C = Context<Visit>

const draftCookie = ourCookie('trellis_form', { path: '/refer' })

// So that no name a browser gives itself is ever the id of a worker.
const BROWSERS = 'b7d6f0a4-2f0e-4b43-9d0b-6a1c3e5f7a90'

/** Whose draft it is: the worker's, or this browser's, which is a random name and nothing else. */
export function ownerOf(c: C): string {
  return c.var.worker ? c.var.worker.id : uuidV5(BROWSERS, browserName(c))
}

function browserName(c: C): string {
  const known = draftCookie.read(c)
  if (known && isUuid(known)) return known
  const made = newId()
  draftCookie.write(c, made, DRAFT_DAYS * 86_400)
  return made
}

/** Whoever uses this screen next finds no form that was begun on it before. */
export function forgetForms(c: C): void {
  draftCookie.drop(c)
}

/** As whom it is kept and sent. */
export function actorOf(c: C, owner: string): Actor {
  return c.var.worker ? c.var.actor : { kind: 'public', id: owner, place: c.var.actor.place as string }
}
