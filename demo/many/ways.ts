import { postcodeAt } from '../geography/saltmere.ts'
import type { Person } from '../telling/person.ts'

/** One way through programmes, and how many young people went it. */
export type Way = {
  by: string
  through: readonly [string] | readonly [string, string]
  people: number
  ages: readonly [from: number, to: number]
  care?: string
}

const winifred = 'Winifred Achterberg'
const cormac = 'Cormac Delahunt'

const ways: readonly Way[] = [
  { by: winifred, through: ['connect-together'], people: 28, ages: [9, 16] },
  { by: winifred, through: ['connect-together', 'grit'], people: 34, ages: [11, 17] },
  {
    by: winifred,
    through: ['care-leavers', 'connect-together'],
    people: 8,
    ages: [16, 17],
    care: 'care_leaver',
  },
  { by: winifred, through: ['space', 'connect-together'], people: 15, ages: [6, 15] },
  { by: winifred, through: ['connect-together', 'space'], people: 7, ages: [6, 15] },
  { by: cormac, through: ['link'], people: 22, ages: [8, 16] },
  { by: cormac, through: ['link', 'wellbeing-while-waiting'], people: 18, ages: [11, 17] },
  { by: cormac, through: ['wellbeing-while-waiting', 'link'], people: 14, ages: [11, 17] },
  { by: cormac, through: ['wellbeing-while-waiting'], people: 12, ages: [11, 17] },
]

/** Where a place in a group is asked for; whoever goes there is through by now, and its groups are told in stories. */
export const hasPlaces = 'grit'

/** When one lot of them asked, was taken on, went on to what came next, and ended, in working days ago; null while it goes on. */
export type Wave = { asked: number; takenOn: number; wentOn: number; ended: number | null }

/** The lots in which they came. */
export const waves: readonly Wave[] = [
  { asked: 138, takenOn: 135, wentOn: 93, ended: 63 },
  { asked: 118, takenOn: 115, wentOn: 73, ended: 43 },
  { asked: 98, takenOn: 95, wentOn: 53, ended: 29 },
  { asked: 51, takenOn: 48, wentOn: 23, ended: null },
]

/** Somebody of the many. */
export type Met = {
  way: Way
  wave: Wave
  /** Which of all, from 0. */
  nth: number
  person: Person
  /** What their record says of them, by its column. */
  facts: Readonly<Record<string, string | null>>
}

const firsts = [
  ...['Ada', 'Bilal', 'Cerys', 'Dilan', 'Effie', 'Farah', 'Gus', 'Hana', 'Ibrahim', 'Jessamy'],
  ...['Kofi', 'Lena', 'Mabel', 'Nico', 'Osian', 'Petra', 'Rafi', 'Suki', 'Tariq', 'Una'],
]
const lasts = [
  ...['Arkley', 'Bhamra', 'Coverdale', 'Dunmore', 'Esposito', 'Farnaby', 'Gilchrist'],
  ...['Hussain', 'Ivanova', 'Jessop', 'Kavanagh', 'Lockwood', 'Mbeki'],
]

const oneOf = <T>(all: readonly T[], at: number): T => all[at % all.length] as T

// Every first name meets every last name once.
const nameOf = (nth: number): string =>
  `${oneOf(firsts, nth)} ${oneOf(lasts, nth + Math.floor(nth / firsts.length))}`

const homes = [
  ...[
    [120, 300],
    [-640, 420],
    [480, -520],
    [-1_900, 120],
    [260, 980],
    [-320, -760],
  ],
  ...[
    [820, 260],
    [-980, -180],
    [60, 1_400],
  ],
] as [number, number][]

/** Everybody, in the order in which they came. */
export const everybody: readonly Met[] = ways
  .flatMap((way) => Array.from({ length: way.people }, () => way))
  .map((way, nth) => {
    const [youngest, oldest] = way.ages
    return {
      ...{ way, nth, wave: oneOf(waves, nth) },
      person: {
        ...{ name: nameOf(nth), age: youngest + 0.5 + (nth % (oldest - youngest + 1)), tell: 'email' },
        matters: oneOf(['My friends.', 'Music.', 'Being outside.', 'My family.', 'Drawing.'], nth),
      },
      facts: {
        sex: oneOf(['female', 'male', 'female', 'male', 'male', 'female', null], nth),
        ethnic_group: oneOf(
          ['White British', 'White British', 'Asian', 'White', 'Black African', 'White Irish', 'Mixed', null],
          nth,
        ),
        special_needs: oneOf([null, 'Support at school', null, 'EHC plan', 'Support in lessons'], nth),
        care_status: way.care ?? oneOf(['not_in_care', 'not_in_care', 'looked_after', 'not_in_care'], nth),
        postcode: postcodeAt(...oneOf(homes, nth)),
      },
    }
  })
