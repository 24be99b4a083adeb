import { managersOf, type Worker, workerById } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { type NewMessage, type Recipient, tellAll } from '../../messages/index.ts'
import { dateInLondon, isMobileNumber, spokenDay, spokenTime } from '../../words/index.ts'
import type { RiskAnswered } from '../answering.ts'
import { coverOfTeam, coversOfWorker, NO_HOURS } from './covers.ts'
import {
  putTold,
  putUrgent,
  putUrgentInSurvey,
  readerOf,
  type Unread,
  unacknowledgedInTime,
} from './store.ts'
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
  const about = { id: ask.id, supportId: ask.supportId, youngPersonId: ask.youngPersonId }
  for (const workerId of readers) {
    await putTold(acting, about, { workerId, stands: 'reader', acknowledgeBy: by })
    await tellOfSupport(acting, about, { workerId, template: 'workerUrgentAnswer', by, origin })
  }
}

/** What somebody is told of an urgent answer: never what it is, and no name. */
export type Words = Pick<NewMessage, 'template' | 'values'>

/**
 * The same in a named survey, whose readers are told: each has half an hour of the hours that a team of theirs has
 * published, and from now where none has. The same answer given twice is told once.
 */
export async function readAtOnceInSurvey(
  acting: Acting,
  { roundId, item, readers }: { roundId: string; item: string; readers: readonly string[] },
  message: (by: Date) => Words,
): Promise<void> {
  const raised = await putUrgentInSurvey(acting, { roundId, item })
  if (!raised) return
  for (const workerId of readers) {
    const by = await acknowledgedBy(acting, workerId)
    await putTold(acting, raised, { workerId, stands: 'reader', acknowledgeBy: by })
    await tellWorker(acting, workerId, message(by), { roundId })
  }
}

/** By when this worker says that they have read what came now. */
export async function acknowledgedBy(acting: Acting, workerId: string): Promise<Date> {
  const covers = await coversOfWorker(acting, workerId)
  const times = covers.map((cover) => acknowledgeBy(cover, acting.now).getTime())
  return times.length > 0 ? new Date(Math.min(...times)) : acknowledgeBy(NO_HOURS, acting.now)
}

/** Runs work in a transaction of its own as the sweep. */
type Sweeping = <T>(work: (acting: Acting) => Promise<T>) => Promise<T>

/** Who stands in for the readers of an urgent answer of a named survey, and what they are told. */
export type StandIns = (
  acting: Acting,
  urgent: { id: string; roundId: string },
  origin: string,
) => Promise<{ workers: readonly string[]; message: (by: Date) => Words }>

/** Where messages lead to, and who stands in where a survey is read. */
export type PassingOn = { origin: string; inSurvey: StandIns }

/**
 * Passes on what whoever was told has not acknowledged in time: to the team's managers, who stand in for them, and of a
 * named survey to whoever the hall says. Each in a transaction of its own. Returns how many were passed on; throws at the
 * end when some could not be.
 */
export async function passOnUnread(sweeping: Sweeping, settings: PassingOn): Promise<number> {
  const unread = await sweeping(unacknowledgedInTime)
  const failures: unknown[] = []
  let passed = 0
  for (const one of unread) {
    try {
      passed += await sweeping((acting) =>
        one.roundId === null ? passOn(acting, one, settings.origin) : passOnInSurvey(acting, one, settings),
      )
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} urgent answers were not passed on`)
  return passed
}

async function passOn(acting: Acting, unread: Unread & { roundId: null }, origin: string): Promise<number> {
  const others = (await managerIds(acting, unread.teamId)).filter((id) => !unread.told.includes(id))
  const by = acknowledgeBy(await coverOfTeam(acting, unread.teamId), acting.now)
  for (const workerId of others) {
    await putTold(acting, unread, { workerId, stands: 'cover', acknowledgeBy: by })
    await tellOfSupport(acting, unread, { workerId, template: 'workerUrgentUnread', by, origin })
  }
  return others.length > 0 ? 1 : 0
}

async function passOnInSurvey(
  acting: Acting,
  unread: Unread & { roundId: string },
  { inSurvey, origin }: PassingOn,
): Promise<number> {
  const { workers, message } = await inSurvey(acting, unread, origin)
  const others = workers.filter((id) => !unread.told.includes(id))
  const by = acknowledgeBy(NO_HOURS, acting.now)
  for (const workerId of others) {
    await putTold(acting, unread, { workerId, stands: 'cover', acknowledgeBy: by })
    await tellWorker(acting, workerId, message(by))
  }
  return others.length > 0 ? 1 : 0
}

async function managerIds(acting: Acting, teamId: string): Promise<string[]> {
  const managers = await managersOf(acting.tx, teamId, dateInLondon(acting.now))
  return managers.map(({ id }) => id)
}

type Telling = {
  workerId: string
  template: 'workerUrgentAnswer' | 'workerUrgentUnread'
  by: Date
  origin: string
}

const tellOfSupport = (
  acting: Acting,
  { supportId, youngPersonId }: { supportId: string; youngPersonId: string },
  { workerId, template, by, origin }: Telling,
): Promise<void> =>
  tellWorker(
    acting,
    workerId,
    { template, values: { by: spokenBy(by), link: `${origin}/supports/${supportId}/measures` } },
    { youngPersonId },
  )

/** '10:30 am on Tuesday 24 November' */
export const spokenBy = (by: Date): string => `${spokenTime(by)} on ${spokenDay(dateInLondon(by))}`

/** By email and by text: whichever they see first. */
export async function tellWorker(
  acting: Acting,
  workerId: string,
  words: Words,
  about: Pick<NewMessage, 'youngPersonId' | 'roundId'> = {},
): Promise<void> {
  const worker = await workerById(acting.tx, workerId)
  // Whoever has left is on record as a reader, and is sent nothing: the clock goes on to whoever stands in.
  if (!worker?.active) return
  const messages = waysTo(worker).map((to) => ({ ...words, to, ...about }) as NewMessage)
  if (messages.length > 0) await tellAll(acting, messages)
}

function waysTo({ id, email, phone }: Worker): Recipient[] {
  const worker = { audience: 'worker', workerId: id } as const
  return [
    ...(email ? [{ ...worker, channel: 'email' as const, address: email }] : []),
    ...(phone && isMobileNumber(phone) ? [{ ...worker, channel: 'text' as const, address: phone }] : []),
  ]
}
