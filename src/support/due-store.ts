import { sql } from 'kysely'
import { calendarsOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { calledName, personNote } from '../people/index.ts'
import { type DateOnly, dateInLondon, type OrganisationCalendar } from '../words/index.ts'
import { type DueItem, type DueKind, dueWords } from './due.ts'
import { contactDue } from './next-due.ts'
import { whoWords } from './plan.ts'

/** Whose work: supports of these workers, or of any worker of these teams. */
export type WhoseWork = { workerIds: readonly string[]; teamIds: readonly string[] }

type Person = {
  supportId: string
  youngPersonId: string
  name: string
  preferred_name: string | null
  date_of_birth: string | null
  year_group: string | null
  school_name: string | null
  workerId: string | null
  workerName: string | null
}

const personColumns = sql`s.id as "supportId", s.young_person_id as "youngPersonId", p.name, p.preferred_name,
  p.date_of_birth, p.year_group, coalesce(o.name, p.school_name) as school_name`

const theirSupports = ({ workerIds, teamIds }: WhoseWork) =>
  sql`(s.worker_id = any(${[...workerIds]}::uuid[]) or s.team_id = any(${[...teamIds]}::uuid[]))`

function itemOf(row: Person, kind: DueKind, dueOn: string, today: DateOnly, more: object = {}): DueItem {
  const { supportId, youngPersonId, name, workerId, workerName } = row
  const words = dueWords(kind, { supportId, called: calledName(row), workerName, ...more })
  return {
    kind,
    supportId,
    youngPersonId,
    name,
    note: personNote(row, today),
    dueOn,
    workerId,
    workerName,
    ...words,
  }
}

type DueSupport = Person & {
  organisationId: string
  state: string
  pausedUntil: DateOnly | null
  openedAt: Date
  resumedAt: Date | null
  firstContactAt: Date | null
  lastContactAt: Date | null
  reviewOn: DateOnly | null
}

/** Supports with anything due by that day: their own date is the nearest of all that is due with them. */
async function supportsDue(acting: Acting, whose: WhoseWork, until: DateOnly): Promise<DueSupport[]> {
  const asked = await sql<DueSupport>`
    select ${personColumns}, s.worker_id as "workerId", w.name as "workerName", t.organisation_id as "organisationId",
      s.state, s.paused_until as "pausedUntil", s.opened_at as "openedAt", s.first_contact_at as "firstContactAt",
      (select max(c.at) from support_change c where c.support_id = s.id and c.act = 'resumed') as "resumedAt",
      (select max(c.at) from contact c where c.support_id = s.id and c.reached) as "lastContactAt",
      plan.review_on as "reviewOn"
    from support s
    join young_person p on p.id = s.young_person_id
    join team t on t.id = s.team_id
    left join organisation o on o.id = p.school_id
    left join worker w on w.id = s.worker_id
    left join plan on plan.support_id = s.id
    where s.state <> 'ended' and s.due_on <= ${until} and ${theirSupports(whose)}
  `.execute(acting.tx)
  return asked.rows
}

type DueStep = {
  supportId: string
  id: string
  what: string
  who: string
  whoName: string | null
  dueOn: string
}

async function stepsDue(acting: Acting, supportIds: readonly string[], until: DateOnly): Promise<DueStep[]> {
  if (supportIds.length === 0) return []
  return acting.tx
    .selectFrom('step')
    .select(['support_id as supportId', 'id', 'what', 'who', 'who_name as whoName', 'due_on as dueOn'])
    .where(sql<boolean>`support_id = any(${[...supportIds]}::uuid[])`)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .where('due_on', '<=', until)
    .execute()
}

type Dated = Person & { dueOn: string }

async function followUpsDue(
  acting: Acting,
  { workerIds, teamIds }: WhoseWork,
  until: DateOnly,
): Promise<Dated[]> {
  const asked = await sql<Dated>`
    select ${personColumns}, w.id as "workerId", w.name as "workerName", e.follow_up_on as "dueOn"
    from circle_member c
    join support s on s.id = c.support_id
    join ending e on e.support_id = s.id
    join young_person p on p.id = s.young_person_id
    left join organisation o on o.id = p.school_id
    left join worker w on w.id = c.worker_id
    where (c.worker_id = any(${[...workerIds]}::uuid[]) or c.team_id = any(${[...teamIds]}::uuid[]))
      and c.opens = 'support' and (c.ends_at is null or c.ends_at > trellis_now())
      and e.followed_up_at is null and e.follow_up_on <= ${until}
  `.execute(acting.tx)
  return asked.rows
}

async function supervisionDue(
  acting: Acting,
  workerIds: readonly string[],
  until: DateOnly,
): Promise<Dated[]> {
  const asked = await sql<Dated & { supervisorId: string }>`
    select * from (
      select distinct on (v.support_id) ${personColumns}, s.worker_id as "workerId", w.name as "workerName",
        v.next_on as "dueOn"
      from supervision v
      join support s on s.id = v.support_id and s.state <> 'ended'
      join young_person p on p.id = s.young_person_id
      left join organisation o on o.id = p.school_id
      left join worker w on w.id = s.worker_id
      where v.supervisor_id = any(${[...workerIds]}::uuid[])
      order by v.support_id, v.held_on desc, v.made_at desc
    ) latest where "dueOn" <= ${until}
  `.execute(acting.tx)
  return asked.rows
}

/**
 * Everything about supports that is due by a day, for the Today page, nearest first: to these workers, and to anybody in
 * these teams. Looks at `support.due_on` first, so that a support with nothing due costs nothing more.
 */
export async function dueItems(
  acting: Acting,
  asked: WhoseWork & { today: DateOnly; until: DateOnly },
): Promise<DueItem[]> {
  const { today, until } = asked
  const [supports, followUps, supervisions] = await Promise.all([
    supportsDue(acting, asked, until),
    followUpsDue(acting, asked, until),
    supervisionDue(acting, asked.workerIds, until),
  ])
  const byId = new Map(supports.filter(({ state }) => state === 'open').map((row) => [row.supportId, row]))
  const [steps, calendars] = await Promise.all([
    stepsDue(acting, [...byId.keys()], until),
    calendarsOf(
      acting.tx,
      supports.map(({ organisationId }) => organisationId),
    ),
  ])
  const items = supports.flatMap((row) => supportItems(row, calendars, { today, until }))
  for (const step of steps) {
    const row = byId.get(step.supportId)
    if (!row) continue
    const who = whoWords(step, calledName(row), row.workerName)
    items.push(itemOf(row, 'step', step.dueOn, today, { stepId: step.id, stepWhat: step.what, stepWho: who }))
  }
  items.push(
    ...followUps.map((row) => itemOf(row, 'follow_up', row.dueOn, today)),
    ...supervisions.map((row) => itemOf(row, 'supervision', row.dueOn, today)),
  )
  return items.sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
}

type Days = { today: DateOnly; until: DateOnly }

function supportItems(
  row: DueSupport,
  calendars: Map<string, OrganisationCalendar>,
  { today, until }: Days,
): DueItem[] {
  if (row.pausedUntil) return [itemOf(row, 'paused_over', row.pausedUntil, today)]
  const lastContactOn = row.lastContactAt ? dateInLondon(row.lastContactAt) : null
  const contact = contactDue({
    calendar: calendars.get(row.organisationId) ?? { closures: [] },
    since: dateInLondon(row.resumedAt ?? row.openedAt),
    firstContactDone: row.firstContactAt !== null,
    lastContactOn,
  })
  const kind = contact.what === 'First contact' ? 'first_contact' : 'support_due'
  return [
    ...(contact.on <= until ? [itemOf(row, kind, contact.on, today, { lastContactOn })] : []),
    ...(row.reviewOn && row.reviewOn <= until ? [itemOf(row, 'review', row.reviewOn, today)] : []),
  ]
}
