import type { Acting, Ids, Task, WorkHelpers } from '../database/index.ts'
import { addJob } from '../database/index.ts'
import { SESSION_CHANGED, type Session, sessionById } from '../groups/index.ts'
import { madeBefore, makeLink, pickedWith, placeNewsOf, referralById, tellNews } from '../referrals/index.ts'
import { addDays, type DateOnly, dateInLondon, daysBetween, spokenDay, uuidV5 } from '../words/index.ts'
import { enrolmentById } from './store.ts'
import { sessionWhen } from './when.ts'
import { comingTo } from './who-comes-store.ts'

/** The job that tells somebody that they are offered a place, with a link of their own to say yes or no. */
export const PLACE_OFFERED = 'place-offered'

/** Days for which the link works after the day by which they say. */
const LINK_DAYS_AFTER = 14

/** Leaves the telling to a job: whoever offers may not read where a message reaches them. */
export const tellOfferLater = (acting: Acting, enrolmentId: string): Promise<void> =>
  addJob(acting, PLACE_OFFERED, { enrolment: enrolmentId, place: acting.actor.place as string })

/** The jobs of taking part: an offer of a place, and a session that is moved or called off. */
export const enrolmentTasks = (origin: string): Record<string, Task> => ({
  [PLACE_OFFERED]: (ids, helpers) => asSweep(ids, helpers, (acting) => tellOffer(acting, ids, origin)),
  [SESSION_CHANGED]: (ids, helpers) => asSweep(ids, helpers, (acting) => tellSession(acting, ids, origin)),
})

async function asSweep(
  { place }: Ids,
  { actAs }: WorkHelpers,
  work: (acting: Acting) => Promise<void>,
): Promise<void> {
  if (!place) throw new TypeError('a job of taking part names its place')
  try {
    await actAs({ kind: 'job:sweep', id: null, place }, work)
  } catch (error) {
    if (!madeBefore(error)) throw error
  }
}

async function tellOffer(acting: Acting, ids: Ids, origin: string): Promise<void> {
  const enrolment = await enrolmentById(acting, ids.enrolment ?? '')
  if (enrolment?.state !== 'offered' || !enrolment.answerBy || !enrolment.referralId) return
  const referral = await referralById(acting, enrolment.referralId)
  if (!referral) return
  const once = enrolment.changeId
  const today = dateInLondon(acting.now)
  const token = await makeLink(acting, referral, {
    id: uuidV5(once, 'offer'),
    purpose: 'answer_offer',
    days: Math.max(1, daysBetween(today, enrolment.answerBy)) + LINK_DAYS_AFTER,
  })
  const values = {
    ...(await pickedWith(acting, referral)),
    answerBy: enrolment.answerBy,
    link: `${origin}/offers/${token}`,
  }
  await tellNews(
    acting,
    { referral, origin, idOf: (nth) => uuidV5(once, `offered ${nth}`) },
    { youngPerson: placeNewsOf('PlaceOffered', values), others: async () => [] },
  )
}

const wasOn = ({ movedFrom, onDate }: Session): DateOnly => movedFrom ?? onDate

async function tellSession(acting: Acting, ids: Ids, origin: string): Promise<void> {
  const session = await sessionById(acting, ids.session ?? '')
  const change = ids.change
  if (!session || !change || addDays(session.onDate, 1) <= dateInLondon(acting.now)) return
  for (const referralId of await comingTo(acting, session.groupId)) {
    const referral = await referralById(acting, referralId)
    if (!referral) continue
    const values = {
      ...(await pickedWith(acting, referral)),
      was: spokenDay(wasOn(session)),
      when: sessionWhen(session),
    }
    const template = session.cancelledBecause === null ? 'SessionMoved' : 'SessionOff'
    await tellNews(
      acting,
      { referral, origin, idOf: (nth) => uuidV5(change, `${referralId} ${nth}`) },
      { youngPerson: placeNewsOf(template, values), others: async () => [] },
    )
  }
}
