import { beginAskedFor } from '../src/enrolments/index.ts'
import { accept } from '../src/referrals/acceptance.ts'
import { decline } from '../src/referrals/coming-back.ts'
import { destinationTo, STEPPING_FORM, submit, supportedBy } from '../src/referrals/index.ts'
import { referralById } from '../src/referrals/store.ts'
import { askedBy } from '../src/stepping/index.ts'
import { destinationsBeside, putStepping, standsIn } from '../src/stepping/store.ts'
import { openSupport } from '../src/support/index.ts'
import { runId } from './programmes/runs.ts'
import { invented } from './saltmere.ts'
import { deliverWaiting } from './telling/delivering.ts'
import { asWorker, signedIn, type Town } from './telling/town.ts'
import { momentAgo } from './telling/when.ts'

/** A step that a worker asks another team for, and what came of it. */
type Told = {
  who: string
  by: string
  to: string
  ago: number
  why: string
  changes: string
  stays: string
  answer?: { by: string; ago: number; no?: string }
}

const hospital = 'Daniel meets you, at the hospital or where you like, and talks with your family too.'

const steps: readonly Told[] = [
  {
    ...{ who: 'Rosalind Nunn', by: 'Yetunde Bakare', to: 'space', ago: 6, changes: hospital },
    why: 'She is in hospital most weeks now, and her whole family is in it with her.',
    stays: 'Yetunde sees you on Fridays until you have met Daniel.',
    answer: { by: 'Daniel Osei', ago: 3 },
  },
  {
    ...{ who: 'Zeki Aydın', by: 'Yetunde Bakare', to: 'space', ago: 4, changes: hospital },
    ...{ why: 'The clinic asked who could be there on the ward.', stays: 'Your comics group goes on.' },
  },
  {
    ...{ who: 'Lowri Pendry', by: 'Yetunde Bakare', to: 'connect-together', ago: 8 },
    ...{
      why: 'She has moved to the north of Saltmere.',
      changes: 'Somebody who works near you now meets you.',
    },
    stays: 'Nothing else changes.',
    answer: {
      by: 'Daniel Osei',
      ago: 5,
      no: 'We have nobody free before January. Please ask us again then.',
    },
  },
]

async function asked(town: Town, told: Told): Promise<string> {
  const { who, by, to, ago, why, changes, stays } = told
  const referralId = invented(`stepping of ${who}`)
  const at = momentAgo(town, ago, '14:15')
  await asWorker(town, by, at, async (acting) => {
    const { id } = await acting.tx
      .selectFrom('support')
      .innerJoin('young_person', 'young_person.id', 'support.young_person_id')
      .select('support.id')
      .where('young_person.name', '=', who)
      .where('support.worker_id', '=', acting.actor.id)
      .executeTakeFirstOrThrow()
    const supported = await supportedBy(acting, id)
    const destination = (await destinationsBeside(acting, supported?.team.id ?? '')).find(
      ({ runId: run }) => run === runId(to),
    )
    const team = destination && (await destinationTo(acting, destination.teamId))
    if (!supported || !destination || !team) throw new Error(`${who} cannot step to ${to}`)
    const { person } = supported
    const answers = {
      ...{ name: person.name, preferred_name: person.preferred_name ?? undefined, why, changes, stays },
      ...{ date_of_birth: person.date_of_birth ?? undefined, decided_by: 'competent', judged_by: by },
      ...{ grounds: 'They said back who is asked, and what is told.', tell_parents: 'All of it' },
      tell_first: 'sender',
    }
    const form = { wayIn: 'stepping', slug: STEPPING_FORM, open: false } as const
    const worker = signedIn(town, by)
    await submit(acting, {
      ...{ id: referralId, form, answers, to: team, worker },
      reRefersId: null,
      origin: town.origin,
    })
    await putStepping(acting, {
      ...{ referralId, support: { id, youngPersonId: person.id }, from: await standsIn(acting, id) },
      ...{ to: destination, changes, stays },
    })
  })
  await deliverWaiting(town, at)
  return referralId
}

async function answered(town: Town, referralId: string, answer: NonNullable<Told['answer']>): Promise<void> {
  const at = momentAgo(town, answer.ago, '11:30')
  const { origin } = town
  await asWorker(town, answer.by, at, async (acting) => {
    const referral = await referralById(acting, referralId)
    if (!referral) throw new Error('a step that was asked is not there')
    if (answer.no) {
      await decline(acting, referral, { reason: 'full', words: answer.no, alternatives: null, origin })
      return
    }
    await accept(acting, referral, {
      ...{ workerId: invented(answer.by), origin },
      onAccepted: async (inside, accepted) => {
        await openSupport(inside, accepted)
        const wanted = await askedBy(inside, accepted)
        if (wanted) await beginAskedFor(inside, accepted, wanted)
      },
    })
  })
  await deliverWaiting(town, at)
}

/** Workers ask other teams to be there for somebody: up to the hospital's programme, and across to another part of town. */
export async function tellSteppings(town: Town): Promise<void> {
  for (const told of steps) {
    const referral = await asked(town, told)
    if (told.answer) await answered(town, referral, told.answer)
  }
}
