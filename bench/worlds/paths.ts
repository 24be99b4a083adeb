import type { Hono } from 'hono'
import type { Visit } from '../../src/accounts/index.ts'
import { newId } from '../../src/words/index.ts'
import { readable } from './in-words.ts'
import { type Ids, standingOf } from './standing.ts'
import type { World } from './world.ts'

// What the program answers over HTTP in a world, against the rows that the sentences say somebody may read: every address of a
// record, and every list, search, page, export and interface, of which no answer may hold anything else.

/** Asks for an address as somebody: what came back, without what differs from one asking to the next. */
export type Asks = (path: string) => Promise<{ status: number; text: string }>

/** What is wrong with an answer. */
export type Wrong = { path: string; what: string }
export type Walked = { opened: number; shut: number; lists: number; wrong: Wrong[] }

/** Of which rows an address that begins so is, by its one id. */
const records: readonly { start: string; table: string; ids: (world: World) => { id: string }[] }[] = [
  { start: '/young-people/:id', table: 'young_person', ids: ({ people }) => people },
  { start: '/supports/:id', table: 'support', ids: ({ supports }) => supports },
  { start: '/referrals/:id', table: 'referral', ids: ({ referrals }) => referrals },
  { start: '/asks/:id', table: 'ask', ids: ({ asks }) => asks },
  { start: '/fhir/QuestionnaireResponse/:id', table: 'answer_set', ids: ({ answerSets }) => answerSets },
  { start: '/family-plans/:id', table: 'family_plan', ids: ({ families }) => families },
  { start: '/companions/:id', table: 'companion', ids: ({ companions }) => companions },
  { start: '/concerns/:id', table: 'safeguarding_concern', ids: ({ concerns }) => concerns },
]

/** There for whoever has the record, whatever stands in it: by these the walk knows that it is not shut out everywhere. */
const alwaysThere = [
  ...['circle', 'looks', 'details', 'everything', 'lawful-basis', 'protections', 'own-page', 'keeping'].map(
    (page) => `/young-people/:id/${page}`,
  ),
  ...['/referrals/:id', '/supports/:id/plan', '/supports/:id/measures'],
]

const beginsWith = (path: string, start: string) => path === start || path.startsWith(`${start}/`)

/** The addresses of an app that somebody opens, and that name at most one thing. */
const opened = (app: Hono<Visit>): string[] =>
  [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))].filter(
    (path) => !path.includes('*') && path.split(':').length <= 2,
  )

/** The rows of a world by the part of their id that stands in no other, with the table each is in; people are called by it too. */
function marksOf(world: World): Map<string, string> {
  const rows: Record<string, readonly { id: string }[]> = {
    ...{ young_person: world.people, referral: world.referrals, support: world.supports },
    ...{ contact: world.contacts, goal: world.goals, ask: world.asks, link: world.links },
    ...{ answer_set: world.answerSets, decision: world.decisions, wish: world.wishes },
    ...{ safeguarding_concern: world.concerns, protection: world.protections },
    ...{ supporter: world.supporters, supervision: world.supervisions },
    ...{ family_plan: world.families, family_member: world.familyMembers, family_step: world.familySteps },
    ...{ family_offer: world.familyOffers, companion: world.companions, not_together: world.aparts },
    ...{ decision_limit: world.limits, register_mark: world.marks, worker_check: world.checks },
  }
  return new Map(
    Object.entries(rows).flatMap(([table, all]) => all.map(({ id }) => [id.slice(0, 8), table] as const)),
  )
}

/** Walks everything as one worker of a world; `worlds` are all that are there. */
export async function walkAs(
  app: Hono<Visit>,
  worlds: readonly World[],
  world: World,
  worker: string,
  asks: Asks,
): Promise<Walked> {
  const said = readable(world, standingOf(world, { kind: 'worker', id: worker }))
  const walked: Walked = { opened: 0, shut: 0, lists: 0, wrong: [] }
  const holds = holding(worlds, world, said)
  const none = newId()
  const there = new Map<string, Awaited<ReturnType<Asks>>>()
  const look = async (path: string) => {
    const answer = await asks(path)
    if (answer.status >= 500) walked.wrong.push({ path, what: `answers ${answer.status}` })
    for (const what of holds(answer.text.replaceAll(path, ''))) walked.wrong.push({ path, what })
    return answer
  }
  for (const path of opened(app)) {
    const record = records.find(({ start }) => beginsWith(path, start))
    if (!path.includes(':')) {
      walked.lists++
      await look(path)
    } else if (record)
      for (const { id } of record.ids(world)) {
        const table = path === '/concerns/:id/receipt' ? 'concern_receipt' : record.table
        const may = said[table]?.has(id) ?? false
        walked[may ? 'opened' : 'shut']++
        const answer = await look(path.replace(':id', id))
        if (may) {
          if (alwaysThere.includes(path) && answer.status !== 200)
            walked.wrong.push({ path, what: `answers ${answer.status}, and is there` })
          continue
        }
        // Being refused looks the same as there being nothing there.
        const nothing = there.get(path) ?? (await asks(path.replace(':id', none)))
        there.set(path, nothing)
        if (answer.status !== nothing.status || answer.text.replaceAll(id, none) !== nothing.text)
          walked.wrong.push({ path, what: `answers ${answer.status}, where there is nothing for them` })
      }
  }
  return walked
}

/** What stands in an answer of which they may not know: a row of this world, or anything of another. */
function holding(
  worlds: readonly World[],
  world: World,
  said: Record<string, Ids>,
): (text: string) => string[] {
  const read = Object.values(said).flatMap((ids) => [...ids])
  // Whom a concern is about, it says.
  const about = world.concerns
    .filter(({ id }) => said.safeguarding_concern?.has(id))
    .map(({ called }) => called)
  const mayKnow = new Set([...read, ...about].map((id) => id.slice(0, 8)))
  const marks = worlds.flatMap((one) =>
    [...marksOf(one)].filter(([mark]) => one !== world || !mayKnow.has(mark)),
  )
  return (text) =>
    marks.filter(([mark]) => text.includes(mark)).map(([mark, table]) => `tells of ${table} ${mark}`)
}
