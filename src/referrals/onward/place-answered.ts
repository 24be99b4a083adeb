import { managersOf, workerById } from '../../accounts/index.ts'
import { type Acting, constraintOf, type Ids, type Task, type WorkHelpers } from '../../database/index.ts'
import type { NewMessage, Recipient } from '../../messages/index.ts'
import { addDays, uuidV5 } from '../../words/index.ts'
import { openToHolder } from '../coming-back.ts'
import { todayOf } from '../deadlines.ts'
import { isOnward } from '../referral.ts'
import { type ReferralWithNames, referralById } from '../store.ts'
import { firstNameIn, senderOf, tellNews, toWorker } from '../telling.ts'
import { askHowItWas } from './how-it-was.ts'
import { makeLink } from './links.ts'
import { pickedWith, placeNews } from './place-news.ts'
import { ATTENDANCE_LINK_DAYS } from './prescription.ts'
import { HOW_IT_WAS, NEXT_LINK, PLACE_ANSWERED } from './tell-later.ts'

type Told = { referral: ReferralWithNames; origin: string; once: string }

/** The jobs of prescribing: telling what a service answered, the next link for who came, and how it was. */
export const placeTasks = (origin: string): Record<string, Task> => ({
  [PLACE_ANSWERED]: (ids, helpers) => asSweep(ids, helpers, origin, ids.decision, tellAnswer),
  [NEXT_LINK]: (ids, helpers) => asSweep(ids, helpers, origin, ids.link, tellNextLink),
  [HOW_IT_WAS]: (ids, helpers) => asSweep(ids, helpers, origin, ids.referral, askHowItWas),
})

/** Whether it was told before: ids of messages and links follow from their cause, so that a second time fails at once. */
export const madeBefore = (error: unknown): boolean =>
  ['message_pkey', 'link_pkey'].includes(constraintOf(error) ?? '')

async function asSweep(
  { referral: id, place }: Ids,
  { actAs }: WorkHelpers,
  origin: string,
  once: string | undefined,
  work: (acting: Acting, told: Told) => Promise<void>,
): Promise<void> {
  if (!id || !place || !once) throw new TypeError('a job of prescribing names a referral and its cause')
  try {
    await actAs({ kind: 'job:sweep', id: null, place }, async (acting) => {
      const referral = await referralById(acting, id)
      if (referral && isOnward(referral)) await work(acting, { referral, origin, once })
    })
  } catch (error) {
    if (!madeBefore(error)) throw error
  }
}

/** Tells a yes or a no: the young person, then the link worker and, by link, those who run it. */
async function tellAnswer(acting: Acting, told: Told): Promise<void> {
  const { referral, origin, once } = told
  const { state } = referral
  if (state !== 'accepted' && state !== 'declined') return
  const yes = state === 'accepted'
  const sender = await senderOf(acting, referral)
  const link = yes ? await nextLink(acting, told, 'providerYes') : []
  const managers = yes ? [] : await managersOfSender(acting, referral)
  if (!yes && referral.holderWorkerId) await openToHolder(acting, referral, referral.holderWorkerId)
  await tellNews(
    acting,
    { referral, origin, idOf: (nth) => uuidV5(once, `told ${nth}`) },
    {
      youngPerson: placeNews(yes ? 'PlaceYes' : 'PlaceNo', await pickedWith(acting, referral)),
      others: async (values) => [
        ...(sender
          ? [{ template: yes ? 'senderPlaceYes' : 'senderPlaceNo', values, to: sender } as NewMessage]
          : []),
        ...managers.map(
          ({ to, fromTeam }) =>
            ({ template: 'managerDeclined', values: { ...values, fromTeam }, to }) as NewMessage,
        ),
        ...link,
      ],
    },
  )
}

async function managersOfSender(acting: Acting, referral: ReferralWithNames) {
  const team = referral.fromTeamId
  if (!team) return []
  const holder = referral.holderWorkerId ? await workerById(acting.tx, referral.holderWorkerId) : null
  const { team: fromTeam } = await pickedWith(acting, referral)
  return (await managersOf(acting.tx, team, todayOf(acting)))
    .filter(({ id }) => id !== holder?.id)
    .map((manager) => ({ to: toWorker(manager, team), fromTeam }))
    .filter((found): found is { to: Recipient; fromTeam: string } => found.to !== null)
}

/** A link to tell who came, for those without an account. */
async function nextLink(
  acting: Acting,
  { referral, origin, once }: Told,
  template: 'providerYes' | 'providerWhoCame',
): Promise<NewMessage[]> {
  const email = referral.typed?.provider_email
  if (referral.toTeamId || typeof email !== 'string') return []
  const token = await makeLink(acting, referral, {
    id: uuidV5(once, 'link'),
    purpose: 'tell_attendance',
    days: ATTENDANCE_LINK_DAYS,
  })
  return [
    {
      template,
      values: {
        ...(await pickedWith(acting, referral)),
        firstName: firstNameIn(referral),
        link: `${origin}/l/${token}`,
        until: addDays(todayOf(acting), ATTENDANCE_LINK_DAYS - 1),
      },
      to: { audience: 'provider', channel: 'email', address: email },
    },
  ]
}

async function tellNextLink(acting: Acting, told: Told): Promise<void> {
  const { referral, origin, once } = told
  if (referral.state !== 'accepted') return
  const link = await nextLink(acting, told, 'providerWhoCame')
  await tellNews(
    acting,
    { referral, origin, idOf: (nth) => uuidV5(once, `next ${nth}`) },
    { youngPerson: () => null, others: async () => link },
  )
}

/** Sends those who run it a new link to tell who came, at once: when the one they had is lost or over. */
export async function askWhoCame(
  acting: Acting,
  referral: ReferralWithNames,
  given: { id: string; origin: string },
): Promise<void> {
  await tellNextLink(acting, { referral, origin: given.origin, once: given.id })
}
