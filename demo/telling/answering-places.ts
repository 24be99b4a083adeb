import type { Acting, Actor } from '../../src/database/index.ts'
import { decline } from '../../src/referrals/coming-back.ts'
import { acceptPlace } from '../../src/referrals/onward/answering.ts'
import { writeWhoCame } from '../../src/referrals/onward/attendance.ts'
import { useUp } from '../../src/referrals/onward/links.ts'
import { placeTasks } from '../../src/referrals/onward/place-answered.ts'
import type { Came } from '../../src/referrals/onward/prescription.ts'
import { HOW_IT_WAS, NEXT_LINK, PLACE_ANSWERED, sendNextLink } from '../../src/referrals/onward/tell-later.ts'
import { type ReferralWithNames, referralById } from '../../src/referrals/store.ts'
import { addDays, type DateOnly, weekday } from '../../src/words/index.ts'
import { saltmereServices } from '../directory.ts'
import { invented } from '../saltmere.ts'
import { deliverWaiting } from './delivering.ts'
import { type Event, event, type Life, moment, thing } from './life.ts'
import { actAs, asWorker, type Town } from './town.ts'
import { dayFrom } from './when.ts'

/** Who answers for a service: a worker with an account by name, or somebody by a link, who gives their name. */
export type Answering = { by: string } | { link: string }

// Whoever has the link reads its secret in their email; here it is found by those who sent it.
export async function linkTo(life: Life, name: string, purpose: string, at: Date): Promise<Actor> {
  const link = await asWorker(life.town, life.worker, at, ({ tx }) =>
    tx
      .selectFrom('link')
      .select('id')
      .where('referral_id', '=', thing(life, name))
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  return { kind: 'link', id: link.id, place: life.town.place }
}

/** What a job is given that runs at that moment. */
export const helpersAt = (town: Town, now: Date) => ({
  ...{ database: town.db, now, attempt: 1 },
  actAs: <T>(actor: Actor, work: (acting: Acting) => Promise<T>) => actAs(town, actor, now, work),
})

type Asked = { name: string; ago: number; purpose: string; who: Answering; jobs: readonly string[] }

/** Something that those who run a service do, and the jobs that tell it. */
async function atPlace(
  life: Life,
  { name, ago, purpose, who, jobs }: Asked,
  work: (acting: Acting, referral: ReferralWithNames) => Promise<void>,
): Promise<void> {
  const { town } = life
  const at = moment(life, ago)
  const actor: Actor =
    'link' in who
      ? await linkTo(life, name, purpose, at)
      : { kind: 'worker', id: invented(who.by), place: town.place }
  const decision = await actAs(town, actor, at, async (acting) => {
    const referral = await referralById(acting, thing(life, name))
    if (!referral) throw new Error(`what ${name} was asked is not there for whoever answers`)
    await work(acting, referral)
    if (actor.kind === 'link') await useUp(acting)
    return referral.decisionId
  })
  const ids = { referral: thing(life, name), place: town.place, link: actor.id ?? '', decision }
  for (const job of jobs) await placeTasks(town.origin)[job]?.(ids, helpersAt(town, at))
  await deliverWaiting(town, at)
}

const toAnswer = (name: string, ago: number, who: Answering): Asked => ({
  ...{ name, ago, who, purpose: 'answer_referral', jobs: [PLACE_ANSWERED] },
})

/** There is a place: who meets them there, and when to come. */
export const placeGiven = (ago: number, name: string, who: Answering, words: string): Event =>
  event(ago, (life) =>
    atPlace(life, toAnswer(name, ago, who), (acting, referral) =>
      acceptPlace(acting, referral, {
        words,
        ...('link' in who ? { metBy: who.link, saidBy: who.link } : { takenBy: invented(who.by) }),
      }),
    ),
  )

/** There is no place, and why. */
export const placeRefused = (
  ago: number,
  name: string,
  who: Answering,
  no: { reason: string; words: string; alternatives?: string },
): Event =>
  event(ago, (life) =>
    atPlace(life, toAnswer(name, ago, who), (acting, referral) =>
      decline(acting, referral, {
        ...{ alternatives: null, origin: life.town.origin, ...no },
        ...('link' in who ? { saidBy: who.link } : {}),
      }),
    ),
  )

// They are asked how it was once for each place; telling it twice would undo the whole planting.
function isFirst({ things }: Life, name: string): boolean {
  const asked = `${name}, how it was`
  return !things.has(asked) && Boolean(things.set(asked, name))
}

// Nobody comes to a Thursday club on a Tuesday.
function dayOf(town: Town, name: string, ago: number): DateOnly {
  const day = dayFrom(town, -ago)
  const on = saltmereServices.find((service) => service.name === name)?.schedules?.[0]?.days?.[0]
  return on ? addDays(day, -((weekday(day) - on + 7) % 7)) : day
}

/** Who came, told by those who run it: on the last day it was on by then. */
export const whoCame = (
  ago: number,
  name: string,
  who: Answering,
  came: Came = 'came',
  words?: string,
): Event =>
  event(ago, (life) =>
    atPlace(
      life,
      {
        ...{ name, ago, who, purpose: 'tell_attendance' },
        jobs: [
          'link' in who ? [NEXT_LINK] : [],
          came === 'came' && isFirst(life, name) ? [HOW_IT_WAS] : [],
        ].flat(),
      },
      async (acting, referral) => {
        const answers = { on_date: dayOf(life.town, name, ago), came, ...(words ? { words } : {}) }
        await writeWhoCame(acting, referral, answers, 'link' in who ? who.link : who.by)
        if ('link' in who) await sendNextLink(acting, referral)
      },
    ),
  )
