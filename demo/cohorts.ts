import type { Measure, Programme } from '../src/blueprint/index.ts'
import { measureLibrary } from '../src/measures/index.ts'
import {
  beginCohort,
  endCohort,
  keepArms,
  keepPeople,
  keepScores,
  type Weekly,
} from '../src/outcomes/cohort-store.ts'
import type { PersonFacts } from '../src/outcomes/taking-in/person-row.ts'
import { programmeFiles } from '../src/programmes/files.ts'
import { addDays, weekday } from '../src/words/index.ts'
import { type Arranged, arranged } from './cohorts/arranged.ts'
import { isAmong, type Somebody, scoresOf } from './cohorts/arranging.ts'
import { organisations } from './saltmere.ts'
import { actAs, type Town } from './telling/town.ts'

const schools = organisations.filter(({ kind }) => kind === 'school').map(({ name }) => name)

/** The programmes' own records in Saltmere: invented people, arranged so that what was published comes out of them. */
export async function tellCohorts(town: Town): Promise<void> {
  const { declared } = programmeFiles()
  const measures = measureLibrary()
  for (const told of arranged) {
    const programme = declared.find((one) => one.programme.key === told.programme)?.programme
    if (!programme) throw new Error(`there is no programme ${told.programme}`)
    await tellCohort(town, programme, measures, told)
  }
}

async function tellCohort(
  town: Town,
  programme: Programme,
  measures: readonly Measure[],
  told: Arranged,
): Promise<void> {
  const everybody = everybodyOf(told)
  const scores = scoresOf(programme, measures, told, everybody)
  const actor = { kind: 'operator:programmes-import', id: null, place: town.place } as const
  await actAs(town, actor, town.now, async (acting) => {
    const { id } = await beginCohort(acting, {
      ...{ programme: programme.key, version: programme.version },
      ...{ source: null, invented: true, digest: null },
    })
    await keepPeople(
      acting,
      id,
      everybody.map((one) => ({ person: one.person, ...factsOf(town, programme, told, one) })),
    )
    await keepArms(
      acting,
      id,
      everybody.filter(({ arm }) => arm !== null),
    )
    await keepScores(
      acting,
      id,
      scores.map(({ value, ...score }) => ({ ...score, value: String(value), date: null })),
    )
    const rows = everybody.length + scores.length
    await endCohort(acting, id, { rows, kept: rows, held: 0, refused: 0 })
  })
}

function everybodyOf({ people }: Arranged): Somebody[] {
  const arms = typeof people === 'number' ? [[null, people] as const] : Object.entries(people)
  return arms
    .flatMap(([arm, of]) => Array.from({ length: of }, (_, nth) => ({ arm, nth, of })))
    .map((one, at) => ({ ...one, person: at + 1 }))
}

/** One of these, as their number has it. */
const oneOf = <T>(all: readonly T[], at: number): T => all[at % all.length] as T

function factsOf(
  town: Town,
  { ways_in, statements, for_whom: { ages } }: Programme,
  told: Arranged,
  one: Somebody,
): PersonFacts & { weekly: Weekly | null } {
  const { person, nth } = one
  const [youngest, oldest] = ages === 'not stated' ? [8, 17] : [ages.from, ages.to ?? 25]
  const isToldOf = (key: string, at: number) => isAmong(one, told.figures[key] ?? 0, at + 1)
  const onward: string[] = []
  let referrer: string | null = null
  const counted = new Set<string>()
  for (const [at, statement] of statements.entries()) {
    if (told.figures[statement.key] === undefined) continue
    if (statement.rule === 'share-referred-onward-to' && isToldOf(statement.key, at))
      onward.push(statement.kind)
    if (statement.rule !== 'share-of-referrals-from') continue
    counted.add(statement.source)
    if (isToldOf(statement.key, at)) referrer = statement.source
  }
  const others = ways_in.map(({ who }) => who).filter((who) => !counted.has(who))
  return {
    school: told.inEachSchool ? (schools[Math.floor(nth / told.inEachSchool)] ?? null) : null,
    ...{ sex: oneOf(['female', 'male', 'female', 'male', 'male', 'female', 'other'], person) },
    age: youngest + (person % (oldest - youngest + 1)),
    ethnic_group: oneOf(
      ['white', 'white', 'asian', 'white', 'black', 'white', 'mixed', 'white', 'other'],
      person,
    ),
    deprivation: oneOf([1, 1, 2, 1, 3, 2, 4, 1, 5, 2, 3], person),
    special_needs: oneOf(['none', 'none', 'support', 'none', 'plan'], person),
    care_status: oneOf(['none', 'none', 'none', 'none', 'none', 'in_care', 'none', 'left_care'], person),
    referred_by: referrer ?? oneOf(others, person),
    onward,
    ...contactsOf(town, told, one),
  }
}

function contactsOf(
  { today }: Town,
  { contacts }: Arranged,
  { nth, of }: Somebody,
): Pick<PersonFacts, 'contacts' | 'first_contact' | 'last_contact'> & { weekly: Weekly | null } {
  if (!contacts) return { contacts: null, first_contact: null, last_contact: null, weekly: null }
  // Whole weeks that are over, in which each comes as evenly as may be, some sooner and some later.
  const { weeks, each } = contacts
  const monday = addDays(today, 1 - weekday(today) - 7 * weeks)
  const pair = nth < of - (of % 2) ? (nth % 2 === 0 ? 1 : -1) * (nth % 4 < 2 ? 1 : 2) : 0
  const many = each + pair
  const came = Array.from({ length: many }, (_, one) => Math.floor(((one + (nth % 11) / 11) * weeks) / many))
  const weekly: Record<string, number> = {}
  for (const week of came) weekly[addDays(monday, 7 * week)] = (weekly[addDays(monday, 7 * week)] ?? 0) + 1
  return {
    ...{ contacts: many, weekly },
    first_contact: addDays(monday, 7 * (came[0] ?? 0) + (nth % 5)),
    last_contact: addDays(monday, 7 * (came.at(-1) ?? 0) + (nth % 5)),
  }
}
