import { calendarOf, managersOf, teamById, type Worker, workerById } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { type NewMessage, type Recipient, tellAll } from '../../messages/index.ts'
import { dateInLondon, isMobileNumber, spokenDay, spokenTime } from '../../words/index.ts'
import type { RiskAnswered } from '../answering.ts'
import type { Cover } from '../cover-hours.ts'
import { putTold, putUrgent, readerOf, type Unread, unacknowledgedInTime } from './store.ts'
import { acknowledgeBy } from './urgent.ts'

/**
 * An answer that a person must read at once was given: it is put on record, and the named worker is told, in the
 * transaction of the answer. Beside a worker it is theirs, who was there. The worker decides what it means; nothing here
 * does.
 */
export async function readAtOnce(
  acting: Acting,
  { ask, items }: RiskAnswered,
  origin: string,
): Promise<void> {
  await putUrgent(acting, ask, items)
  const by = acknowledgeBy(await coverOfTeam(acting, ask.teamId), acting.now)
  const reader = acting.actor.kind === 'worker' ? acting.actor.id : await readerOf(acting, ask.id)
  const readers = reader ? [reader] : await managerIds(acting, ask.teamId)
  const about = { askId: ask.id, supportId: ask.supportId, youngPersonId: ask.youngPersonId }
  for (const workerId of readers) {
    await putTold(acting, about, { workerId, stands: 'reader', acknowledgeBy: by })
    await tellWorker(acting, about, { workerId, template: 'workerUrgentAnswer', by, origin })
  }
}

/** Runs work in a transaction of its own as the sweep. */
type Sweeping = <T>(work: (acting: Acting) => Promise<T>) => Promise<T>

/**
 * Passes on what whoever was told has not acknowledged in time: to the team's managers, who stand in for them. Each in
 * a transaction of its own. Returns how many were passed on; throws at the end when some could not be.
 */
export async function passOnUnread(sweeping: Sweeping, origin: string): Promise<number> {
  const unread = await sweeping(unacknowledgedInTime)
  const failures: unknown[] = []
  let passed = 0
  for (const one of unread) {
    try {
      passed += await sweeping((acting) => passOn(acting, one, origin))
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} urgent answers were not passed on`)
  return passed
}

async function passOn(acting: Acting, unread: Unread, origin: string): Promise<number> {
  const others = (await managerIds(acting, unread.teamId)).filter((id) => !unread.told.includes(id))
  const by = acknowledgeBy(await coverOfTeam(acting, unread.teamId), acting.now)
  for (const workerId of others) {
    await putTold(acting, unread, { workerId, stands: 'cover', acknowledgeBy: by })
    await tellWorker(acting, unread, { workerId, template: 'workerUrgentUnread', by, origin })
  }
  return others.length > 0 ? 1 : 0
}

async function managerIds(acting: Acting, teamId: string): Promise<string[]> {
  const managers = await managersOf(acting.tx, teamId, dateInLondon(acting.now))
  return managers.map(({ id }) => id)
}

async function coverOfTeam(acting: Acting, teamId: string): Promise<Cover> {
  const team = await teamById(acting.tx, teamId)
  if (!team) return { hours: [], calendar: { closures: [] } }
  return { hours: team.coverHours, calendar: await calendarOf(acting.tx, team.organisationId) }
}

type Telling = {
  workerId: string
  template: 'workerUrgentAnswer' | 'workerUrgentUnread'
  by: Date
  origin: string
}

/** By email and by text: whichever they see first. */
async function tellWorker(
  acting: Acting,
  { supportId, youngPersonId }: Pick<Unread, 'supportId' | 'youngPersonId'>,
  { workerId, template, by, origin }: Telling,
): Promise<void> {
  const worker = await workerById(acting.tx, workerId)
  const values = {
    by: `${spokenTime(by)} on ${spokenDay(dateInLondon(by))}`,
    link: `${origin}/supports/${supportId}/measures`,
  }
  const messages = worker
    ? waysTo(worker).map((to): NewMessage => ({ template, values, to, youngPersonId }))
    : []
  if (messages.length > 0) await tellAll(acting, messages)
}

function waysTo({ id, email, phone }: Worker): Recipient[] {
  const worker = { audience: 'worker', workerId: id } as const
  return [
    ...(email ? [{ ...worker, channel: 'email' as const, address: email }] : []),
    ...(phone && isMobileNumber(phone) ? [{ ...worker, channel: 'text' as const, address: phone }] : []),
  ]
}
