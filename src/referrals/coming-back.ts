import { calendarOf, leadsOf, managersOf, shutHolderOf, workerById } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import type { NewMessage, Recipient } from '../messages/index.ts'
import { type DateOnly, newId, whyClosed } from '../words/index.ts'
import { daysFrom, todayOf } from './deadlines.ts'
import { placeWaiting } from './onward/place-news.ts'
import { tellAnswerLater } from './onward/tell-later.ts'
import { DAYS_AFTER_RETURN, isOnward } from './referral.ts'
import { changeReferral, endReferralCircle, type ReferralWithNames } from './store.ts'
import { isParent, senderOf, teamName, tellNews, toWorker } from './telling.ts'

/** Who holds what came back: its sender, or whoever is named for a shut organisation; from outside, the manager. */
export async function returnsTo(
  acting: Acting,
  referral: ReferralWithNames,
): Promise<{ workerId: string; organisationId: string; wentUp: boolean } | null> {
  const today = todayOf(acting)
  const sender = referral.fromWorkerId ? await workerById(acting.tx, referral.fromWorkerId) : null
  if (sender) {
    const shut = whyClosed(await calendarOf(acting.tx, sender.organisationId), today) !== undefined
    const named = shut ? await shutHolderOf(acting.tx, sender.organisationId) : null
    return { workerId: named?.id ?? sender.id, organisationId: sender.organisationId, wentUp: false }
  }
  const [manager] = await managersOf(acting.tx, referral.toTeamId as string, today)
  const [lead] = manager ? [manager] : await leadsOf(acting.tx, referral.toTeamId as string, today)
  const holder = lead ?? (await shutHolderOf(acting.tx, referral.toOrganisationId as string))
  return holder ? { workerId: holder.id, organisationId: holder.organisationId, wentUp: true } : null
}

/** Managers of both sides, once each, as recipients. */
async function bothManagers(acting: Acting, referral: ReferralWithNames): Promise<Recipient[]> {
  const teams = [referral.fromTeamId, referral.toTeamId].filter((id): id is string => id !== null)
  const managers = await Promise.all(
    teams.map(async (team) =>
      (await managersOf(acting.tx, team, todayOf(acting))).map((worker) => toWorker(worker, team)),
    ),
  )
  const found = managers.flat().filter((to): to is Recipient => to !== null)
  return found.filter((to, at) => found.findIndex((other) => other.address === to.address) === at)
}

/** Gives the holder of what came back a way to see it, where the circle has none for them yet. */
export async function openToHolder(
  acting: Acting,
  referral: ReferralWithNames,
  workerId: string,
): Promise<void> {
  if (workerId === referral.fromWorkerId) return
  await acting.tx
    .insertInto('circle_member')
    .values({
      id: newId(),
      place_id: referral.placeId,
      young_person_id: referral.youngPersonId,
      worker_id: workerId,
      opens: 'progress',
      basis: 'handed_on',
      referral_id: referral.id,
    })
    .execute()
}

type Refused = {
  reason: string
  words: string | null
  alternatives: string | null
  origin: string
  /** Who says so without an account. */
  saidBy?: string
}

/**
 * The receiving team, or a service by its link, says no: with a reason and what else might suit, back to the sender,
 * both managers told. A service may not read whom to tell, so that is left to a job.
 */
export async function decline(acting: Acting, referral: ReferralWithNames, said: Refused): Promise<void> {
  const back = await returnsTo(acting, referral)
  const dueOn = await daysFrom(
    acting,
    back?.organisationId ?? (referral.toOrganisationId as string),
    DAYS_AFTER_RETURN,
  )
  await changeReferral(acting, referral, {
    act: 'declined',
    state: 'declined',
    reason: said.reason,
    words: said.words,
    alternatives: said.alternatives,
    saidBy: said.saidBy,
    ...(back ? { holder: { workerId: back.workerId } } : {}),
    dueOn,
    acknowledged: false,
  })
  if (isOnward(referral)) {
    await tellAnswerLater(acting, referral)
    if (acting.actor.kind === 'worker') await endReferralCircle(acting, referral.id, ['activity'], 'declined')
    return
  }
  if (back) await openToHolder(acting, referral, back.workerId)
  await tellDeclined(acting, referral, { back, nextBy: dueOn, origin: said.origin })
}

type CameBack = { back: Awaited<ReturnType<typeof returnsTo>>; nextBy: DateOnly; origin: string }

/** From a worker it goes back to them; from outside it goes up, and who asked hears who looks after it now. */
async function tellDeclined(acting: Acting, referral: ReferralWithNames, { back, nextBy, origin }: CameBack) {
  const wentUp = referral.fromWorkerId === null
  const holder = wentUp && back ? await workerById(acting.tx, back.workerId) : null
  const sender = await senderOf(acting, referral)
  const managers = await bothManagers(acting, referral)
  const told = toWorker(holder, referral.toTeamId ?? undefined)
  if (told && managers.every((to) => to.address !== told.address)) managers.push(told)
  const fromTeam = await teamName(acting, referral.fromTeamId)
  const lookedAfterBy = holder?.name.split(' ')[0] ?? referral.toTeamName ?? undefined
  await tellNews(
    acting,
    { referral, origin },
    {
      youngPerson: (values, to) => ({
        template: isParent(to) ? 'parentDeclined' : 'youngPersonDeclined',
        values: wentUp ? { ...values, lookedAfterBy, nextBy } : values,
        to,
      }),
      others: async (values) => [
        ...(sender ? [{ template: 'referrerDeclined', values, to: sender } as NewMessage] : []),
        ...managers.map(
          (to) =>
            (wentUp
              ? { template: 'managerSelfReferral', values: { ...values, nextBy, declined: true }, to }
              : { template: 'managerDeclined', values: { ...values, fromTeam }, to }) as NewMessage,
        ),
      ],
    },
  )
}

/** No answer by the date: open still, back with the sender (or up to the manager), with a new date. */
export async function returnUnanswered(
  acting: Acting,
  referral: ReferralWithNames,
  origin: string,
): Promise<void> {
  const back = await returnsTo(acting, referral)
  const organisation = back?.organisationId ?? (referral.toOrganisationId as string)
  const nextBy = await daysFrom(acting, organisation, DAYS_AFTER_RETURN)
  const wentUp = back?.wentUp ?? referral.fromWorkerId === null
  await changeReferral(acting, referral, {
    act: wentUp ? 'went_up' : 'returned',
    state: 'returned',
    reason: 'no_answer',
    ...(back ? { holder: { workerId: back.workerId } } : {}),
    dueOn: nextBy,
    acknowledged: false,
  })
  if (back) await openToHolder(acting, referral, back.workerId)
  const holder = back ? await workerById(acting.tx, back.workerId) : null
  const managers = await bothManagers(acting, referral)
  const fromTeam = await teamName(acting, referral.fromTeamId)
  const told = toWorker(holder, referral.fromTeamId ?? referral.toTeamId ?? undefined)
  await tellNews(
    acting,
    { referral, origin },
    {
      youngPerson: isOnward(referral)
        ? await placeWaiting(acting, referral, nextBy)
        : (values, to) => ({
            template: isParent(to) ? 'parentWaiting' : 'youngPersonWaiting',
            values: { ...values, lookedAfterBy: holder?.name.split(' ')[0] ?? values.team, nextBy },
            to,
          }),
      others: async (values) => [
        ...(told
          ? [
              (wentUp
                ? { template: 'workerSelfReferral', values: { ...values, nextBy }, to: told }
                : { template: 'referrerUnanswered', values: { ...values, nextBy }, to: told }) as NewMessage,
            ]
          : []),
        ...managers
          .filter((to) => to.address !== told?.address)
          .map(
            (to) =>
              (wentUp
                ? { template: 'managerSelfReferral', values: { ...values, nextBy }, to }
                : { template: 'managerUnanswered', values: { ...values, fromTeam }, to }) as NewMessage,
          ),
      ],
    },
  )
}
