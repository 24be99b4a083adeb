import type { AssuranceKind } from '../../src/curation/assurance/assurance.ts'
import { keepAssurance } from '../../src/curation/assurance/store.ts'
import { entryFields, partsOfFields, withTold } from '../../src/curation/change/fields.ts'
import { propose } from '../../src/curation/change/store.ts'
import { askToKeep } from '../../src/curation/claim/asking.ts'
import { decideClaim, keepClaim, keepTeamClaim } from '../../src/curation/claim/store.ts'
import { beginKeeping } from '../../src/curation/keeping/keepers.ts'
import { tap } from '../../src/curation/keeping/taps.ts'
import { keepReport, settleReport } from '../../src/curation/report/store.ts'
import type { Acting } from '../../src/database/index.ts'
import { changeEntry, type Service, serviceById, type ToldEntry } from '../../src/directory/index.ts'
import { addDays } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { actAs, asWorker, type Town } from '../telling/town.ts'
import { momentAgo } from '../telling/when.ts'
import { tellHowItWas } from './how-it-was.ts'

const CURATOR = 'Ed Tallis'
const STUDIO = 'Bea Lindqvist'

const idOf = (service: string): string => invented(`service ${service}`)

async function entry(acting: Acting, name: string): Promise<Service> {
  const service = await serviceById(acting.tx, idOf(name))
  if (!service) throw new Error(`There is no ${name} in Saltmere`)
  return service
}

/** How the directory of Saltmere is kept true: who looks after what, what was checked, said and put right. */
export async function tellKeepingTrue(town: Town): Promise<void> {
  await studioKeepsItsPage(town)
  await kitchenKeepsItsPage(town)
  await choirAsks(town)
  for (const [service, kind, seen, ago, lasts] of checks) await assured(town, service, kind, seen, ago, lasts)
  await tellHowItWas(town)
  await whatIsWrong(town)
}

/** A team with an account: it put a time right, and now waits for somebody to read what it wants to say. */
async function studioKeepsItsPage(town: Town): Promise<void> {
  const serviceId = idOf('Panel Club')
  const claim = { id: invented('claim Panel Club'), serviceId, name: STUDIO, email: null, words: null }
  const keeperId = await asWorker(town, STUDIO, momentAgo(town, 45, '10:05'), async (acting) => {
    await keepTeamClaim(acting, claim, acting.actor.id ?? '')
    return beginKeeping(acting, { serviceId, claimId: claim.id, teamId: invented('Inky Fingers studio') })
  })
  await asWorker(town, CURATOR, momentAgo(town, 20, '11:40'), (acting) =>
    changeEntry(
      acting,
      serviceId,
      { fees: 'Free. Pens, paper and the stapler are ours, and yours to use.' },
      'change',
    ),
  )
  await asWorker(town, STUDIO, momentAgo(town, 4, '09:20'), async (acting) =>
    tap(acting, await entry(acting, 'Panel Club'), 'some-places'),
  )
  await asWorker(town, STUDIO, momentAgo(town, 1, '16:10'), async (acting) => {
    const before = await entry(acting, 'Panel Club')
    const told: ToldEntry = {
      summary: 'Make comics and zines, on your own or with somebody.',
      maximumAge: 18,
      schedules: before.schedules.map((times) => ({ ...times, closes: '18:00' })),
    }
    const fields = entryFields.filter(({ name }) => ['summary', 'ages', 'times'].includes(name))
    await propose(acting, {
      ...{ serviceId, keeperId, worker: acting.actor.id },
      ...{ before: partsOfFields(fields, before), after: partsOfFields(fields, withTold(before, told)) },
      note: 'Half an hour longer from next week: we have the room until half past six.',
    })
  })
}

/** Somebody without an account: a curator rang the kitchen, and said yes. */
async function kitchenKeepsItsPage(town: Town): Promise<void> {
  const email = 'stir@communitykitchen.example.org'
  const claim = { id: invented('claim Stir'), serviceId: idOf('Stir') }
  const who = { name: 'Nell Farrant', email, words: 'I run the kitchen on Wednesdays.' }
  const stranger = { kind: 'public', id: null, place: town.place } as const
  await actAs(town, stranger, momentAgo(town, 40, '14:00'), (acting) =>
    keepClaim(acting, { ...claim, ...who }),
  )
  await asWorker(town, CURATOR, momentAgo(town, 39, '09:30'), async (acting) => {
    const decided = { decision: 'accepted', reason: null, worker: acting.actor.id ?? '' } as const
    await decideClaim(acting, claim.id, decided)
    await beginKeeping(acting, { serviceId: claim.serviceId, claimId: claim.id, email })
  })
}

/** Two who ask to look after a page and wait: one has a link, the other waits for a curator. */
async function choirAsks(town: Town): Promise<void> {
  const asks = (service: string, name: string, words: string, ago: number) =>
    actAs(
      town,
      { kind: 'public', id: null, place: town.place },
      momentAgo(town, ago, '19:30'),
      async (acting) =>
        askToKeep(
          acting,
          await entry(acting, service),
          {
            id: invented(`claim ${service}`),
            name,
            email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
            words,
          },
          town.origin,
        ),
    )
  await asks('Tide Choir', 'Kit Ambrose', 'I lead the choir.', 2)
  await asks('Night Sky Club', 'Orla Finch', 'I bring the telescope.', 3)
}

const checks: readonly [string, AssuranceKind, string, number, number][] = [
  [
    'Bag & Pad',
    'safeguarding_policy',
    'We read their safeguarding policy of this year and met their lead.',
    60,
    365,
  ],
  ['Bag & Pad', 'checks', 'Every coach has an enhanced check of the last three years.', 60, 365],
  ['Bag & Pad', 'insurance', 'Public liability, the certificate on the wall.', 340, 352],
  ['Panel Club', 'safeguarding_policy', 'We read their policy and talked it through with them.', 90, 365],
  ['Panel Club', 'young_people', 'Three young people went in spring and would send a friend.', 90, 365],
  ['Saltmere Youth Club', 'safeguarding_policy', 'The policy of Saltmere Youth Trust.', 120, 365],
  [
    'Saltmere Youth Club',
    'accessibility',
    'A wheelchair user went round with us: ramp, toilet, a quiet room.',
    120,
    730,
  ],
  ['Loop Station', 'insurance', 'The certificate of last year.', 390, 365],
]

const assured = (
  town: Town,
  service: string,
  kind: AssuranceKind,
  seen: string,
  ago: number,
  lasts: number,
): Promise<void> =>
  asWorker(town, CURATOR, momentAgo(town, 1, '12:00'), (acting) => {
    const checkedOn = addDays(town.today, -ago)
    const made = { id: invented(`assurance ${service} ${kind}`), serviceId: idOf(service), kind, seen }
    const dates = { checkedOn, validUntil: addDays(checkedOn, lasts) }
    return keepAssurance(acting, { ...made, ...dates }, acting.actor.id ?? '')
  })

/** "This is wrong": two that wait, and one that was put right. */
async function whatIsWrong(town: Town): Promise<void> {
  const stranger = { kind: 'public', id: null, place: town.place } as const
  const says = (name: string, service: string, words: string, ago: number, reach: string | null = null) =>
    actAs(town, stranger, momentAgo(town, ago, '18:15'), (acting) =>
      keepReport(acting, {
        id: invented(`report ${name}`),
        serviceId: idOf(service),
        about: 'when',
        words,
        reach,
      }),
    )
  await says(
    'splash',
    'Splash, the slow lane',
    'It starts at 10 now, not half past nine.',
    1,
    'a.parent@example.org',
  )
  await says('brick lab', 'Brick Lab', 'Not on in half-term week. Say so on the page?', 3)
  await says('football', 'Linfield Rec football', 'Saturdays is wrong, they moved to Sundays.', 15)
  await asWorker(town, CURATOR, momentAgo(town, 14, '10:10'), (acting) =>
    settleReport(acting, invented('report football'), {
      ...{ as: 'was_right', words: 'Rang them: Saturdays is right, Sundays is the other club.' },
      worker: acting.actor.id ?? '',
    }),
  )
}
