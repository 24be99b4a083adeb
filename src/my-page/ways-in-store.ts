import { sql } from 'kysely'
import { newToken, tokenHash } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { holderOfSession } from './own-page-store.ts'

/** Who somebody is at the provider of logins: never a name or an email address. */
export type Login = { issuer: string; subject: string }

/** What came of binding a login to a page. */
export type Bound = 'bound' | 'closed' | 'too_young' | 'another'

/** Binds a login to the page that this session has open; acts as whoever the page is of. */
export async function bindLogin(
  acting: Acting,
  { session, youngPerson }: { session: Buffer; youngPerson: string },
  { issuer, subject }: Login,
): Promise<Bound> {
  const { rows } = await sql<{ outcome: Bound }>`
    select bind_own_page(${session}, ${issuer}, ${subject}) as outcome`.execute(acting.tx)
  const outcome = rows[0]?.outcome ?? 'closed'
  if (outcome === 'bound')
    await record(acting, {
      ...{ act: 'login_bound', subject: { kind: 'own_page', id: acting.actor.id } },
      youngPerson,
    })
  return outcome
}

/** Opens the page that this login is bound to and answers its session; null where it opens none. */
export async function openByLogin(
  acting: Acting,
  { issuer, subject }: Login,
  device: string,
): Promise<string | null> {
  const session = newToken()
  const { rows } = await sql<{ open: boolean }>`
    select open_own_page_by_login(${issuer}, ${subject}, ${tokenHash(session)}, ${device}) as open`.execute(
    acting.tx,
  )
  const holder = rows[0]?.open ? await holderOfSession(acting, session) : null
  const act = holder ? 'opened' : 'did_not_open'
  await record(acting, { act, subject: { kind: 'own_page', id: holder?.id ?? null }, fields: ['login'] })
  return holder && session
}

/** Since when a login opens their page, if one does, and whether they are old enough for one. */
export async function ownLogin(acting: Acting): Promise<{ boundAt: Date | null; may: boolean }> {
  const { rows } = await sql<{ boundAt: Date | null; may: boolean }>`
    select bound_at as "boundAt", may from own_login()`.execute(acting.tx)
  return rows[0] ?? { boundAt: null, may: false }
}

/** Their login opens nothing from now on, and what it has open elsewhere is closed. */
export async function unbindLogin(acting: Acting, session: string, youngPerson: string): Promise<void> {
  const { rows } = await sql<{ unbound: boolean }>`
    select unbind_own_page(${tokenHash(session)}) as unbound`.execute(acting.tx)
  if (rows[0]?.unbound)
    await record(acting, {
      ...{ act: 'login_unbound', subject: { kind: 'own_page', id: acting.actor.id } },
      youngPerson,
    })
}

/** One browser in which their page is open. */
export type OpenPage = {
  id: string
  device: string
  began: Date
  used: Date
  byLogin: boolean
  here: boolean
}

/** Where their page is open now, this browser first. */
export async function openPages(acting: Acting, session: string): Promise<OpenPage[]> {
  const { rows } = await sql<OpenPage>`
    select id, device, began, used, by_login as "byLogin", here from own_sessions(${tokenHash(session)})`.execute(
    acting.tx,
  )
  return rows
}

/** Closes their page in one browser; says whether it was open there. */
export async function closeThere(acting: Acting, id: string, youngPerson: string): Promise<boolean> {
  const { rows } = await sql<{ closed: boolean }>`
    select end_own_session(${id}::uuid) as closed`.execute(acting.tx)
  if (!rows[0]?.closed) return false
  await record(acting, {
    ...{ act: 'closed_elsewhere', subject: { kind: 'own_page', id: acting.actor.id } },
    youngPerson,
  })
  return true
}
