import { checkDecision } from '../../src/circle/index.ts'
import type { Acting } from '../../src/database/index.ts'
import { type ServiceForAsking, serviceForAsking } from '../../src/directory/index.ts'
import { ageToday } from '../../src/people/index.ts'
import { askPlaceAgain } from '../../src/referrals/onward/asking-again.ts'
import { waysToTell } from '../../src/referrals/onward/first-told.ts'
import { stopGoing } from '../../src/referrals/onward/leaving.ts'
import { signpost } from '../../src/referrals/onward/prescribed-store.ts'
import { prescribe } from '../../src/referrals/onward/prescribing.ts'
import type { ShareKind } from '../../src/referrals/onward/prescription.ts'
import { prescriptionForm } from '../../src/referrals/onward/prescription-form.ts'
import { type Supported, supportedBy } from '../../src/referrals/onward/supported.ts'
import { type ReferralWithNames, referralById } from '../../src/referrals/store.ts'
import { type Answers, readForm, type Typed } from '../../src/ui/questions/index.ts'
import { dateInLondon, newId } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { type Event, event, happens, type Life, thing } from './life.ts'

const serviceId = (name: string): string => invented(`service ${name}`)

/** What is asked of a service: their words on it, and what they agreed is known there after a yes. */
export type Prescribed = {
  why: string
  wishes?: string
  share?: Partial<Record<Exclude<ShareKind, 'wishes'>, string>>
}

async function supportOf(acting: Acting, life: Life): Promise<Supported> {
  const supported = await supportedBy(acting, life.support)
  if (!supported) throw new Error(`the support of ${life.person.name} is not there for whoever acts`)
  return supported
}

function whoDecides({ called, workerName, supporters }: Supported, age: number | null): Typed {
  const worker = workerName ?? ''
  if (age !== null && age >= 16) return { decided_by: 'sixteen_or_over' }
  const parent = supporters.find(({ parental_responsibility: responsible }) => responsible === 'yes')
  if (parent && age !== null && age < 11)
    return {
      decided_by: 'parental_responsibility',
      ...{ holder_name: parent.name, holder_relationship: parent.relationship },
      ...{ holder_known_by: parent.how_we_know ?? '', not_able_judged_by: worker },
      not_able_grounds: `${called} wants to go, and could not yet say what is shared with whom.`,
    }
  return {
    ...{ decided_by: 'competent', judged_by: worker, tell_parents: 'That I go there' },
    grounds: `${called} read every word of it and said in their own words who will know what.`,
  }
}

/** The form of a prescription as it is typed and read. Throws when it would have asked for something more. */
function answersFor(
  acting: Acting,
  supported: Supported,
  service: ServiceForAsking,
  told: Prescribed,
): Answers {
  const today = dateInLondon(acting.now)
  const ways = waysToTell(supported)
  const provider = service.providerName ?? service.name
  const byLink = service.teamId === null
  const form = prescriptionForm({ called: supported.called, ways, provider, byLink })
  const { share = {}, wishes, why } = told
  const typed: Typed = {
    ...{ why, ...(wishes ? { wishes } : {}), ...share },
    share: [...Object.keys(share), ...(wishes ? ['wishes'] : [])],
    ...whoDecides(supported, ageToday(supported.person, today)),
    ...{ seen_first: ['yes'], tell_first: ways[0]?.audience ?? 'sender' },
    ...(byLink ? { provider_email: service.contactEmail ?? '' } : {}),
  }
  const read = readForm(form, typed, today)
  const problems = read.ok ? checkDecision(read.answers, ageToday(supported.person, today)) : read.problems
  const [problem] = Object.entries(problems)
  if (problem) throw new Error(`asking ${service.name} for ${supported.called}: ${problem.join(': ')}`)
  return read.answers
}

/** A service is asked to have them. The story calls it by the name of the service. */
export const prescribed = (ago: number, name: string, told: Prescribed): Event =>
  event(ago, async (life) => {
    const id = newId()
    await happens(life, { ago }, async (acting) => {
      const supported = await supportOf(acting, life)
      const service = await serviceForAsking(acting.tx, serviceId(name))
      if (!service) throw new Error(`there is no service called ${name} to ask`)
      const worker = { id: invented(life.worker), name: life.worker }
      const answers = answersFor(acting, supported, service, told)
      await prescribe(acting, { id, supported, service, answers, worker, origin: life.town.origin })
    })
    life.things.set(name, id)
  })

const withPlace = (
  ago: number,
  name: string,
  work: (acting: Acting, referral: ReferralWithNames, origin: string) => Promise<void>,
): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) => {
      const referral = await referralById(acting, thing(life, name))
      if (!referral) throw new Error(`what ${name} was asked is not there for whoever acts`)
      await work(acting, referral, life.town.origin)
    }),
  )

/** Those who run it are asked again, with a new date. */
export const placeAskedAgain = (ago: number, name: string): Event =>
  withPlace(ago, name, (acting, referral, origin) => askPlaceAgain(acting, referral, origin))

/** They go there no more. */
export const stoppedGoing = (ago: number, name: string, reason: string, words: string): Event =>
  withPlace(ago, name, (acting, referral, origin) => stopGoing(acting, referral, { reason, words, origin }))

/** They were told about something, and nobody is asked. */
export const signposted = (ago: number, name: string): Event =>
  event(ago, (life) =>
    happens(life, { ago }, (acting) =>
      signpost(acting, {
        ...{ id: newId(), supportId: life.support, youngPersonId: life.youngPerson },
        serviceId: serviceId(name),
      }),
    ),
  )
