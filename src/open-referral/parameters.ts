import { z } from 'zod'
import { isUuid, storable, type Weekday } from '../words/index.ts'

/** One parameter of the specification: what it is for people, for machines, and for whoever reads its text. */
type Parameter<Value> = {
  description: string
  /** What it should be, to be read after "must be". */
  expects: string
  shape: z.ZodType
  /** Its value; undefined for nonsense. */
  read: (text: string) => Value | undefined
}

const of = <Value>(parameter: Parameter<Value>): Parameter<Value> => parameter

const number = (text: string): number | undefined =>
  /^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? Number(text) : undefined

/** The most that one page may hold; a page of nothing but ids may hold more. */
export const MOST_ON_A_PAGE = 500
export const MOST_IDS = 50_000

const whole = (least: number, most: number, description: string) =>
  of({
    description,
    expects: `a whole number from ${least} to ${most.toLocaleString('en-GB')}`,
    shape: z.int().min(least).max(most),
    read: (text) => {
      const value = number(text)
      return value !== undefined && Number.isInteger(value) && value >= least && value <= most
        ? value
        : undefined
    },
  })

const uuid = (description: string) =>
  of({
    description,
    expects: 'a UUID',
    shape: z.uuid(),
    read: (text) => (isUuid(text) ? text.toLowerCase() : undefined),
  })

const yes = (description: string) =>
  of({
    description,
    expects: 'true or false',
    shape: z.boolean(),
    read: (text) => (/^(?:true|1)$/i.test(text) ? true : /^(?:false|0)$/i.test(text) ? false : undefined),
  })

const age = (description: string) =>
  of({
    description,
    expects: 'an age from 0 to 120',
    shape: z.number().min(0).max(120),
    read: (text) => {
      const value = number(text)
      return value !== undefined && value <= 120 ? value : undefined
    },
  })

const clock = (description: string) =>
  of({
    description,
    expects: 'a time, as in 16:30',
    shape: z.string().regex(/^\d\d:\d\d(:\d\d)?$/),
    read: (text) => {
      const [, hours = '', minutes = '', seconds = '00'] = /^(\d\d?):(\d\d)(?::(\d\d))?$/.exec(text) ?? []
      const real = hours !== '' && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60
      return real ? `${hours.padStart(2, '0')}:${minutes}:${seconds}` : undefined
    },
  })

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** A moment with its zone, or a day, which begins at midnight UTC. A plus in an address may have become a space. */
function momentIn(text: string): Date | undefined {
  const typed = text.replace(/ (?=\d\d:?\d\d$)/, '+')
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i.test(typed))
    return undefined
  const zoned = /T/i.test(typed) && !/(?:Z|[+-]\d\d:?\d\d)$/i.test(typed) ? `${typed}Z` : typed
  const moment = new Date(zoned)
  const [year, month, day] = typed.slice(0, 10).split('-').map(Number)
  const real = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day)).getUTCDate() === day
  return !Number.isNaN(moment.getTime()) && real && (year ?? 0) >= 1900 ? moment : undefined
}

/** Every parameter that some list takes, as in the specification. */
export const parameters = {
  search: of({
    description: 'Words to look for. Quoted words belong together; a minus before a word leaves it out.',
    expects: 'words, 200 characters at most',
    shape: z.string().max(200),
    read: (text) => (text.length <= 200 ? text : undefined),
  }),
  page: whole(1, 1_000_000, 'Which page; the first one is 1.'),
  per_page: whole(
    1,
    MOST_IDS,
    `How many on a page: 50 unless told, ${MOST_ON_A_PAGE} at most (${MOST_IDS.toLocaleString('en-GB')} with minimal).`,
  ),
  taxonomy_term_id: uuid('Filed under this term.'),
  taxonomy_id: uuid('Filed under any term of this taxonomy.'),
  minimum_age: age('The youngest age it is for is at least this. Those that do not say are left out.'),
  maximum_age: age('The oldest age it is for is at most this. Those that do not say are left out.'),
  start_time: clock('Begins at this time or later.'),
  end_time: clock('Is over by this time.'),
  day: of({
    description: 'On this day of the week, as in MO or Monday.',
    expects: 'a day, as in MO or Monday',
    shape: z.enum(days),
    read: (text) => {
      const at = Math.max(
        days.indexOf(text.toUpperCase()),
        weekdays.findIndex((day) => text.length >= 3 && day.startsWith(text.toLowerCase())),
      )
      return at < 0 ? undefined : ((at + 1) as Weekday)
    },
  }),
  organization_id: uuid('Run by this organisation.'),
  modified_after: of({
    description:
      'Changed then or later. With nothing else asked, /services also says which were withdrawn since: status defunct and no more.',
    expects: 'a date or a time, as in 2026-11-25 or 2026-11-25T16:30:00Z',
    shape: z.iso.datetime({ offset: true }),
    read: momentIn,
  }),
  postcode: of({
    description:
      'Near this postcode: the nearest first. Services here do not say which areas they are for, so none is left out unless proximity is given.',
    expects: 'a postcode',
    shape: z.string().max(60),
    read: (text) => (text.length <= 60 ? text : undefined),
  }),
  proximity: of({
    description: 'Within so many metres of the postcode.',
    expects: 'metres, from 1 to 500000',
    shape: z.number().min(1).max(500_000),
    read: (text) => {
      const value = number(text)
      return value !== undefined && value >= 1 && value <= 500_000 ? value : undefined
    },
  }),
  minimal: yes('Only ids, and when each changed.'),
  full: yes('Everything that belongs to each.'),
  full_service: yes('Each organisation with its services in full; the same as full.'),
  format: of({
    description: 'json, or ndjson: all of them, one to a line, without pages.',
    expects: 'json or ndjson',
    shape: z.enum(['json', 'ndjson']),
    read: (text) => (['json', 'ndjson'] as const).find((known) => known === text.toLowerCase()),
  }),
}

export type ParameterName = keyof typeof parameters
/** What was asked, each only where it was given. */
export type Asked = { [Name in ParameterName]?: NonNullable<ReturnType<(typeof parameters)[Name]['read']>> }

/** What was asked of a parameter makes no sense, and what would. */
export class Nonsense extends Error {
  readonly parameter: ParameterName
  constructor(parameter: ParameterName, message: string) {
    super(message)
    this.parameter = parameter
  }
}

/**
 * Reads an address's query for a list that takes these parameters. An empty value counts as none, and what is in no
 * specification is passed over. Throws Nonsense for a value that is none, for one given twice, and for a parameter
 * of the specification that this list does not take: nobody should mistake a whole list for a narrowed one.
 */
export function askedIn(query: URLSearchParams, takes: readonly ParameterName[]): Asked {
  const asked: Record<string, unknown> = {}
  for (const name of Object.keys(parameters) as ParameterName[]) {
    const given = query
      .getAll(name)
      .map((text) => storable(text).trim())
      .filter((text) => text !== '')
    const [text] = given
    if (text === undefined) continue
    if (!takes.includes(name)) throw new Nonsense(name, `${name} cannot be asked of this list.`)
    if (given.length > 1) throw new Nonsense(name, `${name} is given ${given.length} times: give it once.`)
    const { read, expects } = parameters[name]
    const value = read(text)
    if (value === undefined)
      throw new Nonsense(name, `${name} must be ${expects}, not “${text.slice(0, 60)}”.`)
    asked[name] = value
  }
  return asked as Asked
}
