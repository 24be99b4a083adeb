import type { Kysely } from 'kysely'
import { makeOrganisation, makePlace, makeTeam, makeWorker, nameShutHolder } from '../src/accounts/factory.ts'
import type { OrganisationKind, Role } from '../src/accounts/index.ts'
import type { DB } from '../src/database/index.ts'
import { uuidV5 } from '../src/words/index.ts'

// One namespace for every invented id, so that a replanted demo has the same addresses.
const SALTMERE = '5a17e2e0-0000-4000-8000-5a17e2e00001'

/** The id of something invented, by its name. */
export const invented = (name: string): string => uuidV5(SALTMERE, name)

type Person = { name: string; job: string; roles: Role[] }
type Organised = {
  kind: OrganisationKind
  name: string
  urn?: string
  odsCode?: string
  phone?: string
  closures?: { name: string; startsOn: string; endsOn: string }[]
  shutHolder?: string
  teams: {
    name: string
    purpose?: string
    receives?: boolean
    frontDoor?: boolean
    answerDays?: number
    hours?: boolean
    people: Person[]
  }[]
}

const p = (name: string, job: string, ...roles: Role[]): Person => ({ name, job, roles })

// Terms of an invented school; the dates only have to be believable.
const schoolClosures = [
  { name: 'Summer holiday', startsOn: '2026-07-22', endsOn: '2026-09-01' },
  { name: 'Autumn half term', startsOn: '2026-10-26', endsOn: '2026-10-30' },
  { name: 'Christmas holiday', startsOn: '2026-12-21', endsOn: '2027-01-01' },
  { name: 'Spring half term', startsOn: '2027-02-15', endsOn: '2027-02-19' },
  { name: 'Easter holiday', startsOn: '2027-03-29', endsOn: '2027-04-09' },
  { name: 'Summer half term', startsOn: '2027-05-31', endsOn: '2027-06-04' },
  { name: 'Summer holiday', startsOn: '2027-07-22', endsOn: '2027-09-01' },
]

const weekdayHours = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))

/** Who is who in Saltmere. Invented, every one. URNs and ODS codes are out of the ranges in use. */
export const organisations: readonly Organised[] = [
  {
    kind: 'council',
    name: 'Saltmere Council',
    phone: '01632 960100',
    teams: [
      {
        name: 'Northside Link Workers',
        purpose: 'Link workers for the north of Saltmere and its schools',
        receives: true,
        frontDoor: true,
        hours: true,
        people: [
          p('Maryam Siddiqui', 'Link worker', 'link_worker'),
          p('Daniel Osei', 'Link worker', 'link_worker'),
          p('Helen Marchbank', 'Team manager', 'manager'),
          p('Gareth Pugh', 'Safeguarding lead', 'safeguarding_lead'),
          p('Ros Eldridge', 'Practice supervisor', 'supervisor'),
        ],
      },
      {
        name: 'Leaving Care',
        purpose: 'Young people leaving care',
        people: [p('Anthea Boyd', 'Personal adviser', 'referrer')],
      },
      { name: 'Saltmere Youth Justice', people: [p('Kofi Mensah', 'Youth justice worker', 'referrer')] },
      {
        name: 'Commissioning',
        people: [
          p('Judith Farrow', 'Commissioner', 'commissioner'),
          p('Ed Tallis', 'Administrator', 'administrator'),
        ],
      },
    ],
  },
  {
    kind: 'charity',
    name: 'Harbour Young People',
    phone: '01632 960140',
    teams: [
      {
        name: 'Harbour Link Workers',
        purpose: 'Link workers for the harbour and the south of Saltmere',
        receives: true,
        hours: true,
        people: [
          p('Tomas Brennan', 'Link worker', 'link_worker'),
          p('Yetunde Bakare', 'Link worker', 'link_worker'),
          p('Sunita Rao', 'Team manager', 'manager', 'safeguarding_lead'),
        ],
      },
    ],
  },
  {
    kind: 'school',
    name: 'Sallowfield High School',
    urn: '900001',
    closures: schoolClosures,
    shutHolder: 'Pauline Hartley',
    teams: [
      {
        name: 'Sallowfield pastoral team',
        people: [
          p('Priya Raman', 'Head of Year 9', 'referrer'),
          p('Marcus Doyle', 'Teacher', 'referrer'),
          p('Pauline Hartley', 'Assistant head', 'manager'),
          p('Gwen Abbott', 'Designated safeguarding lead', 'safeguarding_lead'),
        ],
      },
    ],
  },
  {
    kind: 'school',
    name: 'Eastbrook Academy',
    urn: '900002',
    closures: schoolClosures,
    shutHolder: 'Ivor Lane',
    teams: [
      {
        name: 'Eastbrook inclusion team',
        people: [
          p('Leila Haddad', 'SENDCo', 'referrer'),
          p('Ivor Lane', 'Deputy head', 'manager', 'safeguarding_lead'),
        ],
      },
    ],
  },
  {
    kind: 'school',
    name: 'Quarry Hill Primary School',
    urn: '900003',
    closures: schoolClosures,
    shutHolder: 'Bronwen Price',
    teams: [
      {
        name: 'Quarry Hill staff',
        people: [
          p('Sam Whitlock', 'Class teacher', 'referrer'),
          p('Bronwen Price', 'Head teacher', 'manager', 'safeguarding_lead'),
        ],
      },
    ],
  },
  {
    kind: 'practice',
    name: 'Mill Lane Surgery',
    odsCode: 'ZZ9001',
    teams: [
      {
        name: 'Mill Lane clinicians',
        people: [p('Dr Anil Kapoor', 'GP', 'referrer'), p('Fiona Grant', 'Practice manager', 'manager')],
      },
    ],
  },
  {
    kind: 'practice',
    name: 'Quayside Practice',
    odsCode: 'ZZ9002',
    teams: [{ name: 'Quayside clinicians', people: [p('Dr Ruth Adler', 'GP', 'referrer', 'manager')] }],
  },
  {
    kind: 'trust',
    name: 'Saltmere Children and Young People’s Mental Health Service',
    odsCode: 'ZZ9',
    teams: [
      {
        name: 'Young people’s mental health',
        people: [
          p('Dr Anouk Verhoeven', 'Clinical psychologist', 'clinician'),
          p('Clive Sanders', 'Team manager', 'manager'),
        ],
      },
    ],
  },
  {
    kind: 'club',
    name: 'Ferry Road Boxing Club',
    teams: [
      {
        name: 'Ferry Road coaches',
        receives: true,
        answerDays: 10,
        people: [p('Delroy Banks', 'Head coach', 'provider', 'manager')],
      },
    ],
  },
  {
    kind: 'charity',
    name: 'Inky Fingers Comics',
    teams: [
      {
        name: 'Inky Fingers studio',
        receives: true,
        people: [p('Bea Lindqvist', 'Studio lead', 'provider', 'manager')],
      },
    ],
  },
]

const covered: Record<string, string[]> = {
  'Northside Link Workers': [
    'Sallowfield High School',
    'Quarry Hill Primary School',
    'Mill Lane Surgery',
    'Saltmere Council',
  ],
  'Harbour Link Workers': [
    'Eastbrook Academy',
    'Quayside Practice',
    'Saltmere Children and Young People’s Mental Health Service',
  ],
}

const emailOf = (name: string): string =>
  `${name.toLowerCase().replace(/^dr /, '').replaceAll(' ', '.')}@saltmere.example`

/** Plants the place, its organisations, teams and workers, and says which team covers whom. */
export async function plantWhoIsWho(db: Kysely<DB>): Promise<void> {
  const place = await makePlace(db, { id: invented('Saltmere'), name: 'Saltmere' })
  for (const { teams, shutHolder, ...organisation } of organisations) {
    const id = await makeOrganisation(db, { ...organisation, id: invented(organisation.name), place })
    for (const team of teams) {
      const teamId = await makeTeam(db, {
        id: invented(team.name),
        place,
        organisation: id,
        name: team.name,
        purpose: team.purpose,
        receivesReferrals: team.receives ?? false,
        frontDoor: team.frontDoor ?? false,
        answerDays: team.answerDays,
        coverHours: team.hours ? weekdayHours : [],
      })
      for (const person of team.people) {
        await makeWorker(db, {
          id: invented(person.name),
          place,
          organisation: id,
          name: person.name,
          jobTitle: person.job,
          email: emailOf(person.name),
          roles: person.roles.map((role) => ({ team: teamId, role })),
        })
      }
    }
    if (shutHolder) await nameShutHolder(db, id, invented(shutHolder))
  }
  for (const [team, names] of Object.entries(covered)) {
    for (const name of names) {
      await db
        .insertInto('team_area')
        .values({ team_id: invented(team), organisation_id: invented(name) })
        .execute()
    }
  }
}
