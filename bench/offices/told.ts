import { elsewhere, isOfTheirPlace } from './attempts.ts'
import { curatesHere, curatesInPerson } from './curators.ts'
import { never, type Office, type Room, type Row } from './office.ts'
import { HERE, idOf, is, leadsSafety, THERE, TODAY, type Who } from './scene.ts'

// What people say of an entry of the directory, and that one is taken out of it.

/** "Read by curators of that place; what is about safety also by the safeguarding leads at its front door." */
const hears = (who: Who, row: Row): boolean =>
  isOfTheirPlace(who, row) && (curatesInPerson(who) || (isUnsafe(row) && leadsSafety(who)))

const isUnsafe = ({ unsafe, about }: Row): boolean => unsafe === true || about === 'unsafe'

/** "Anybody says how it was, or what is wrong, and a person decides it afterwards", once. */
const says = (who: Who): boolean => is(who, 'public', 'worker')

const TEACHER = `'${idOf('teacher')}'`

/** Each kind, in either place, as it waits and as it was decided. */
const inEveryState = (row: (name: string, place: string, unsafe: boolean) => Row, ended: Row): Row[] =>
  [HERE, THERE].flatMap((place) =>
    [false, true].flatMap((unsafe) => {
      const where = `${unsafe ? 'unsafe' : 'well'} ${place === HERE ? 'here' : 'there'}`
      return [
        { ...row(where, place, unsafe), ...Object.fromEntries(Object.keys(ended).map((key) => [key, null])) },
        { ...row(`${where}, decided`, place, unsafe), ...ended },
      ]
    }),
  )

/** Written by anybody in their own place, not yet decided. */
const saying = (row: (name: string, place: string, unsafe: boolean) => Row, ended: (by: string) => Row) => [
  ...[false, true].map((unsafe) => ({ row: ({ place }: Who) => row('new', place, unsafe), may: says })),
  { row: (who: Who) => row('new', elsewhere(who), false), may: never },
  { row: ({ place, id }: Who) => ({ ...row('new', place, false), ...ended(id) }), may: never },
]

const feedbackRow = (name: string, place: string, unsafe: boolean): Row => ({
  ...{ id: idOf(`feedback ${name}`), place_id: place, service_id: idOf('club'), welcome: 'yes' },
  ...{ again: 'yes', words: 'Good', unsafe },
})
const counted = (by: string): Row => ({
  ...{ decision: 'counted', reason: 'So', decided_by: by, decided_at: TODAY },
})
const decides = (by: string): string =>
  `decision = 'published', reason = 'So', decided_by = ${by}, decided_at = trellis_now()`

const feedback: Office = {
  table: 'feedback',
  rows: inEveryState(feedbackRow, counted(idOf('commissioner'))),
  reads: hears,
  acts: [
    { set: decides('actor_id()'), may: (who, row) => row.decision === null && hears(who, row) },
    { set: decides(TEACHER), may: never },
  ],
  writes: saying(feedbackRow, counted),
}

const reportRow = (name: string, place: string, unsafe: boolean): Row => ({
  ...{ id: idOf(`report ${name}`), place_id: place, service_id: idOf('club'), words: 'It moved' },
  about: unsafe ? 'unsafe' : 'where',
})
const settled = (by: string): Row => ({
  ...{ settled_as: 'mended', settled_words: 'So', settled_by: by, settled_at: TODAY },
})
const settles = (by: string): string =>
  `settled_as = 'mended', settled_words = 'So', settled_by = ${by}, settled_at = trellis_now()`

const report: Office = {
  table: 'report',
  rows: inEveryState(reportRow, settled(idOf('commissioner'))),
  reads: hears,
  acts: [
    { set: settles('actor_id()'), may: (who, row) => row.settled_at === null && hears(who, row) },
    { set: settles(TEACHER), may: never },
  ],
  writes: saying(reportRow, settled),
}

const withdrawalRow = (name: string, place: string, of: string, by: string): Row => ({
  ...{ id: idOf(name), place_id: place, service_id: idOf(of), kind: 'withdrawn', reason: 'It closed' },
  ...{ made_by: by, status_before: 'active' },
})
const undone = { undone_by: idOf('commissioner'), undone_at: TODAY }

/** "Taken out, or closed for good; put back with one button": by curators, each in their own name. */
const withdrawal: Office = {
  table: 'withdrawal',
  rows: [
    {
      ...withdrawalRow('out', HERE, 'club', idOf('commissioner')),
      ...{ undone_by: null, undone_at: null },
    },
    { ...withdrawalRow('back again', HERE, 'library', idOf('commissioner')), ...undone },
    {
      ...withdrawalRow('out there', THERE, 'club there', idOf('commissioner there')),
      ...{ undone_by: null, undone_at: null },
    },
  ],
  reads: (who, row) => curatesHere(who, row) || (isOfTheirPlace(who, row) && is(who, 'job:sweep')),
  acts: [
    {
      set: 'undone_by = actor_id(), undone_at = trellis_now()',
      may: (who, row) => row.undone_at === null && curatesHere(who, row),
    },
    { set: `undone_by = ${TEACHER}, undone_at = trellis_now()`, may: never },
  ],
  writes: [
    { row: ({ place, id }) => withdrawalRow('new', place, 'helpline', id), may: curatesInPerson },
    { row: (who) => withdrawalRow('new', elsewhere(who), 'helpline', who.id), may: never },
    { row: ({ place }) => withdrawalRow('new', place, 'helpline', idOf('teacher')), may: never },
  ],
}

export const told: Room = { offices: [feedback, report, withdrawal] }
