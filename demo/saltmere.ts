import type { Kysely } from 'kysely'
import { makeOrganisation, makePlace, makeTeam, makeWorker, nameShutHolder } from '../src/accounts/factory.ts'
import type { DB } from '../src/database/index.ts'
import { type DateOnly, dateOnly, uuidV5 } from '../src/words/index.ts'
import { clubs } from './who/clubs.ts'
import { councilAndCharities } from './who/council-and-charities.ts'
import { health } from './who/health.ts'
import type { Organised, Person, ToldTeam } from './who/organised.ts'
import { schools } from './who/schools.ts'
import { schoolClosures } from './who/terms.ts'

// One namespace for every invented id, so that a replanted demo has the same addresses.
const SALTMERE = '5a17e2e0-0000-4000-8000-5a17e2e00001'

/** The id of something invented, by its name. */
export const invented = (name: string): string => uuidV5(SALTMERE, name)

/** Who is who in Saltmere. Invented, every one. */
export const organisations: readonly Organised[] = [...councilAndCharities, ...schools, ...health, ...clubs]

/** Where somebody belongs. */
export type Belonging = { person: Person; team: ToldTeam; organisation: Organised }

const everybody: ReadonlyMap<string, Belonging> = new Map(
  organisations.flatMap((organisation) =>
    organisation.teams.flatMap((team) =>
      team.people.map((person) => [person.name, { person, team, organisation }] as const),
    ),
  ),
)

/** Somebody of Saltmere by name. Throws when nobody is called that. */
export function whoIs(name: string): Belonging {
  const found = everybody.get(name)
  if (!found) throw new Error(`nobody in Saltmere is called ${name}`)
  return found
}

/** The email address of somebody of Saltmere. */
export const emailOf = (name: string): string =>
  `${name.toLowerCase().replace(/^dr /, '').replaceAll(' ', '.')}@saltmere.example`

const covered: Record<string, string[]> = {
  'Northside Link Workers': [
    'Sallowfield High School',
    'Quarry Hill Primary School',
    'Netherwold School',
    'St Hild’s Catholic High School',
    'Wold End School',
    'Mill Lane Surgery',
    'Saltmere Council',
    'Wold Children’s Hospital',
  ],
  'Harbour Link Workers': [
    'Eastbrook Academy',
    'Marram High School',
    'Lantern Bay Academy',
    'Harbourside Academy',
    'Quayside Practice',
    'Saltmere Children and Young People’s Mental Health Service',
  ],
}

const weekdayHours = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))

/** Plants the place, its organisations, teams and workers, and says which team covers whom. */
export async function plantWhoIsWho(db: Kysely<DB>, today: DateOnly = dateOnly('2026-11-24')): Promise<void> {
  const place = await makePlace(db, { id: invented('Saltmere'), name: 'Saltmere' })
  for (const { teams, shutHolder, terms, ...organisation } of organisations) {
    const id = await makeOrganisation(db, {
      ...organisation,
      id: invented(organisation.name),
      place,
      closures: terms ? schoolClosures(today) : [],
    })
    for (const team of teams) await plantTeam(db, { place, organisation: id, team })
    if (shutHolder) await nameShutHolder(db, id, invented(shutHolder))
  }
  for (const [team, names] of Object.entries(covered))
    for (const name of names)
      await db
        .insertInto('team_area')
        .values({ team_id: invented(team), organisation_id: invented(name) })
        .execute()
}

async function plantTeam(
  db: Kysely<DB>,
  { place, organisation, team }: { place: string; organisation: string; team: ToldTeam },
): Promise<void> {
  const id = await makeTeam(db, {
    id: invented(team.name),
    place,
    organisation,
    name: team.name,
    purpose: team.purpose,
    receivesReferrals: team.receives ?? false,
    frontDoor: team.frontDoor ?? false,
    answerDays: team.answerDays,
    coverHours: team.hours ? weekdayHours : [],
  })
  for (const person of team.people)
    await makeWorker(db, {
      id: invented(person.name),
      place,
      organisation,
      name: person.name,
      jobTitle: person.job,
      email: emailOf(person.name),
      roles: person.roles.map((role) => ({ team: id, role, startsOn: person.since })),
    })
}
