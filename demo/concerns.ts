import { peopleOpen } from '../src/safety/about-store.ts'
import { acknowledge, actOn, closeConcern } from '../src/safety/acts.ts'
import { nameHearer, setOfficer } from '../src/safety/lead-store.ts'
import { NOBODY, raiseConcern, whoGets } from '../src/safety/raising.ts'
import { concernById } from '../src/safety/store.ts'
import { addDays } from '../src/words/index.ts'
import { invented } from './saltmere.ts'
import { deliverWaiting } from './telling/delivering.ts'
import { asWorker, signedIn, type Town } from './telling/town.ts'
import { momentAgo } from './telling/when.ts'

const SCHOOL = invented('Sallowfield High School')

/** Who hears of concerns at Sallowfield, and the council’s officer. Invented, with a number that is kept for drama. */
async function tellWhoHears(town: Town): Promise<void> {
  const began = { startsOn: addDays(town.today, -90), endsOn: null }
  await asWorker(town, 'Pauline Hartley', momentAgo(town, 60, '09:30'), async (acting) => {
    for (const [name, duty, turn] of [
      ['Gwen Abbott', 'lead', 1],
      ['Marcus Doyle', 'lead', 2],
    ] as const)
      await nameHearer(acting, {
        ...{ id: invented(`duty ${duty} ${name}`), organisationId: SCHOOL, workerId: invented(name) },
        ...{ duty, turn, ...began },
      })
  })
  await asWorker(town, 'Ed Tallis', momentAgo(town, 60, '10:10'), (acting) =>
    setOfficer(acting, {
      ...{ name: 'Designated officer (LADO), Saltmere Council', phone: '01632 960171' },
      ...{ email: 'lado@saltmere.example', frontDoorPhone: '01632 960170' },
    }),
  )
}

/** Priya raises one at that moment, about somebody she referred; its id. */
async function raisedByPriya(town: Town, at: Date, { nth, words }: { nth: number; words: string }) {
  const id = invented(`concern ${words}`)
  await asWorker(town, 'Priya Raman', at, async (acting) => {
    const about = (await peopleOpen(acting, null))[nth]
    if (!about) throw new Error('Priya has referred too few for this story')
    const { organisationId } = signedIn(town, 'Priya Raman')
    const organisations = [...new Set([about.organisationId ?? organisationId, organisationId])]
    const getting = await whoGets(acting, { organisations, duty: 'lead', subject: NOBODY, about })
    await raiseConcern(
      acting,
      {
        ...{ id, youngPersonId: about.youngPersonId, called: about.called, words, danger: 'no' },
        ...{ subject: null, raisedFrom: 'worker', getting },
      },
      town.origin,
    )
  })
  await deliverWaiting(town, at)
  return id
}

const byGwen = (town: Town, at: Date, id: string, act: 'acknowledged' | 'acted' | 'closed') =>
  asWorker(town, 'Gwen Abbott', at, async (acting) => {
    const concern = await concernById(acting, id)
    if (!concern) throw new Error('it did not come to Gwen')
    if (act === 'acknowledged') await acknowledge(acting, concern)
    if (act === 'acted')
      await actOn(acting, concern, {
        ...{ id: invented(`${id} acted`), words: 'Talked together with the tutor there, and rang home.' },
        ...{ told: 'The tutor, and mum', reported: false, reference: null },
      })
    if (act === 'closed')
      await closeConcern(acting, concern, {
        ...{ id: invented(`${id} closed`), reason: 'dealt_with' },
        words:
          'The other school spoke with the family of the older pupil. It has stopped, by their own word, twice asked.',
      })
  })

/** Two safeguarding concerns of one school: one that is over, and one that a lead has. Invented. */
export async function tellConcerns(town: Town): Promise<void> {
  await tellWhoHears(town)
  const over = await raisedByPriya(town, momentAgo(town, 12, '11:20'), {
    ...{
      nth: 0,
      words:
        'An older pupil of another school waits at the bus stop and asks for money. It has happened three times.',
    },
  })
  await byGwen(town, momentAgo(town, 12, '11:45'), over, 'acknowledged')
  await byGwen(town, momentAgo(town, 11, '14:00'), over, 'acted')
  await byGwen(town, momentAgo(town, 6, '15:30'), over, 'closed')
  const open = await raisedByPriya(town, momentAgo(town, 1, '14:10'), {
    ...{ nth: 1, words: 'Fell asleep twice today. Said there is nobody at home at night.' },
  })
  await byGwen(town, momentAgo(town, 1, '14:40'), open, 'acknowledged')
}
