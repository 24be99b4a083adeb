import { never, type Office, type Room, type Row } from './office.ts'
import { idOf, is, runsSurveys, TODAY, type Who } from './scene.ts'
import { pupils, runsHere, schoolId, works } from './surveys.ts'

// What jobs and commands may do with what is somebody's: everybody else is asked about these tables in the worlds.

/** "Names and keys go on their day, by one job", in every place: it takes them away, and writes and changes nothing. */
const destroys = (who: Who): boolean => is(who, 'job:destroy-names')

/** "Files of answers are taken in by a command", which replaces what it took in before. */
const imports = (who: Who): boolean => is(who, 'operator:surveys-import')

/** "Whoever publishes counts what was handed in." */
const publishes = (who: Who): boolean => is(who, 'job:publish', 'operator:surveys-publish')

type Given = { table: string; rows: readonly Row[]; key?: readonly string[]; set?: string; added: Row }

const ofDestroyer = ({ set, added, ...office }: Given): Office => ({
  ...{ ...office, asks: works, reads: destroys, takes: destroys },
  acts: set ? [{ set, may: never }] : [],
  writes: [{ row: () => added, may: never }],
})

const slipOf = (
  id: string,
  nth: number,
  { survey, school }: Pick<(typeof pupils)[number], 'survey' | 'school'>,
) => ({
  ...{ id, round_id: survey, round_school_id: school, year_group: 9, code_hash: `\\x0${nth}` },
})
const here = { survey: idOf('survey here'), school: schoolId('school') }
const there = { survey: idOf('survey there'), school: schoolId('school there', 'survey there') }
const named = { survey: idOf('named survey'), school: schoolId('school', 'named survey') }

const somebody = { given_name: 'x', family_name: 'x', year_group: 9 }
const listed = (of: string, school: string): Row => ({
  ...{ id: idOf(`pupil of ${of}`), round_school_id: school, reference: of, ...somebody },
})
const refused = (of: string, school: string): Row => ({
  ...{ id: idOf(`no for ${of}`), round_school_id: school, ...somebody },
})

const names: readonly Office[] = [
  ofDestroyer({
    ...{ table: 'round_code', rows: pupils.map((one, nth) => slipOf(one.who.id, nth, one)) },
    ...{ set: 'taken_back_at = trellis_now()', added: slipOf(idOf('new slip'), 9, here) },
  }),
  ofDestroyer({
    ...{ table: 'round_pupil', rows: pupils.map(({ who, school }) => listed(who.name, school)) },
    ...{ set: "class = 'x'", added: listed('new', here.school) },
  }),
  ofDestroyer({
    ...{ table: 'round_key', key: ['code_id'] },
    rows: pupils.slice(1).map(({ who }) => ({ code_id: who.id, pupil_id: idOf(`pupil of ${who.name}`) })),
    added: { code_id: idOf('slip'), pupil_id: idOf('pupil of slip') },
  }),
  ofDestroyer({
    ...{ table: 'round_parent_no', rows: pupils.map(({ who, school }) => refused(who.name, school)) },
    ...{ set: 'settled_at = trellis_now()', added: refused('new', here.school) },
  }),
]

const answersOf = (name: string, { survey, school }: typeof here, more: Row = {}): Row => ({
  ...{ id: idOf(name), round_id: survey, round_school_id: school, year_group: 9, answers: '\\x01', ...more },
})

const answers: Office = {
  ...{ table: 'round_answers', asks: (who) => works(who) || runsSurveys(who) },
  rows: [
    answersOf('named slip', named),
    answersOf('other named slip', named),
    answersOf('imported', here, { import_id: idOf('import') }),
  ],
  reads: (who) => destroys(who) || publishes(who) || imports(who),
  acts: [{ set: 'at_item = 1', may: never }],
  takes: (who, { import_id }) => destroys(who) || (imports(who) && import_id !== undefined),
  writes: [
    { row: () => answersOf('new', here), may: imports },
    // "A row that was held is put right by whoever runs the surveys": that row, of that file.
    ...[
      { row: answersOf('held here', here, { import_id: idOf('file here') }), held: true },
      { row: answersOf('held here', here, { import_id: idOf('file there') }), held: false },
      { row: answersOf('held here', named, { import_id: idOf('file here') }), held: false },
      { row: answersOf('new', here, { import_id: idOf('file here') }), held: false },
      { row: answersOf('held there', there, { import_id: idOf('file there') }), held: true },
    ].map(({ row, held }) => ({
      row: () => row,
      may: (who: Who) => imports(who) || (held && runsHere(who, row.round_id)),
    })),
  ],
}

const refusals: Office = {
  ...{ table: 'round_refusal', key: ['code_id'], asks: works },
  rows: [{ code_id: idOf('slip'), round_id: here.survey, said_on: TODAY }],
  reads: publishes,
  // Who says no after all, or yes, is a pupil.
  takes: never,
}

export const namesRoom: Room = { offices: [...names, answers, refusals] }
