import { sql } from 'kysely'
import { newToken, tokenHash } from '../accounts/index.ts'
import type { Acting, Actor } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { YoungPerson } from '../people/index.ts'
import { codeHash, isToken, newKeys, OWN_PAGE_DAYS, type OwnPage } from './own-page.ts'

/** The page this young person has now, or that of this parent or carer; null where there is none. */
export async function ownPageOf(
  acting: Acting,
  youngPersonId: string,
  supporterId: string | null = null,
): Promise<OwnPage | null> {
  const row = await acting.tx
    .selectFrom('own_page')
    .innerJoin('worker', 'worker.id', 'own_page.made_by')
    .select([
      'own_page.id',
      'own_page.made_at as madeAt',
      'worker.name as madeBy',
      'own_page.opened_at as openedAt',
      'own_page.expires_at as expiresAt',
      'own_page.login_bound_at as loginSince',
      'own_page.wrong_codes as wrongCodes',
      'own_page.shows',
    ])
    .where('own_page.young_person_id', '=', youngPersonId)
    .where('own_page.supporter_id', 'is not distinct from', supporterId)
    .where('own_page.taken_back_at', 'is', null)
    .where('own_page.expires_at', '>', sql<Date>`clock_timestamp()`)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Makes a page, and takes back the one before. Answers with its keys, which are kept nowhere; null when this id was made
 * before, by the same button pressed twice.
 */
export async function makeOwnPage(
  acting: Acting,
  person: Pick<YoungPerson, 'id' | 'place_id'>,
  id: string,
  supporterId: string | null = null,
): Promise<{ token: string; code: string } | null> {
  const made = await acting.tx.selectFrom('own_page').select('id').where('id', '=', id).executeTakeFirst()
  if (made) return null
  const before = supporterId && (await ownPageOf(acting, person.id, supporterId))
  await takeBackOwnPage(acting, person.id, supporterId)
  const keys = newKeys()
  await acting.tx
    .insertInto('own_page')
    .values({
      ...{ id, place_id: person.place_id, young_person_id: person.id, made_by: acting.actor.id as string },
      ...{ supporter_id: supporterId, shows: before ? before.shows : [] },
      token_hash: tokenHash(keys.token),
      code_hash: codeHash(keys.token, keys.code),
      expires_at: sql<Date>`link_lasts(${OWN_PAGE_DAYS})`,
    })
    .execute()
  await record(acting, { act: 'made', subject: { kind: 'own_page', id }, youngPerson: person.id })
  return keys
}

/** The link opens nothing from now on, and a page that is open stops at its next request. */
export async function takeBackOwnPage(
  acting: Acting,
  youngPersonId: string,
  supporterId: string | null = null,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update own_page set taken_back_at = ${acting.now}
    where young_person_id = ${youngPersonId} and supporter_id is not distinct from ${supporterId}::uuid
      and taken_back_at is null returning id`.execute(acting.tx)
  for (const { id } of rows)
    await record(acting, { act: 'taken_back', subject: { kind: 'own_page', id }, youngPerson: youngPersonId })
}

/** Who tries a link: the network they come from, and the browser they have. */
export type Asker = { network: string; browser: string }

// Bound to the link: whoever reads the table learns neither from where somebody tried, nor that it was the same at two pages.
const askedBy = (token: string, { network, browser }: Asker) => ({
  network: tokenHash(`${token} network ${network}`),
  browser: tokenHash(`${token} browser ${browser}`),
})

/** What a link alone tells whoever asks: that it needs a code, or that they must wait; null where there is nothing. */
export async function doorOf(
  acting: Acting,
  token: string,
  asker: Asker,
): Promise<'closed' | 'waits' | 'locked' | null> {
  if (!isToken(token)) return null
  const { network, browser } = askedBy(token, asker)
  const { rows } = await sql<{ state: 'closed' | 'waits' | 'locked' | null }>`
    select own_page_at(${tokenHash(token)}, ${network}, ${browser}) as state`.execute(acting.tx)
  return rows[0]?.state ?? null
}

export type Tried =
  | { outcome: 'open'; session: string; holder: PageHolder['kind'] }
  | { outcome: 'wrong' | 'waits' | 'locked' | 'gone' }

/** One try to open a page; it counts, and is written down, whatever comes of it. */
export async function tryCode(
  acting: Acting,
  { token, code, device, asker }: { token: string; code: string; device: string; asker: Asker },
): Promise<Tried> {
  if (!isToken(token)) return { outcome: 'gone' }
  const session = newToken()
  const { network, browser } = askedBy(token, asker)
  const { rows } = await sql<{ outcome: 'open' | 'wrong' | 'waits' | 'locked' | 'gone' }>`
    select open_own_page(${tokenHash(token)}, ${codeHash(token, code)}, ${tokenHash(session)}, ${device},
      ${network}, ${browser}) as outcome`.execute(acting.tx)
  const outcome = rows[0]?.outcome ?? 'gone'
  if (outcome === 'gone') return { outcome }
  const act = outcome === 'open' ? 'opened' : 'did_not_open'
  const holder = outcome === 'open' ? await holderOfSession(acting, session) : null
  await record(acting, { act, subject: { kind: 'own_page', id: holder?.id ?? null } })
  if (outcome !== 'open') return { outcome }
  return holder ? { outcome: 'open', session, holder: holder.kind } : { outcome: 'gone' }
}

/** Whoever has a page: the young person, or a parent or carer of theirs. */
export type PageHolder = Actor & { kind: 'young-person' | 'parent' }

/** Whose page is open with this session: an actor of their own kind, whoever is signed in here. */
export async function holderOfSession(acting: Acting, session: string): Promise<PageHolder | null> {
  return isToken(session) ? holderOf(acting, tokenHash(session)) : null
}

/** The same by the hash of that session, for who comes back from a provider without it. */
export async function holderOf(acting: Acting, hash: Buffer): Promise<PageHolder | null> {
  const { rows } = await sql<{ id: string; place_id: string; for_parent: boolean }>`
    select id, place_id, for_parent from own_page_of_session(${hash})`.execute(acting.tx)
  const [page] = rows
  return page
    ? { kind: page.for_parent ? 'parent' : 'young-person', id: page.id, place: page.place_id }
    : null
}

/** Closes the page in one browser; nothing happens where none is open. */
export async function closeSession(acting: Acting, session: string): Promise<void> {
  await sql`select close_own_page(${tokenHash(session)})`.execute(acting.tx)
}
