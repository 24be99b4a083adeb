import { another, roundIn } from './attempts.ts'
import { type Attempt, never, type Office, type Room, type Row } from './office.ts'
import { HERE, idOf, is, runsSurveys, THERE, type Who } from './scene.ts'

// Files of answers that were given elsewhere: what was taken in, and the rows that wait for somebody.

const places = [HERE, THERE]
const fileIn = (place: string): string => idOf(place === HERE ? 'file here' : 'file there')
const heldIn = (place: string): string => idOf(place === HERE ? 'held here' : 'held there')

/** "Held rows are for whoever runs the surveys of that place." */
const runs = (who: Who, place: string): boolean => runsSurveys(who) && who.place === place
const placeIn = (row: Row, column: string, idIn: (place: string) => string): string =>
  places.find((place) => idIn(place) === row[column]) ?? ''

/** "Files come in by a command", of whichever place's survey it is. */
const takesIn = (who: Who): boolean => is(who, 'operator:surveys-import')

/** Every command about surveys reads which files came, and which of their lines were not taken. */
const isSurveyCommand = ({ kind }: Who): boolean => kind.startsWith('operator:surveys-')

/** "What was held goes with the answers, and what tells pupils apart with the names": the job that destroys both takes it away, and no more. */
const destroys = (who: Who): boolean => is(who, 'job:destroy-names')

const importOf = (place: string) => ({
  ...{ id: fileIn(place), round_id: roundIn(place), file_name: 'answers.csv', digest: '\\x01' },
  ...{ rows: 2, taken: 1, held: 1, refused: 0 },
})

const answersImport: Office = {
  ...{ table: 'answers_import', rows: places.map(importOf) },
  reads: (who, row) => isSurveyCommand(who) || runs(who, placeIn(row, 'id', fileIn)),
  acts: [{ set: 'replaced_at = trellis_now()', may: takesIn }],
  writes: places.map(
    (place): Attempt => ({
      row: () => ({ ...importOf(place), id: idOf('new file'), digest: '\\x02' }),
      may: takesIn,
    }),
  ),
}

const lineOf = (place: string, line: number) => ({
  ...{ import_id: fileIn(place), line, outcome: 'held', reason: 'year group' },
})

const answersImportLine: Office = {
  ...{ table: 'answers_import_line', key: ['import_id', 'line'], rows: places.map((one) => lineOf(one, 1)) },
  reads: (who, row) => isSurveyCommand(who) || runs(who, placeIn(row, 'import_id', fileIn)),
  writes: places.map((place): Attempt => ({ row: () => lineOf(place, 2), may: takesIn })),
}

const heldOf = (place: string) => ({
  ...{ id: heldIn(place), import_id: fileIn(place), round_id: roundIn(place), line: 1 },
  ...{ reason: 'year group', unread: [] },
})
const readsHeld = (who: Who, place: string): boolean => takesIn(who) || destroys(who) || runs(who, place)

const answersHeld: Office = {
  ...{ table: 'answers_held', rows: places.map(heldOf) },
  reads: (who, row) => readsHeld(who, placeIn(row, 'id', heldIn)),
  // "What was read of it is kept until it is settled, and no longer": whoever settles it empties it.
  acts: [
    {
      set: "answers = null, unread = '[]', differs = null",
      may: (who, row) => takesIn(who) || runs(who, placeIn(row, 'id', heldIn)),
    },
  ],
  takes: (who) => takesIn(who) || destroys(who),
  writes: places.map(
    (place): Attempt => ({
      row: () => ({ ...heldOf(place), id: idOf('new held row'), line: 2 }),
      may: takesIn,
    }),
  ),
}

const settlingOf = (place: string, settled_by: string) => ({
  ...{ held_id: heldIn(place), what: 'dismissed', settled_by },
})

/** "Put right and taken in, or left out, once": in the name of whoever did. */
const answersHeldSettling: Office = {
  ...{ table: 'answers_held_settling', key: ['held_id'] },
  rows: places.map((place) => settlingOf(place, idOf('council administrator'))),
  reads: (who, row) => readsHeld(who, placeIn(row, 'held_id', heldIn)),
  writes: places.flatMap((place): Attempt[] => [
    { row: ({ id }) => settlingOf(place, id), may: (who) => runs(who, place) },
    { row: (who) => settlingOf(place, another(who)), may: never },
  ]),
}

const seenOf = (place: string, nth: number) => ({
  ...{ import_id: fileIn(place), nth, round_id: roundIn(place), marks: `\\x${'00'.repeat(14)}` },
})
const marks = (who: Who): boolean => takesIn(who) || destroys(who)

const answersSeen: Office = {
  ...{ table: 'answers_seen', key: ['import_id', 'nth'], rows: places.map((place) => seenOf(place, 1)) },
  ...{ reads: marks, takes: marks },
  writes: places.map((place): Attempt => ({ row: () => seenOf(place, 2), may: takesIn })),
}

export const answers: Room = {
  offices: [answersImport, answersImportLine, answersHeld, answersHeldSettling, answersSeen],
}
