import type { Acting } from '../src/database/index.ts'
import { beginAskedFor } from '../src/enrolments/index.ts'
import { accept } from '../src/referrals/acceptance.ts'
import { askForOneself } from '../src/referrals/index.ts'
import { referralById } from '../src/referrals/store.ts'
import { openSupport } from '../src/support/index.ts'
import { offeredBy, whileWaitingTasks } from '../src/while-waiting/index.ts'
import { answerLookingAgain, lookingAgainById } from '../src/while-waiting/looking-again-store.ts'
import { askByLink, ownOffer, sayNo, sayYes } from '../src/while-waiting/own-store.ts'
import { readList } from '../src/while-waiting/read-list.ts'
import { putList } from '../src/while-waiting/store.ts'
import { answerDay } from '../src/while-waiting/telling.ts'
import { addDays } from '../src/words/index.ts'
import { runId } from './programmes/runs.ts'
import { invented, whoIs } from './saltmere.ts'
import { helpersAt } from './telling/answering-places.ts'
import { deliverWaiting } from './telling/delivering.ts'
import { actAs, asWorker, type Town } from './telling/town.ts'
import { momentAgo } from './telling/when.ts'

const CLINICIAN = 'Dr Anouk Verhoeven'

/** A list as it came out of the service's own program: invented people, and the dirt of every real one. */
const list = `RiO ID;Patient;Mobile;Email;Whose;Next appointment
S-2041;"ADEBAYO, Remi";07700 900811;;own;none
S-2044;Marnie Colquhoun;+44 (0)7700 900812;;;none
S-2047;Iestyn Vaughan;7700900813;;;none
S-2052;"KOWALCZYK, Ola";;ola.k@saltmere.example;own;none
S-2053;Bram Oyelaran;07700 900815;;mum;none
S-2058;Tegan Fairbrother;4.47701E+11;;own;none
S-2060;Junaid Sattar;01632 960188;;own;none
S-2041;Remi Adebayo;07700900811;;own;none
S-2066;Wynn Pascoe;07700 900817;;own;none`

const id = (what: string): string => invented(`waiting list: ${what}`)
const anybody = (town: Town) => ({ kind: 'public', id: null, place: town.place }) as const

/** The link in the message to whoever has this number of the service's. Its secret is kept nowhere else. */
async function linkOf(town: Town, reference: string): Promise<string> {
  const { body } = await actAs(town, { kind: 'job:sweep', id: null, place: town.place }, town.now, ({ tx }) =>
    tx
      .selectFrom('waiting_offer as o')
      .innerJoin('message as m', 'm.id', 'o.message_id')
      .select('m.body')
      .where('o.reference', '=', reference)
      .executeTakeFirstOrThrow(),
  )
  const token = /\/meanwhile\/([\w-]{43})/.exec(body)?.[1]
  if (!token) throw new Error(`nobody was asked by ${reference}`)
  return token
}

type Answer = { reference: string; ago: number; name?: string; good?: string }

/** Somebody answers their offer: yes with their name, or no. */
async function answers(town: Town, { reference, ago, name, good }: Answer): Promise<void> {
  const token = await linkOf(town, reference)
  const at = momentAgo(town, ago, '17:05')
  await actAs(town, anybody(town), at, async (acting) => {
    const offer = await ownOffer(acting, token)
    if (!offer) throw new Error(`the offer of ${reference} is not there`)
    if (!name) return sayNo(acting, token)
    const referral = id(`referral ${reference}`)
    const reached = { [offer.channel === 'text' ? 'phone' : 'email']: offer.address }
    const said = { name, what_matters: good, phone_whose: 'own', ...reached }
    await askForOneself(acting, { id: referral, teamId: offer.teamId, answers: said, origin: town.origin })
    return sayYes(acting, token, referral)
  })
  await deliverWaiting(town, at)
}

/** Yetunde takes somebody on, who takes part from that day. */
async function takenOn(town: Town, reference: string, ago: number): Promise<void> {
  const at = momentAgo(town, ago, '10:20')
  await asWorker(town, 'Yetunde Bakare', at, async (acting) => {
    const referral = await referralById(acting, id(`referral ${reference}`))
    if (!referral) throw new Error(`the referral of ${reference} is not there`)
    await accept(acting, referral, {
      ...{ workerId: invented('Yetunde Bakare'), origin: town.origin },
      onAccepted: async (inside, accepted) => {
        await openSupport(inside, accepted)
        const asked = await offeredBy(inside, accepted)
        if (asked) await beginAskedFor(inside, accepted, asked)
      },
    })
  })
  await deliverWaiting(town, at)
}

/** Things get worse for somebody, who says so by their link; the service is told at once. */
async function getsWorse(town: Town, reference: string, ago: number, words: string): Promise<void> {
  const token = await linkOf(town, reference)
  const at = momentAgo(town, ago, '08:35')
  const asked = id(`looking again ${reference}`)
  await actAs(town, anybody(town), at, async (acting) => {
    const offer = await ownOffer(acting, token)
    if (!offer) throw new Error(`the link of ${reference} opens nothing`)
    const answerBy = await answerDay(acting, offer.serviceOrganisation)
    await askByLink(acting, token, { id: asked, words, answerBy })
  })
  await tells(town, 'asked', asked, at)
}

async function tells(town: Town, what: 'asked' | 'answered', asked: string, at: Date): Promise<void> {
  await whileWaitingTasks(town.origin)[`looking-again-${what}`]?.(
    { id: asked, place: town.place },
    helpersAt(town, at),
  )
  await deliverWaiting(town, at)
}

async function answered(town: Town, reference: string, ago: number, words: string): Promise<void> {
  const at = momentAgo(town, ago, '12:10')
  const asked = id(`looking again ${reference}`)
  await asWorker(town, CLINICIAN, at, async (acting) => {
    const found = await lookingAgainById(acting, asked)
    if (found) await answerLookingAgain(acting, found, { outcome: 'sooner', words })
  })
  await tells(town, 'answered', asked, at)
}

async function sent(town: Town, acting: Acting): Promise<void> {
  const { team, organisation } = whoIs('Yetunde Bakare')
  const read = readList(new TextEncoder().encode(list), [])
  if (!read.ok) throw new Error(`the list of ${organisation.name}: ${read.problem}`)
  await putList(acting, {
    ...{ id: id('the list'), teamId: invented(whoIs(CLINICIAN).team.name), answererId: invented(CLINICIAN) },
    ...{
      run: { id: runId('wellbeing-while-waiting'), team: team.name },
      rows: read.rows,
      origin: town.origin,
    },
    answerBy: addDays(town.today, 16),
    said: [
      { asks: 'What are they waiting for?', says: 'A first appointment with us' },
      { asks: 'Who answers when somebody gets worse?', says: 'Whoever is on duty, within a working day' },
    ],
  })
}

/**
 * The mental health service offers support to those who wait: two said yes, one of whom was looked at again and is seen sooner,
 * and one asks today; one said no, some have not said, and two rows wait for a person.
 */
export async function tellWhileWaiting(town: Town): Promise<void> {
  const at = momentAgo(town, 9, '09:40')
  await asWorker(town, CLINICIAN, at, (acting) => sent(town, acting))
  await deliverWaiting(town, at)
  await answers(town, { reference: 'S-2041', ago: 8, name: 'Remi Adebayo', good: 'Drums. Anything loud.' })
  await answers(town, { reference: 'S-2047', ago: 7, name: 'Iestyn Vaughan', good: 'To be outside more.' })
  await answers(town, { reference: 'S-2052', ago: 7 })
  await takenOn(town, 'S-2041', 4)
  await takenOn(town, 'S-2047', 3)
  await getsWorse(town, 'S-2041', 2, 'I cannot get out of bed, and I stopped drumming.')
  await answered(
    town,
    'S-2041',
    2,
    'Thank you for telling us. We see you on Thursday at four, with your mum if you like.',
  )
  await getsWorse(town, 'S-2047', 0, 'It is getting harder every week.')
}
