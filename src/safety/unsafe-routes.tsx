import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import { tokenHash, type Visit } from '../accounts/index.ts'
import type { Acting, Actor } from '../database/index.ts'
import { idOfSending, ONCE, typedIn } from '../people/index.ts'
import { answerText, type Problems, readForm, type Typed, typedText } from '../ui/questions/index.ts'
import { dateInLondon, en, isUuid, newId } from '../words/index.ts'
import { takenBefore } from './acts.ts'
import { type Getting, NOBODY, raiseConcern, whoGets } from './raising.ts'
import { UnsafeGone, UnsafePage, UnsafeSent, unsafeForm } from './screens/unsafe.tsx'

type C = Context<Visit>

// Links that are sent to a young person or their family; those of a provider are not theirs.
const ofTheirs = ['answer_measure', 'answer_offer']

/** The young person whose page it is, and whose leads hear of them. */
type Person = { youngPersonId: string; organisationId: string; called: string }

const young = (c: C, title: string, children: unknown, status: 200 | 422 = 200) =>
  c.var.page({ title, skin: 'young', width: 'reading', status, errors: status === 422, children })

const gone = (c: C) =>
  c.var.page({ title: en.safety.gone, skin: 'young', status: 404 as never, children: <UnsafeGone /> })

/** A page "I don’t feel safe": in the transaction of whoever came to it, at an address of theirs. */
type Unsafe = { acting: Acting; path: string }

type Found = Unsafe & { person: Person; getting: Getting[] }

async function foundFor(unsafe: Unsafe): Promise<Found | null> {
  const { rows } =
    await sql<Person>`select young_person_id as "youngPersonId", organisation_id as "organisationId", called
    from link_person()`.execute(unsafe.acting.tx)
  const [person] = rows
  if (!person) return null
  const routing = {
    organisations: [person.organisationId],
    duty: 'lead',
    subject: NOBODY,
    about: person,
  } as const
  return { ...unsafe, person, getting: await whoGets(unsafe.acting, routing) }
}

const asked = (c: C, { acting, getting, path }: Found, typed: Typed = {}, problems: Problems = {}) =>
  young(
    c,
    en.safety.link,
    <UnsafePage
      {...{ path, getting, typed, problems, now: acting.now }}
      once={typedText(typed, ONCE) || newId()}
    />,
    Object.keys(problems).length > 0 ? 422 : 200,
  )

/** Who reads it and when, help that is there now, and a box that may stay empty. */
export async function showUnsafe(c: C, unsafe: Unsafe): Promise<Response> {
  const found = await foundFor(unsafe)
  return found ? asked(c, found) : gone(c)
}

/** It goes to the leads of the organisation whose record it is: at once, and once however often it is pressed. */
export async function sendUnsafe(c: C, unsafe: Unsafe, typed: Typed): Promise<Response> {
  const found = await foundFor(unsafe)
  if (!found) return gone(c)
  const { acting, person, getting, path } = found
  const read = readForm(unsafeForm, typed, dateInLondon(acting.now))
  if (!read.ok) return asked(c, found, typed, read.problems)
  if (getting.length === 0) return asked(c, found, typed)
  const once = isUuid(typedText(typed, ONCE)) ? typed : { ...typed, [ONCE]: newId() }
  await raiseConcern(
    acting,
    {
      ...{ id: idOfSending(once), youngPersonId: person.youngPersonId, called: person.called },
      ...{ words: answerText(read.answers, 'words'), danger: 'not_asked', subject: null },
      ...{ raisedFrom: 'young_person', getting },
    },
    c.var.origin,
  )
  return c.redirect(`${path}/sent`, 303)
}

/** Who has it now. */
export async function showSent(c: C, unsafe: Unsafe): Promise<Response> {
  const found = await foundFor(unsafe)
  if (!found) return gone(c)
  return young(c, en.safety.sent, <UnsafeSent getting={found.getting} now={unsafe.acting.now} />)
}

async function holderOf(acting: Acting, token: string): Promise<Actor | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const { rows } = await sql<{ id: string; place_id: string; purpose: string }>`
    select id, place_id, purpose from link_for_token(${tokenHash(token)})`.execute(acting.tx)
  const [link] = rows
  return link && ofTheirs.includes(link.purpose) ? { kind: 'link', id: link.id, place: link.place_id } : null
}

/** Works as the link’s holder. A link that was used still says that somebody is not safe, as long as it lasts. */
async function byLink(c: C, work: (unsafe: Unsafe) => Promise<Response>): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const holder = await c.var.act((acting) => holderOf(acting, token))
  return holder ? c.var.actAs(holder, (acting) => work({ acting, path: `/unsafe/${token}` })) : gone(c)
}

/** Sends it; pressed again with the same page, the first press counts. */
export async function sentOnce(c: C, path: string, send: () => Promise<Response>): Promise<Response> {
  try {
    return await send()
  } catch (error) {
    if (!takenBefore(error)) throw error
    return c.redirect(`${path}/sent`, 303)
  }
}

/** "I don’t feel safe", from a page that somebody came to by their link: /unsafe/:token. */
export function unsafeRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/unsafe/:token', (c) => byLink(c, (unsafe) => showUnsafe(c, unsafe)))
    .get('/unsafe/:token/sent', (c) => byLink(c, (unsafe) => showSent(c, unsafe)))
    .post('/unsafe/:token', async (c) => {
      const typed = await typedIn(c)
      return sentOnce(c, `/unsafe/${c.req.param('token')}`, () =>
        byLink(c, (unsafe) => sendUnsafe(c, unsafe, typed)),
      )
    })
}
