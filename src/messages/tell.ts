import { type QueryCreator, sql } from 'kysely'
import { type Acting, type DB, insertRows, onlyIds } from '../database/index.ts'
import { newId } from '../words/index.ts'
import { type NewMessage, write } from './message.ts'

/** The job that sends one message. */
export const DELIVER = 'deliver'

// What each transaction has told: a message that waits for one of these is set going by it. One that waits for an
// earlier transaction's needs a job of its own, because that one may have gone already.
const toldBy = new WeakMap<Acting, Set<string>>()

/**
 * Tells several messages in the caller's transaction, in one statement: a rollback unsays them all. Each is sent by a
 * job after the commit, or once the message it waits for has gone. Returns their ids, in the same order. `happened`
 * holds what they tell of, where that is to be written in the same statement. Throws when the actor has no place.
 */
export async function tellAll(
  acting: Acting,
  messages: readonly NewMessage[],
  happened?: QueryCreator<DB>,
): Promise<string[]> {
  const { place } = acting.actor
  if (place === null) throw new Error('a message belongs to a place, and this actor has none')
  if (messages.length === 0 && !happened) return []
  const rows = messages.map((message) => rowOf(message, place))
  const statement = happened ?? acting.tx
  const said = rows.length ? statement.with('said', () => insertRows('message', rows)) : statement
  const jobs = JSON.stringify(jobsFor(acting, rows, place))
  await said
    .selectFrom(sql<{ job: unknown }>`jsonb_array_elements(${jobs}::jsonb)`.as<'each'>(sql`each(job)`))
    .select(sql`jobs.add_job(${DELIVER}, each.job)`.as('added'))
    .execute()
  return rows.map(({ id }) => id)
}

function jobsFor(acting: Acting, rows: readonly ReturnType<typeof rowOf>[], place: string) {
  const told = toldBy.get(acting) ?? new Set<string>()
  toldBy.set(acting, told)
  for (const { id } of rows) told.add(id)
  const jobs = rows
    .filter(({ after_id }) => after_id === null || !told.has(after_id))
    .map(({ id }) => ({ message: id, place }))
  for (const job of jobs) onlyIds(DELIVER, job)
  return jobs
}

/** Tells one message in the caller's transaction and returns its id, for another to wait for. */
export async function tell(acting: Acting, message: NewMessage): Promise<string> {
  const [id] = await tellAll(acting, [message])
  if (!id) throw new Error('a message told has an id')
  return id
}

function rowOf(message: NewMessage, place: string) {
  const { to } = message
  const worker = to.audience === 'worker' ? to : undefined
  return {
    id: message.id ?? newId(),
    place_id: place,
    young_person_id: message.youngPersonId ?? null,
    referral_id: message.referralId ?? null,
    round_id: message.roundId ?? null,
    audience: to.audience,
    to_worker_id: worker?.workerId ?? null,
    to_team_id: worker?.teamId ?? null,
    channel: to.channel,
    address: to.address,
    template: message.template,
    ...write(message.template, message.values as never, to.channel),
    after_id: message.after ?? null,
  }
}
