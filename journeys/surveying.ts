import { invented } from '../demo/saltmere.ts'
import { actorTransaction } from '../src/database/index.ts'
import type { TestDatabase } from '../src/database/testing.ts'
import { measureLibrary } from '../src/measures/index.ts'
import { questionnaireOf as askedBy, inventedRows, seeded } from '../src/publications/factory.ts'
import { publishRound } from '../src/publications/publish.ts'
import { asOperator, roundCalled } from '../src/publications/round-store.ts'
import { makeClosedRound } from '../src/surveys/closed-factory.ts'
import { type Domain, domains, type Questionnaire } from '../src/surveys/index.ts'
import { dateOnly, newId } from '../src/words/index.ts'

const schools = ['Sallowfield High School', 'Eastbrook Academy', 'Quarry Hill Primary School']
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
  return { items: [...own, ...items], measures: measures.map((each) => ({ ...each, at: behind(each.at) })) }
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
  const { rows } = await owner.query<{ id: string; organisation: string }>(
    `update round_school set answer = 'takes_part', answered_at = invited_at, on_roll = 260
     where round_id = $1 returning id, organisation_id as organisation`,
    [round],
  )
  for (const { id, organisation } of rows) school.set(organisation, id)
  const people = inventedRows(
    questionnaireOf(year === 2025),
    {
      schools: schools.map((name) => ({ id: invented(name), pupils: 240, years: [8, 10], lift: 0 })),
      neighbourhoods: areas.map((name, at) => ({
        id: invented(`neighbourhood ${name}`),
        deprivation: at + 1,
      })),
    },
    random,
  )
  for (const row of people) {
    const answers =
      row.school === invented('Sallowfield High School') ? apart(row.answers, year, random) : row.answers
    await owner.query(
      `insert into round_answers (id, round_id, round_school_id, answers, at_item, year_group, gender, ethnic_group,
         free_meals, special_needs, deprivation, neighbourhood_id, started_at, finished_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '2025-10-10', '2025-10-10')`,
      [
        ...[newId(), round, school.get(row.school), answers, answers.length, row.year_group, row.gender],
        ...[row.ethnic_group, row.free_meals, row.special_needs, row.deprivation, row.neighbourhood],
      ],
    )
  }
}

/** Two surveys of Saltmere, a year apart, in three schools, closed and published. */
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
