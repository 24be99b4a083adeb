import type { Hono } from 'hono'
import type pg from 'pg'
import type { Visit } from '../../src/accounts/index.ts'
import { newId } from '../../src/words/index.ts'
import { isSealed } from './closed.ts'
import { readable } from './in-words.ts'
import { type Asks, addressesOf, knownTo, type Walked, walker } from './paths.ts'
import { put } from './planting-supports.ts'
import { hashed, keyOf } from './secrets.ts'
import { linkedAsk, linkedReferral, offered, type Standing, standingOf } from './standing.ts'
import { TODAY, type World } from './world.ts'

// Whoever comes without an account: by a link that was sent, by their own page, by the page of a parent.

/** A parent's page is called as who beside the young person has it; and shows the first thing that they decided themselves. */
const shownTo = ({ decisions }: World, person: string) =>
  decisions.find((one) => one.person === person && !one.forSafety)?.id ?? null

/**
 * Opens every own page of a world in a browser, gives whoever is beside somebody a page as their parent, and lets every second
 * referral ask what runs there.
 */
export async function putDoors(owner: pg.ClientBase, world: World): Promise<void> {
  await owner.query(
    `update referral r set way_in = 'onward', to_service_id = $2,
       support_from_id = (select min(s.id::text)::uuid from support s where s.young_person_id = r.young_person_id)
     where r.id = any($1)`,
    [world.referrals.filter((_, nth) => nth % 2 === 0).map(({ id }) => id), world.runs[0]?.id],
  )
  const [made_by, later] = [world.workers[0]?.id, '2099-01-01T00:00:00Z']
  const beside = world.supporters.map(({ id }) => id)
  await owner.query(
    `update supporter set kind = 'parent_or_carer', parental_responsibility = 'yes', how_we_know = 'x'
     where id = any($1)`,
    [beside],
  )
  await put(
    owner,
    'own_page',
    world.supporters.map(({ id, person }) => ({
      ...{ id, place_id: world.place, young_person_id: person, supporter_id: id, made_by, made_at: TODAY },
      ...{ token_hash: hashed(keyOf(id)), code_hash: '\\x00', expires_at: later, wrong_codes: 0 },
      shows: [shownTo(world, person)].filter(Boolean),
    })),
  )
  const pages = [...world.ownPages.map(({ id }) => id), ...beside]
  for (const id of pages)
    await owner.query(
      `insert into own_page_session (token_hash, own_page_id, device, ends_at) values ($1, $2, 'x', $3)`,
      [hashed(sessionOf(id)), id, later],
    )
}

/** The secret of the browser in which a page is open. */
export const sessionOf = (page: string): string => keyOf(`${page} open`)

/** Whether a link opens what begins so: by what it is for, and what the sentences say of that. */
const opensAt: Readonly<Record<string, (world: World, standing: Standing) => boolean>> = {
  l: (world, standing) => {
    const [answers, tells] = [
      linkedReferral(world, standing, 'answer_referral'),
      linkedReferral(world, standing, 'tell_attendance'),
    ]
    return world.shares.some(
      ({ referral, stage }) =>
        (referral === answers && stage === 'asked') || (referral === tells && stage === 'accepted'),
    )
  },
  a: (world, standing) => linkedAsk(world, standing, false) !== null,
  offers: (world, standing) => offered(world, standing) !== null,
  // "As long as it lasts": also one that was used, and of theirs alone.
  unsafe: (world, { asker }) =>
    world.links.some(
      (link) =>
        'id' in asker &&
        link.id === asker.id &&
        link.lasts &&
        (link.purpose === 'answer_measure' || link.purpose === 'answer_offer'),
    ),
}

const withToken = (app: Hono<Visit>, method: 'GET' | 'POST') =>
  addressesOf(app, method).filter((path) => /\/:token(\/|$)/.test(path))

/** There for every link that opens anything at all. */
const alwaysThere = ['/l/:token', '/unsafe/:token', '/unsafe/:token/sent']

/** Walks as whoever holds each link of a world, at every address that takes one. */
export async function walkLinks(
  app: Hono<Visit>,
  worlds: readonly World[],
  world: World,
  asks: Asks,
): Promise<Walked[]> {
  const none = keyOf(newId())
  const all: Walked[] = []
  for (const { id, used } of world.links) {
    const asker = { kind: 'link', id } as const
    const standing = standingOf(world, asker)
    const { walked, look, shut, wrong } = walker(worlds, world, knownTo(world, asker), asks)
    const opens = (path: string) => opensAt[path.split('/')[1] ?? '']?.(world, standing) === true
    // What a link does not open takes no form either; with one that was used the first answer is given again.
    for (const path of used ? [] : withToken(app, 'POST').filter((one) => !opens(one))) {
      walked.reached.add(path)
      await shut(path, [keyOf(id), '1'], [none, '1'], { note: 'x' })
    }
    for (const path of withToken(app, 'GET')) {
      walked.reached.add(path)
      if (!opens(path)) {
        await shut(path, [keyOf(id), '1'], [none, '1'])
        continue
      }
      walked.opened++
      const { status } = await look(path.replace(':token', keyOf(id)).replace(/:\w+/, '1'))
      if (alwaysThere.includes(path) && status !== 200) wrong(path, `answers ${status}, and is there`)
    }
    all.push(walked)
  }
  return all
}

/** Which rows an address of an own page names, by the table in which the sentences say whether they read it. */
const ofOwnPage = {
  '/my/people/:id': { table: 'circle_member', rows: ({ entries }: World) => entries },
  '/my/places/:id': { table: 'referral', rows: ({ referrals }: World) => referrals },
  '/my/decisions/:id': { table: 'decision', rows: ({ decisions }: World) => decisions },
} as const

const namedBy = (path: string) =>
  Object.entries(ofOwnPage).find(([start]) => path === start || path.startsWith(`${start}/`))?.[1]

const ownPaths = (app: Hono<Visit>, method: 'GET' | 'POST' = 'GET') =>
  addressesOf(app, method).filter((path) => /^\/my(\/|$)/.test(path) && !path.startsWith('/my/in'))

/** Walks as whoever has an own page of a world open. */
export async function walkOwnPages(
  app: Hono<Visit>,
  worlds: readonly World[],
  world: World,
  asksIn: (page: string) => Asks,
): Promise<Walked[]> {
  const all: Walked[] = []
  for (const { id } of world.ownPages) {
    const asker = { kind: 'young-person', id } as const
    const standing = standingOf(world, asker)
    const said = readable(world, standing)
    const own = walker(worlds, world, knownTo(world, asker), asksIn(id))
    const [nobody, none] = [asksIn(newId()), newId()]
    for (const path of ownPaths(app)) {
      own.walked.reached.add(path)
      const named = namedBy(path)
      if (named)
        for (const row of named.rows(world)) {
          if (said[named.table]?.has(row.id)) await own.look(path.replace(':id', row.id))
          else await own.shut(path, [row.id], [none])
        }
      else await shutOrOpen(own, path, standing.own !== null, nobody, asksIn(id))
    }
    // Nor does a form reach what somebody else has.
    for (const path of ownPaths(app, 'POST').filter((one) => one.includes(':'))) {
      own.walked.reached.add(path)
      const named = namedBy(path)
      const others = named?.rows(world).filter((row) => !said[named.table]?.has(row.id)) ?? []
      for (const row of others.slice(0, 2)) await own.shut(path, [row.id], [none], { note: 'x' })
    }
    // And a page that is not open takes none.
    if (standing.own === null)
      for (const path of ownPaths(app, 'POST').filter((one) => !one.includes(':')))
        await shutOrOpen(own, path, false, nobody, asksIn(id), { note: 'x' })
    all.push(own.walked)
  }
  return all
}

type Walker = ReturnType<typeof walker>
const mine = ['/my', '/my/people', '/my/looks', '/my/unsafe']
const theirs = ['/my/child', '/my/child/requests/new']

/** A page that is open tells of nothing else; one that is not is as a browser that never had one. */
async function shutOrOpen(
  one: Walker,
  path: string,
  isOpen: boolean,
  nobody: Asks,
  asks: Asks,
  form?: Record<string, string>,
) {
  const { status, text } = await one.look(path, form)
  one.walked[isOpen ? 'opened' : 'shut']++
  if (isOpen) {
    if (mine.includes(path) && status !== 200) one.wrong(path, `answers ${status}, and is there`)
    return
  }
  const [again, never] = [await asks(path, form), await nobody(path, form)]
  if (status !== never.status || text !== never.text || again.to !== never.to)
    one.wrong(path, `answers ${status}, where there is no page`)
}

/** Walks as whoever has the page of a parent: "the page is shut while the record is sealed", and gives what was ticked. */
export async function walkParents(
  app: Hono<Visit>,
  worlds: readonly World[],
  world: World,
  asksIn: (page: string) => Asks,
): Promise<Walked[]> {
  const all: Walked[] = []
  for (const { id, person } of world.supporters) {
    const isOpen = !isSealed(world, person)
    const known = isOpen ? [person, id, shownTo(world, person)].filter((one) => one !== null) : []
    const parent = walker(worlds, world, known, asksIn(id))
    for (const path of ownPaths(app)) {
      const named = namedBy(path)
      // No page of the young person's is theirs, nor anything that it names.
      if (named) for (const row of named.rows(world).slice(0, 2)) await parent.shut(path, [row.id], [newId()])
      else if (theirs.includes(path)) {
        const { status } = await parent.look(path)
        parent.walked[isOpen ? 'opened' : 'shut']++
        if ((status === 200) !== isOpen) parent.wrong(path, `answers ${status}, and is ${isOpen}`)
      } else await parent.look(path)
    }
    all.push(parent.walked)
  }
  return all
}
