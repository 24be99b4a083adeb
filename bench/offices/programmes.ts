import { isOfTheirPlace } from './attempts.ts'
import { budgets } from './budgets.ts'
import { drafting } from './drafting.ts'
import { type Attempt, type Office, type Room, type Row } from './office.ts'
import { HERE, idOf, is, nobodyBut, THERE, type Who } from './scene.ts'

// What a programme must show, worked out of records of people who are numbered: commands and jobs read them, and nobody else.

type Cohort = { name: string; place: string; source: string | null }
const cohorts: readonly Cohort[] = [
  { name: 'own records', place: HERE, source: null },
  { name: 'records of a source', place: HERE, source: 'A university' },
  { name: 'own records there', place: THERE, source: null },
  { name: 'records of a source there', place: THERE, source: 'A university' },
]

const cohortOf = ({ name, place, source }: Cohort) => ({
  ...{ id: idOf(name), place_id: place, programme: 'a-programme', version: 1, source },
  ...{ rows: 1, kept: 1, held: 0, refused: 0 },
})

/** "Nobody but the two commands and the page sees any of it, each in its own place"; nor but the job that follows the own records, of those. */
const reads = (who: Who, cohort: Row): boolean =>
  isOfTheirPlace(who, cohort) &&
  (is(who, 'operator:programmes-import', 'operator:programmes-outcomes', 'job:programme-outcomes') ||
    (is(who, 'job:programme-records') && cohort.source === null))

/** "A source that comes again takes the place of what it gave before"; the own records are written anew each night. */
const takesIn = (who: Who, cohort: Row): boolean =>
  reads(who, cohort) && is(who, 'operator:programmes-import', 'job:programme-records')

const cohortWith = (id: unknown): Row => cohorts.map(cohortOf).find((cohort) => cohort.id === id) ?? {}

const programmeCohort: Office = {
  ...{ table: 'programme_cohort', rows: cohorts.map(cohortOf), reads, takes: takesIn },
  acts: [{ set: 'rows = 2, kept = 2', may: takesIn }],
  writes: cohorts.map((cohort): Attempt => {
    const row = { ...cohortOf(cohort), id: idOf('new records'), programme: 'another' }
    return { row: () => row, may: (who) => takesIn(who, row) }
  }),
}

const personIn = ({ name }: Cohort, person: number) => ({ cohort_id: idOf(name), person })
const scoreIn = ({ name }: Cohort, person: number) => ({
  ...{ cohort_id: idOf(name), measure: 'swemwbs', point: 'baseline', person, value: 21 },
})

/** People and scores go with the cohort that they are in. */
const ofCohorts = (table: string, key: string[], row: (cohort: Cohort, person: number) => Row): Office => ({
  ...{ table, key, rows: cohorts.map((cohort) => row(cohort, 1)) },
  reads: (who, { cohort_id }) => reads(who, cohortWith(cohort_id)),
  takes: (who, { cohort_id }) => takesIn(who, cohortWith(cohort_id)),
  writes: cohorts.map((cohort) => ({
    row: () => row(cohort, 2),
    may: (who) => takesIn(who, cohortOf(cohort)),
  })),
})

const programmePerson: Office = {
  ...ofCohorts('programme_person', ['cohort_id', 'person'], personIn),
  acts: [{ set: "arm = 'programme'", may: (who, { cohort_id }) => takesIn(who, cohortWith(cohort_id)) }],
}

/** "What was told is kept", by the page that tells it. */
const tells = (who: Who, row: Row): boolean => is(who, 'job:programme-outcomes') && isOfTheirPlace(who, row)
const told = (place_id: string) => ({ place_id, programme: 'a-programme', figures: {}, invented: true })

const programmeTold: Office = {
  ...{ table: 'programme_told', key: ['place_id', 'programme'], rows: [told(HERE), told(THERE)] },
  reads: tells,
  writes: [HERE, THERE].map((place) => ({ row: () => told(place), may: (who) => tells(who, told(place)) })),
}

/** The night's job keeps for itself which programmes it has looked at. */
const follows = (who: Who, row: Row): boolean => is(who, 'job:programme-records') && isOfTheirPlace(who, row)
const night = (place_id: string, programme: string) => ({ place_id, programme, seen_on: '2026-11-25' })

const ownRecordsNight: Office = {
  ...{ table: 'own_records_night', key: ['place_id', 'programme'], reads: follows },
  rows: [HERE, THERE].map((place) => night(place, 'a-programme')),
  acts: [{ set: "seen_on = '2026-11-26'", may: follows }],
  writes: [HERE, THERE].map((place) => ({
    row: () => night(place, 'another'),
    may: (who) => follows(who, night(place, 'another')),
  })),
}

const kinds = [
  ...['operator:programmes-import', 'operator:programmes-outcomes'],
  ...['job:programme-outcomes', 'job:programme-records'],
]

export const programmes: Room = {
  ground: budgets.ground ?? [],
  offices: [
    ...drafting.offices,
    ...budgets.offices,
    programmeCohort,
    programmePerson,
    ofCohorts('programme_score', ['cohort_id', 'measure', 'point', 'person'], scoreIn),
    programmeTold,
    ownRecordsNight,
  ],
  askers: kinds.map((kind) => nobodyBut(`${kind} there`, kind, THERE)),
}
