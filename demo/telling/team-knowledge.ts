import { addCheck, checksOf, endCheck } from '../../src/accounts/worker-check-store.ts'
import { addFavourite, addNote } from '../../src/suggestions/team-store.ts'
import { newId } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { asWorker, type Town } from './town.ts'
import { dayFrom, momentAgo } from './when.ts'

const NORTHSIDE = 'Northside Link Workers'
const HARBOUR = 'Harbour Link Workers'

// Who made it a favourite, of which team.
const favourites = [
  ['Maryam Siddiqui', NORTHSIDE, 'Dig In'],
  ['Daniel Osei', NORTHSIDE, 'Bag & Pad'],
  ['Helen Marchbank', NORTHSIDE, 'Panel Club'],
  ['Tomas Brennan', HARBOUR, 'Salt Marsh Rangers'],
] as const

// Who wrote what, so many working days ago, holding until so many from today.
const notes = [
  [
    'Maryam Siddiqui',
    NORTHSIDE,
    'Dig In',
    'The gate sticks when it rains. Wait by the shed, Tom comes out.',
    12,
    null,
  ],
  ['Daniel Osei', NORTHSIDE, 'Bag & Pad', 'Ring Delroy before you ask: Mondays fill up first.', 20, 30],
  [
    'Maryam Siddiqui',
    NORTHSIDE,
    'Panel Club',
    'Bea is happy to open ten minutes early for a first visit.',
    7,
    null,
  ],
  ['Tomas Brennan', HARBOUR, 'Salt Marsh Rangers', 'Wellies run out in size 5. Ask a week before.', 15, 60],
] as const

// Who was checked, of what, seen so many working days ago, holding until so many from today.
const checks = [
  ['Maryam Siddiqui', 'enhanced_dbs', 200, 400],
  ['Maryam Siddiqui', 'safeguarding_training', 150, 110],
  ['Gareth Pugh', 'enhanced_dbs', 220, 380],
  ['Gareth Pugh', 'safeguarding_training', 90, 170],
  ['Daniel Osei', 'enhanced_dbs', 210, 390],
  ['Daniel Osei', 'safeguarding_training', 230, 20],
  ['Ros Eldridge', 'enhanced_dbs', 260, 110],
  ['Ros Eldridge', 'safeguarding_training', 250, -3],
] as const

/** What teams know of services, and whose checks were seen: before any story is told. */
export async function tellWhatTeamsKnow(town: Town): Promise<void> {
  for (const [who, team, service] of favourites)
    await asWorker(town, who, momentAgo(town, 40, '10:00'), (acting) =>
      addFavourite(acting, invented(team), invented(`service ${service}`)),
    )
  for (const [who, team, service, words, ago, until] of notes)
    await asWorker(town, who, momentAgo(town, ago, '11:00'), (acting) =>
      addNote(acting, {
        ...{ id: newId(), teamId: invented(team), serviceId: invented(`service ${service}`), words },
        until: until === null ? null : dayFrom(town, until),
      }),
    )
  for (const [who, kind, ago, until] of checks)
    await asWorker(town, 'Helen Marchbank', momentAgo(town, 60, '09:30'), (acting) =>
      addCheck(acting, {
        ...{ id: newId(), workerId: invented(who), kind },
        ...{ seenOn: dayFrom(town, -ago), validUntil: dayFrom(town, until) },
      }),
    )
}

/** Somebody's check does not hold any more: wherever they were to go along, somebody else has to. */
export async function tellOfALapsedCheck(town: Town): Promise<void> {
  await asWorker(town, 'Helen Marchbank', momentAgo(town, 1, '16:40'), async (acting) => {
    const worker = invented('Gareth Pugh')
    const held = await checksOf(acting, worker)
    const training = held.find(({ kind }) => kind === 'safeguarding_training')
    if (!training) throw new Error('the check that lapses was never seen')
    await endCheck(acting, worker, training.id, 'The course was withdrawn, so it is done again')
  })
}
