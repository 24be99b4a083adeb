import { invented } from '../demo/saltmere.ts'
import { actorTransaction } from '../src/database/index.ts'
import type { TestDatabase } from '../src/database/testing.ts'
import { measureLibrary } from '../src/measures/index.ts'
import { questionnaireOf as askedBy, inventedRows, seeded } from '../src/publications/factory.ts'
import { publishRound } from '../src/publications/publish.ts'
import { asOperator, roundCalled } from '../src/publications/round-store.ts'
import { makeClosedRound } from '../src/surveys/closed-factory.ts'
import { whatMatters } from '../src/surveys/factory.ts'
import { questionnaireOf as askedIn, type Domain, domains, type Questionnaire } from '../src/surveys/index.ts'
import { dateOnly, newId } from '../src/words/index.ts'
import type { Saltmere } from './saltmere.ts'
import { does } from './sending.ts'

/** The schools, and how many of their pupils answered: seven, so that three are similar to each and three are not. */
const attending: readonly [name: string, pupils: number][] = [
  ['Sallowfield High School', 240],
  ['Eastbrook Academy', 240],
  ['Quarry Hill Primary School', 240],
  ['Netherwold School', 120],
  ['Marram High School', 120],
  ['St Hild’s Catholic High School', 120],
  ['Lantern Bay Academy', 120],
]
const schools = attending.map(([name]) => name)
const areas = ['Northside', 'Sallowfield', 'Quayside', 'Marsh End', 'Eastbrook']

const asked: Record<Domain, string> = {
  meaning: 'I have a say in my life, and it matters',
  self: 'I like who I am',
  emotions: 'I feel all right most days',
  health: 'I sleep, eat and move enough',
  hobbies: 'I have things I enjoy, near home',
  relationships: 'I have somebody to sit and talk with',
  school: 'I belong here and am treated fairly',
  environment: 'I feel safe where I live',
  future: 'I can see something good ahead',
}

/** What matters most to pupils, of which they pick up to three. */
const matters = () => {
  const local = whatMatters({ id: invented('question what matters') })
  return askedIn([{ id: local.id, nth: 1, domain: local.domain, local }]).items
}

/** One question to each of the nine, of the place's own; and one that only the later survey asks. */
function questionnaireOf(more: boolean): Questionnaire {
  const labels = ['Never', 'Seldom', 'Sometimes', 'Often', 'Always'].map((en) => ({ en }))
  const one = (domain: Domain, words: string) => ({
    ...{ id: invented(`question ${words}`), domain, words: { en: words } },
    ...{ choices: { from: 0, to: 4, labels }, sensitive: false, better: 'higher' as const },
  })
  const own = [
    ...Object.keys(domains).map((domain) => one(domain as Domain, asked[domain as Domain])),
    ...(more ? [one('future', 'I know what I could do after school')] : []),
  ]
  const { items, measures } = askedBy(measureLibrary().filter(({ key }) => key === 'ons4'))
  const behind = (at: Record<string, number>) =>
    Object.fromEntries(Object.entries(at).map(([id, nth]) => [id, nth + own.length]))
  return {
    items: [...own, ...items, ...matters()],
    measures: measures.map((each) => ({ ...each, at: behind(each.at) })),
  }
}

/** What Sallowfield's pupils say apart from the others: fewer have somebody, more belong, and the more so this year. */
function apart(answers: Buffer, year: number, random: () => number): Buffer {
  const order = Object.keys(domains)
  const moved = (domain: Domain, by: number, how: number) => {
    const at = order.indexOf(domain)
    const answer = answers[at] ?? 255
    if (answer < 5 && random() < how) answers[at] = Math.max(0, Math.min(4, answer + by))
  }
  moved('relationships', -2, 0.5)
  moved('school', 2, year === 2025 ? 0.6 : 0.1)
  return answers
}

async function plantAreas({ owner }: TestDatabase): Promise<void> {
  for (const name of areas)
    await owner.query('insert into neighbourhood (id, place_id, name) values ($1, $2, $3)', [
      invented(`neighbourhood ${name}`),
      invented('Saltmere'),
      name,
    ])
}

async function plantAnswers({ owner }: TestDatabase, round: string, year: number): Promise<void> {
  const random = seeded(year)
  const school = new Map<string, string>()
  const invited = await owner.query<{ id: string; organisation: string }>(
    `update round_school set answer = 'takes_part', answered_at = invited_at, on_roll = 260
     where round_id = $1 returning id, organisation_id as organisation`,
    [round],
  )
  for (const { id, organisation } of invited.rows) school.set(organisation, id)
  const people = inventedRows(
    questionnaireOf(year === 2025),
    {
      schools: attending.map(([name, pupils]) => ({
        ...{ id: invented(name), pupils, years: [8, 10], lift: 0 },
      })),
      neighbourhoods: areas.map((name, at) => ({
        id: invented(`neighbourhood ${name}`),
        deprivation: at + 1,
      })),
    },
    random,
  )
  const rows = [...people].map((row) =>
    row.school === invented('Sallowfield High School')
      ? { ...row, answers: apart(row.answers, year, random) }
      : row,
  )
  const all = <K extends keyof (typeof rows)[number]>(key: K) => rows.map((row) => row[key])
  await owner.query(
    `insert into round_answers (id, round_id, round_school_id, answers, at_item, year_group, gender, ethnic_group,
       free_meals, special_needs, deprivation, neighbourhood_id, started_at, finished_at)
     select r.id, $1, r.school, r.answers, length(r.answers), r.year_group, r.gender, r.ethnic_group, r.free_meals,
       r.special_needs, r.deprivation, r.neighbourhood, '2025-10-10', '2025-10-10'
     from unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::smallint[], $6::text[], $7::text[], $8::boolean[],
       $9::text[], $10::smallint[], $11::uuid[])
       r (id, school, answers, year_group, gender, ethnic_group, free_meals, special_needs, deprivation, neighbourhood)`,
    [
      ...[round, rows.map(() => newId()), rows.map((row) => school.get(row.school)), all('answers')],
      ...[all('year_group'), all('gender'), all('ethnic_group'), all('free_meals'), all('special_needs')],
      ...[all('deprivation'), all('neighbourhood')],
    ],
  )
}

/** Two surveys of Saltmere, a year apart, in seven schools, closed and published. */
export async function publishSurveys(database: TestDatabase): Promise<void> {
  const place = invented('Saltmere')
  const now = new Date('2025-12-01T09:00:00Z')
  await plantAreas(database)
  let earlier: string | undefined
  for (const year of [2024, 2025]) {
    const key = `autumn-${year}`
    const actor = { kind: 'worker', id: invented('Judith Farrow'), place } as const
    const round = await actorTransaction(database.kysely, { actor, now, request: newId() }, (acting) =>
      makeClosedRound(acting, {
        ...{ key, name: `Survey, autumn ${year}`, opensOn: dateOnly(`${year}-10-05`), yearGroups: [8, 10] },
        ...{ questionnaire: questionnaireOf(year === 2025), schools: schools.map(invented) },
        ...(earlier ? { earlier } : {}),
      }),
    )
    await plantAnswers(database, round, year)
    const as = { kind: 'operator:surveys-publish', place, now } as const
    const found = await asOperator(database.kysely, as, (acting) => roundCalled(acting, key, undefined))
    await asOperator(database.kysely, as, (acting) => publishRound(acting, found, { minimumBase: 10 }))
    earlier = round
  }
}

/**
 * Sallowfield says what it will do about a finding, Priya Raman sees to it, and asks the head to take it on; gives the
 * ids of the response and of that.
 */
export async function respondsToSurvey({
  caller,
  database,
}: Saltmere): Promise<{ id: string; handing: string }> {
  const school = invented('Sallowfield High School')
  const pauline = await caller().signsIn('Pauline Hartley')
  const found = { round: 'autumn-2025', measure: invented(`question ${asked.relationships}`), group: '' }
  const answer = await pauline.sends(`/schools/${school}/responses?${new URLSearchParams(found)}`, {
    ...{ what: 'Open the library at lunch, with a game on each table', where: 'The library' },
    ...{ responsible: invented('Priya Raman'), once: newId() },
    ...{ 'due_on-day': '27', 'due_on-month': '11', 'due_on-year': '2026' },
  })
  const [, id] = /\/responses\/([0-9a-f-]{36})$/.exec(answer.location ?? '') ?? []
  if (!id) throw new Error(`the response was not taken: ${answer.status}`)
  const priya = await caller().signsIn('Priya Raman')
  await does(priya, `/responses/${id}/handing`, {
    ...{ to: invented('Pauline Hartley'), why: 'I am away from Monday', once: newId() },
  })
  const { rows } = await database.owner.query<{ handing: string }>(
    'select id as handing from response_handing where response_id = $1',
    [id],
  )
  if (!rows[0]) throw new Error('the response was not offered to the head')
  return { id, ...rows[0] }
}
