import type { SignedInWorker } from '../../src/accounts/index.ts'
import type { Acting } from '../../src/database/index.ts'
import { accept } from '../../src/referrals/acceptance.ts'
import { decline } from '../../src/referrals/coming-back.ts'
import { type Destination, destinations } from '../../src/referrals/destinations.ts'
import { draftWasSent } from '../../src/referrals/drafts.ts'
import { formFor } from '../../src/referrals/forms/index.ts'
import { referralById, referralForms, sweepUnanswered } from '../../src/referrals/index.ts'
import { acknowledge, askAgain, close, passOn, withdraw } from '../../src/referrals/moving-on.ts'
import type { ReferralWithNames } from '../../src/referrals/store.ts'
import { submit } from '../../src/referrals/submission.ts'
import { openSupport } from '../../src/support/index.ts'
import { newId } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { deliverWaiting } from './delivering.ts'
import { type Letter, letterBy, ownLetter, parentsLetter, read } from './letters.ts'
import { type Event, event, happens, type Life, moment, type Story } from './life.ts'
import type { Person } from './person.ts'
import { actAs, signedIn, type Town } from './town.ts'
import { dayFrom, momentAgo } from './when.ts'

const begun = (town: Town, person: Person, ago: number): Life => ({
  ...{ town, person, referral: newId(), youngPerson: '', support: '', worker: '', things: new Map() },
  clock: { last: momentAgo(town, ago, '08:40'), told: 0 },
})

async function destination(
  acting: Acting,
  worker: SignedInWorker | null,
  name?: string,
): Promise<Destination> {
  const offered = await destinations(acting, worker)
  const chosen = name ? offered.find((team) => team.name === name) : offered[0]
  if (!chosen) throw new Error(`there is nowhere called ${name} to send to`)
  return chosen
}

/** How a story begins: when, and what was written. `to` is a team, when it is not the one that covers the sender. */
export type Asked = Letter & { ago: number; to?: string; again?: string; time?: string }

/** A worker of an organisation refers. */
export const referredBy =
  (sender: string, asked: Asked): Story['begins'] =>
  async (town, person) => {
    const life = begun(town, person, asked.ago)
    const worker = signedIn(town, sender)
    const form = formFor(worker.organisationKind)
    const answers = read(form, letterBy(town, sender, person, asked), dayFrom(town, -asked.ago))
    await happens(life, { ago: asked.ago, by: sender, time: asked.time }, async (acting) => {
      const to = await destination(acting, worker, asked.to)
      const said = { id: life.referral, form, answers, to, worker, origin: town.origin }
      await submit(acting, { ...said, reRefersId: asked.again ?? null })
      await draftWasSent(acting, {
        ...{ id: life.referral, ownerId: worker.id, form: form.slug },
        said: { team: to.name, answerBy: to.answerBy },
      })
    })
    return life
  }

/** Somebody without an account asks: a young person for themselves, or a parent or carer for their child. */
export const askedBy =
  (who: 'young_person' | 'parent_or_carer', asked: Asked): Story['begins'] =>
  async (town, person) => {
    const life = begun(town, person, asked.ago)
    const form = referralForms.find(({ wayIn }) => wayIn === who)
    if (!form) throw new Error(`there is no form for a ${who}`)
    const typed = who === 'young_person' ? ownLetter : parentsLetter
    const answers = read(form, typed(town, person, asked), dayFrom(town, -asked.ago))
    const at = moment(life, asked.ago, asked.time)
    const visitor = { kind: 'public', id: null, place: town.place } as const
    const said = { id: life.referral, form, answers, worker: null, reRefersId: null, origin: town.origin }
    await actAs(town, visitor, at, async (acting) =>
      submit(acting, { ...said, to: await destination(acting, null) }),
    )
    await deliverWaiting(town, at)
    return life
  }

const referralOf = async (acting: Acting, { referral, person }: Life): Promise<ReferralWithNames> => {
  const found = await referralById(acting, referral)
  if (!found) throw new Error(`the referral of ${person.name} is not there for whoever acts`)
  return found
}

/** Something a worker does with the referral of a story. */
const withReferral = (
  { ago, by, time }: { ago: number; by: string; time?: string },
  work: (acting: Acting, referral: ReferralWithNames, life: Life) => Promise<unknown>,
): Event =>
  event(ago, (life) =>
    happens(life, { ago, by, time }, async (acting) => {
      await work(acting, await referralOf(acting, life), life)
    }),
  )

/** A worker takes them on; somebody else may say yes for them. */
export const takenOn = (ago: number, worker: string, by = worker): Event =>
  withReferral({ ago, by }, async (acting, referral, life) => {
    const taking = { workerId: invented(worker), origin: life.town.origin, onAccepted: openSupport }
    const { supportId, youngPersonId } = await accept(acting, referral, taking)
    life.support = supportId
    life.youngPerson = youngPersonId
    life.worker = worker
  })

type No = { reason: string; words: string; alternatives?: string }

/** The team says no, kindly, and what else might suit. */
export const declined = (ago: number, by: string, no: No): Event =>
  withReferral({ ago, by }, (acting, referral, { town }) =>
    decline(acting, referral, { alternatives: null, ...no, origin: town.origin }),
  )

/** The sender or a manager says that they have seen it come back. */
export const seen = (ago: number, by: string): Event =>
  withReferral({ ago, by }, (acting, referral) => acknowledge(acting, referral))

/** The same team is asked again. */
export const askedAgain = (ago: number, by: string): Event =>
  withReferral({ ago, by }, (acting, referral, { town }) => askAgain(acting, referral, town.origin))

/** Another team is asked instead. */
export const passedOn = (ago: number, by: string, to: string, reason: string): Event =>
  withReferral({ ago, by }, (acting, referral, { town }) =>
    passOn(acting, referral, { toTeamId: invented(to), reason, origin: town.origin }),
  )

/** The sender takes it back. */
export const takenBack = (ago: number, by: string, reason: string): Event =>
  withReferral({ ago, by }, (acting, referral, { town }) =>
    withdraw(acting, referral, { reason, words: null, origin: town.origin }),
  )

/** Whoever it came back to says what happens instead. */
export const settled = (ago: number, by: string, reason: string, words: string): Event =>
  withReferral({ ago, by }, (acting, referral) => close(acting, referral, { reason, words }))

/** Nobody answers: on the morning after the date it goes back, or up. */
export const unanswered = (ago: number): Event =>
  event(ago, async (life) => {
    const at = moment(life, ago, '06:15')
    await sweepAt(life.town, at)
  })

/** The sweep as it runs every minute, at one of them. */
export async function sweepAt(town: Town, at: Date): Promise<number> {
  const sweeper = { kind: 'job:sweep', id: null, place: town.place } as const
  const returned = await sweepUnanswered((work) => actAs(town, sweeper, at, work), town.origin)
  await deliverWaiting(town, at)
  return returned
}
