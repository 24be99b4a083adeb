import type { Hono } from 'hono'
import type { Visit } from '../../src/accounts/index.ts'
import { newId } from '../../src/words/index.ts'
import { type OfRecord, records, within } from './addresses.ts'
import { readable } from './in-words.ts'
import { type Asker, type Standing, standingOf } from './standing.ts'
import { standsInFor } from './surveys-in-words.ts'
import type { World } from './world.ts'

// What the program answers over HTTP in a world, against the rows that the sentences say somebody may read: every address of a
// record, and every list, search, page, export and interface, of which no answer may hold anything else.

export type Answered = { status: number; to: string; text: string }
/** Asks for an address as somebody, or sends a form there: what came back, without what differs from one asking to the next. */
export type Asks = (path: string, form?: Record<string, string>) => Promise<Answered>

/** What is wrong with an answer. */
export type Wrong = { path: string; what: string }
export type Walked = {
  opened: number
  shut: number
  lists: number
  wrong: Wrong[]
  reached: Set<string>
  sent: Set<string>
}
export const nothingWalked = (): Walked => ({
  ...{ opened: 0, shut: 0, lists: 0 },
  ...{ wrong: [], reached: new Set(), sent: new Set() },
})

/** There for whoever has the record, whatever stands in it: by these the walk knows that it is not shut out everywhere. */
const alwaysThere = [
  ...['circle', 'looks', 'details', 'everything', 'lawful-basis', 'protections', 'own-page', 'keeping'].map(
    (page) => `/young-people/:id/${page}`,
  ),
  ...['/referrals/:id', '/supports/:id/plan', '/supports/:id/measures', '/glass/:id'],
]

/** Asked with a name that everybody in every world has, and of another than oneself. */
const searches = ['/young-people?name=Somebody', '/young-people?show=ended', '/services?words=Somebody']

export const recordOf = (path: string): OfRecord | undefined =>
  records.find(({ start }) => path === start || path.startsWith(`${start}/`))

/** The second thing that an address names; undefined where it names one alone, null where the worlds know of no such thing. */
export function secondOf(path: string, world: World) {
  const [, name, more] = [...path.matchAll(/:(\w+)/g)].map(([, one = '']) => one)
  if (!name) return undefined
  const rows = within[name]
  return rows && !more ? { name, rows: rows(world) } : null
}

/** The addresses of an app, without those that stand for any. */
export const addressesOf = (app: Hono<Visit>, method: 'GET' | 'POST'): string[] =>
  [...new Set(app.routes.filter((route) => route.method === method).map(({ path }) => path))].filter(
    (path) => !path.includes('*'),
  )

export const filled = (path: string, first: string, second = ''): string =>
  path.replace(/:\w+(\{[^}]*\})?/, first).replace(/:\w+(\{[^}]*\})?/, second)

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
    ...{ shared_plan: world.sharedPlans, plan_agency: world.agencies, plan_goal: world.planGoals },
    ...{ plan_step: world.planSteps, plan_point: world.planPoints, plan_meeting: world.planMeetings },
    ...{ family_goal: world.familyGoals, workshop_request: world.workshops },
    ...{
      access_request: world.accessRequests,
      correction: world.corrections,
      erasure_request: world.erasures,
    },
    ...{ retention_hold: world.holds, handover: world.handovers, looking_again: world.lookingAgains },
    ...{ waiting_list: world.waitingLists, waiting_offer: world.waitingRows, round_code: world.slips },
    ...{ round_pupil: world.pupils, round_parent_no: world.parentNoes, hidden_look: world.hiddenLooks },
    ...{ enrolment: world.enrolments, personal_tie: world.ties, own_page: world.ownPages },
  }
  return new Map(
    Object.entries(rows).flatMap(([table, all]) => all.map(({ id }) => [id.slice(0, 8), table] as const)),
  )
}

/** What stands in an answer of which they may not know: a row of this world, or anything of another. */
function holding(worlds: readonly World[], world: World, known: Iterable<string>) {
  const mayKnow = new Set([...known].map((id) => id.slice(0, 8)))
  const marks = new Map(
    worlds.flatMap((one) => [...marksOf(one)].filter(([mark]) => one !== world || !mayKnow.has(mark))),
  )
  return (text: string) =>
    [...new Set((text.match(/[0-9a-f]{8,}/g) ?? []).flatMap(eights))]
      .filter((mark) => marks.has(mark))
      .map((mark) => `tells of ${marks.get(mark)} ${mark}`)
}

/** Every eight letters of a longer run of them. */
const eights = (run: string): string[] =>
  Array.from({ length: run.length - 7 }, (_, from) => run.slice(from, from + 8))

/** Ids of everything that they read. */
export const knownTo = (world: World, asker: Asker): string[] => knownIn(world, standingOf(world, asker))

function knownIn(world: World, standing: Standing): string[] {
  const said = readable(world, standing)
  // Whom a concern is about, it says.
  const about = world.concerns
    .filter(({ id }) => said.safeguarding_concern?.has(id))
    .map(({ called }) => called)
  // Whose death they settle, whose record may go, and who asks for something of a record that nobody has any more, is told to those who do
  // and who answer: "whose it is".
  const ended = [
    ...world.deaths.filter(({ id }) => said.death?.has(id)),
    ...world.proposals.filter(({ id }) => said.disposal_proposal?.has(id)),
    ...world.corrections.filter(({ id }) => said.correction?.has(id)),
    ...world.accessRequests.filter(({ id }) => said.access_request?.has(id)),
    ...world.erasures.filter(({ id }) => said.erasure_request?.has(id)),
  ].map(({ person }) => person)
  // "The two know under which name it goes on, whether or not that record is open to them."
  const goingOn = world.identities.filter(({ id }) => said.new_identity?.has(id)).map(({ goesOn }) => goesOn)
  // What a reader is told of a slip is whose it is, until the names are destroyed.
  const named = world.slips.filter(({ id, survey }) => {
    const gone = world.surveys.some((one) => one.id === survey && one.namesGone)
    return said.handed_in?.has(id) && !gone
  })
  // Who was told in the readers' place comes to the slip, to say who reads it.
  const naming = standing.asker.kind === 'worker' ? standsInFor(world, standing.asker.id) : []
  return [
    ...Object.values(said).flatMap((ids) => [...ids]),
    ...naming,
    ...about,
    ...ended,
    ...goingOn,
    ...named.flatMap(({ id, pupil }) => [id, pupil ?? id]),
  ]
}

const same = (one: Answered, other: Answered, names: readonly [string, string][]): boolean => {
  const plain = (text: string) => names.reduce((all, [id, name]) => all.replaceAll(id, name), text)
  return (
    one.status === other.status && plain(one.text) === plain(other.text) && plain(one.to) === plain(other.to)
  )
}

/** Somebody who walks: looks at an address, and at one that must be for them as what never was. */
export function walker(worlds: readonly World[], world: World, known: Iterable<string>, asks: Asks) {
  const walked = nothingWalked()
  const holds = holding(worlds, world, known)
  const never = new Map<string, Answered>()
  const wrong = (path: string, what: string) => void walked.wrong.push({ path, what })
  const look = async (path: string, form?: Record<string, string>, tells = holds) => {
    const answer = await asks(path, form)
    if (answer.status >= 500) wrong(path, `answers ${answer.status}`)
    const told = `${answer.to} ${answer.text}`
    for (const what of tells(told.replaceAll(path, ''))) wrong(path, what)
    return answer
  }
  /** Of what is not there for them: what an address that never was gets, to the byte. */
  const shut = async (pattern: string, one: string[], none: string[], form?: Record<string, string>) => {
    walked.shut++
    const answer = await look(filled(pattern, one[0] ?? '', one[1]), form)
    const nowhere = filled(pattern, none[0] ?? '', none[1])
    const key = `${form ? 'POST' : 'GET'} ${nowhere}`
    const nothing = never.get(key) ?? (await asks(nowhere, form))
    never.set(key, nothing)
    const names = [...one, ...none].filter(Boolean).map((id): [string, string] => [id, 'ID'])
    if (!same(answer, nothing, names))
      wrong(pattern, `answers ${answer.status}, where there is nothing for them`)
  }
  return { walked, look, shut, wrong, seesAs: (ids: Iterable<string>) => holding(worlds, world, ids) }
}

/** What another has, and this one has not too: a mark that two must not be together is of both. */
export const ofAnother = <T extends { id: string; of: string }>(
  rows: readonly T[],
  of: string,
): T | undefined =>
  rows.find(
    (one) =>
      one.of !== of && one.of !== '' && !rows.some(({ id, of: whose }) => id === one.id && whose === of),
  )

/** Which rows of a kind a worker may open; and whether, under one of those, they come to the second thing. */
export function opening(world: World, worker: string) {
  const said = readable(world, standingOf(world, { kind: 'worker', id: worker }))
  return (record: OfRecord) => {
    const beside = record.seesBeside?.(world, worker)
    return {
      may: record.sees ? record.sees(world, worker) : (said[record.table] ?? new Set<string>()),
      mayBeside: ({ id, table }: { id: string; table?: string }) =>
        !table || (beside ?? said[table])?.has(id) === true,
    }
  }
}

/** Walks everything as one worker of a world; `worlds` are all that are there. */
export async function walkAs(
  app: Hono<Visit>,
  worlds: readonly World[],
  world: World,
  worker: string,
  asks: Asks,
): Promise<Walked> {
  const asker = { kind: 'worker', id: worker } as const
  const known = knownTo(world, asker)
  const mayOpen = opening(world, worker)
  const { walked, look, shut, wrong, seesAs } = walker(worlds, world, known, asks)
  const elsewhere = worlds.find((one) => one !== world && one.people.length > 0)
  const [none, noneBeside] = [newId(), newId()]
  const opens = async (path: string, record: OfRecord, id: string, second?: string) => {
    walked.opened++
    // What somebody broke glass for they read there, and nowhere else.
    const under =
      record.table === 'glass_break' ? knownTo(world, { kind: 'glass', id }) : [...underAddress(record, id)]
    const answer = await look(filled(path, id, second), undefined, seesAs([...known, ...under]))
    // What was asked of somewhere to go has an address of its own.
    const onward = /^\/(prescriptions|asked)\//.test(answer.to)
    if (alwaysThere.includes(path) && answer.status !== 200 && !onward)
      wrong(path, `answers ${answer.status}, and is there`)
  }
  /** What keeping a record opens under its own addresses: whose it is; and all of it, while they answer who asks for it. */
  const underAddress = (record: OfRecord, id: string): Iterable<string> => {
    const of = record.rows(world).find((one) => one.id === id)?.of ?? ''
    const standing = standingOf(world, asker)
    if (record.table !== 'access_request' || standing.known.has(of)) return [of]
    const open = world.accessRequests.some((one) => one.id === id && !one.over)
    return open ? knownIn(world, { ...standing, known: new Set([...standing.known, of]) }) : [of]
  }
  const walkRecord = async (path: string, record: OfRecord) => {
    const second = secondOf(path, world)
    if (second === null) return
    walked.reached.add(path)
    const { may, mayBeside } = mayOpen(record)
    const others = elsewhere ? record.rows(elsewhere).slice(0, 1) : []
    for (const { id, of } of [...record.rows(world), ...others]) {
      const theirs = second?.rows.filter((one) => one.of === of || one.of === '') ?? []
      const beside = theirs[0]?.id ?? noneBeside
      if (!may.has(id)) await shut(path, [id, second && beside].filter(isSaid), [none, noneBeside])
      else if (!second) await opens(path, record, id)
      else {
        for (const one of theirs.slice(0, 2))
          if (!mayBeside(one)) await shut(path, [id, one.id], [id, noneBeside])
          else await opens(path, record, id, one.id)
        // Of two young people nobody takes the page of one to what the other has.
        const another = ofAnother(second.rows, of)
        if (another) await shut(path, [id, another.id], [id, noneBeside])
      }
    }
  }
  for (const path of [...addressesOf(app, 'GET'), ...searches]) {
    const record = recordOf(path)
    if (!path.includes(':')) {
      walked.lists++
      await look(path)
    } else if (record) await walkRecord(path, record)
  }
  return walked
}

export const isSaid = (text: string | undefined): text is string => text !== undefined
