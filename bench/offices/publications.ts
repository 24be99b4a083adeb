import { roundIn, schoolOf } from './attempts.ts'
import type { Attempt, Office, Room, Row } from './office.ts'
import { HERE, idOf, is, nobodyBut, runsSurveys, THERE, type Who } from './scene.ts'

// Figures, frozen and made safe for one audience each.

const places = [HERE, THERE]
const versionIn = (place: string): string => idOf(place === HERE ? 'version here' : 'version there')

/** "A version is computed, and its figures are frozen, by what publishes", by the minute or by hand. */
const publishes = (who: Who): boolean => is(who, 'job:publish', 'operator:surveys-publish')

/** "`surveys results` prints." */
const prints = (who: Who): boolean => is(who, 'operator:surveys-results')

/** Everybody who comes to a page of this place: workers, pupils with a slip, and those without an account. */
const comesToPages = (who: Who): boolean => is(who, 'worker', 'pupil', 'public')

const versionOf = (place: string) => ({
  ...{ id: versionIn(place), round_id: roundIn(place), version: 1, digest: '\\x01', minimum_base: 10 },
  ...{ answer_sets: 200, plan: {} },
})

const publicationVersion: Office = {
  ...{ table: 'publication_version', rows: places.map(versionOf) },
  reads: (who, { round_id }) =>
    publishes(who) || prints(who) || (comesToPages(who) && round_id === roundIn(who.place)),
  writes: places.map(
    (place): Attempt => ({
      row: () => ({ ...versionOf(place), id: idOf('new version'), version: 2 }),
      may: publishes,
    }),
  ),
}

type Told = { place: string; audience: string; school?: string }
const all: readonly Told[] = [
  { place: HERE, audience: 'school', school: 'school' },
  { place: HERE, audience: 'school', school: 'college' },
  { place: HERE, audience: 'place' },
  { place: HERE, audience: 'public' },
  { place: THERE, audience: 'school', school: 'school there' },
  { place: THERE, audience: 'place' },
  { place: THERE, audience: 'public' },
]

const publicationOf = ({ place, audience, school }: Told) => ({
  ...{ id: idOf(`${audience} of ${school ?? place}`), version_id: versionIn(place), audience },
  organisation_id: school ? idOf(school) : null,
})

/** "A school's figures go to that school alone", the place's to who runs its surveys, the public's to everybody there. */
const isFor = (who: Who, { audience, organisation_id, version_id }: Row): boolean =>
  audience === 'school'
    ? organisation_id === schoolOf(who)
    : version_id === versionIn(who.place) && (audience === 'place' ? runsSurveys(who) : comesToPages(who))

const readsFigures = (who: Who, publication: Row): boolean =>
  publishes(who) || prints(who) || isFor(who, publication)

const publication: Office = {
  ...{ table: 'publication', rows: all.map(publicationOf), reads: readsFigures },
  writes: all.map(
    (told): Attempt => ({
      row: () => ({ ...publicationOf(told), id: idOf('new publication') }),
      may: publishes,
    }),
  ),
}

const groupOf = (told: Told, nth: number) => ({
  ...{ publication_id: publicationOf(told).id, nth, grouping: 'all', value: `${nth}`, figures: [] },
})

const publicationGroup: Office = {
  ...{
    table: 'publication_group',
    key: ['publication_id', 'nth'],
    rows: all.map((told) => groupOf(told, 1)),
  },
  reads: (who, { publication_id }) =>
    all.map(publicationOf).some((one) => one.id === publication_id && readsFigures(who, one)),
  writes: all.map((told): Attempt => ({ row: () => groupOf(told, 2), may: publishes })),
}

/** Which schools were chosen as similar is told to nobody: the figure is of all of them together. */
const similarOf = (place: string, [one, other]: readonly [string, string]) => ({
  ...{ round_id: roundIn(place), organisation_id: idOf(one), similar_id: idOf(other) },
})

const publicationSimilar: Office = {
  ...{ table: 'publication_similar', key: ['round_id', 'organisation_id', 'similar_id'], reads: publishes },
  rows: [similarOf(HERE, ['school', 'college']), similarOf(THERE, ['school there', 'council there'])],
  writes: places.map(
    (place): Attempt => ({ row: () => similarOf(place, ['college', 'school']), may: publishes }),
  ),
}

export const publications: Room = {
  offices: [publicationVersion, publication, publicationGroup, publicationSimilar],
  askers: [nobodyBut('pupil', 'pupil', HERE), nobodyBut('pupil there', 'pupil', THERE)],
}
