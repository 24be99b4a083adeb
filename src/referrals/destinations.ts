import { sql } from 'kysely'
import type { SignedInWorker } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { addWorkingDays, type DateOnly, type OrganisationCalendar } from '../words/index.ts'
import { todayOf } from './deadlines.ts'

/** A place to send to: the team, and by when it would answer if asked today. */
export type Destination = {
  id: string
  name: string
  purpose: string
  answerBy: DateOnly
  suggested: boolean
  /** Who is told that a referral waits, where that was asked for. */
  readers?: readonly { id: string; email: string }[]
}

type Receiving = OrganisationCalendar & {
  id: string
  name: string
  purpose: string
  answerDays: number
  frontDoor: boolean
  covers: boolean
  listens: boolean
  readers: { id: string; email: string }[] | null
}

/** Who reads that a referral waits for their team's answer. */
export const READERS = ['manager', 'link_worker', 'provider'] as const

/**
 * The open teams of the place that take referrals, by name, with their calendars from today on: one statement, because
 * every referral asks it. Those that listen have a link worker.
 */
async function receivingTeams(
  acting: Acting,
  organisationId: string | null,
  chosen: string | null,
): Promise<Receiving[]> {
  const today = todayOf(acting)
  const { rows } = await sql<Receiving>`
    select t.id, t.name, t.purpose, t.answer_days as "answerDays", t.front_door as "frontDoor",
      exists (select from team_area a where a.team_id = t.id and a.organisation_id = ${organisationId}) as covers,
      exists (select from membership m join worker w on w.id = m.worker_id and w.left_on is null
        where m.team_id = t.id and m.role = 'link_worker' and m.starts_on <= ${today}::date
          and (m.ends_on is null or m.ends_on >= ${today}::date)) as listens,
      case when t.id = ${chosen}::uuid then (
        select coalesce(json_agg(json_build_object('id', w.id, 'email', w.email) order by w.name), '[]') from worker w
        where w.left_on is null and w.email is not null and exists (select from membership m
          where m.worker_id = w.id and m.team_id = t.id and m.role = any(${READERS}::text[])
            and m.starts_on <= ${today}::date and (m.ends_on is null or m.ends_on >= ${today}::date))) end as readers,
      o.open_days as "openDays", coalesce((
        select json_agg(json_build_object('name', c.name, 'from', c.starts_on, 'to', c.ends_on))
        from closure c where c.organisation_id = o.id and c.ends_on >= ${today}::date), '[]') as closures
    from team t join organisation o on o.id = t.organisation_id
    where t.place_id = ${acting.actor.place} and t.receives_referrals and t.closed_on is null
    order by t.name`.execute(acting.tx)
  return rows
}

/**
 * Where this sender may send: the team that covers their own organisation first, or the front door, then the others
 * of the place that have link workers: clubs and groups take onward referrals of their own, and a first one goes to
 * people who listen first. With the one that was chosen comes who reads what waits there. Somebody without an account sends to the front door.
 * What is asked of a programme goes to a team among those that run it, where one of them listens first.
 */
export async function destinations(
  acting: Acting,
  worker: SignedInWorker | null,
  { chosen = null, among = [] }: { chosen?: string | null; among?: readonly string[] } = {},
): Promise<Destination[]> {
  const teams = await receivingTeams(acting, worker?.organisationId ?? null, chosen)
  const today = todayOf(acting)
  const usual = teams.find(({ covers }) => covers) ?? teams.find(({ frontDoor }) => frontDoor)
  const own = new Set(worker?.roles.map((held) => held.teamId))
  const listening = teams.filter((team) => team.listens && !own.has(team.id))
  const theirs = listening.filter(({ id }) => among.includes(id))
  if (theirs.length > 0) return theirs.map((team) => asDestination(team, today, team === usual))
  const others = worker ? listening.filter((team) => team !== usual) : []
  return [...(usual ? [usual] : []), ...others].map((team) => asDestination(team, today, team === usual))
}

/** One team as somewhere to send to; the front door where it takes referrals no more. Null where there is neither. */
export async function destinationTo(acting: Acting, teamId: string): Promise<Destination | null> {
  const teams = await receivingTeams(acting, null, teamId)
  const team = teams.find(({ id }) => id === teamId) ?? teams.find(({ frontDoor }) => frontDoor)
  return team ? asDestination(team, todayOf(acting), true) : null
}

const asDestination = (team: Receiving, today: DateOnly, suggested: boolean): Destination => ({
  id: team.id,
  name: team.name,
  purpose: team.purpose,
  // Counted for those that are shown or sent to, and no others.
  get answerBy() {
    return addWorkingDays(team, today, team.answerDays)
  },
  suggested,
  ...(team.readers ? { readers: team.readers } : {}),
})
