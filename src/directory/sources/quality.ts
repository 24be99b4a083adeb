import { type RawBuilder, sql } from 'kysely'

/** One thing that an entry should tell. */
export type Aspect = {
  key: string
  /** As in "187 of 200 say their ages". */
  told: string
  /** What a council would do about those that do not. */
  act: string
  /** Over the table `service` as s: whether it is missing. */
  missing: RawBuilder<boolean>
}

const none = (what: RawBuilder<unknown>) => sql<boolean>`not exists (${what})`
const part = (table: string, more = sql``) =>
  sql`select from ${sql.table(table)} part where part.service_id = s.id ${more}`

/** What is asked of every entry, the most useful to whoever looks first. */
export const aspects: readonly Aspect[] = [
  {
    key: 'contact',
    told: 'a way to reach them',
    act: 'Nobody can ask about these: find a phone number, an email address or a web page.',
    missing: sql<boolean>`num_nonnulls(s.phone, s.email, s.url, p.phone, p.email, p.url) = 0
      and ${none(part('service_contact'))}`,
  },
  {
    key: 'times',
    told: 'when they run',
    act: 'Nobody can just go to these: ask for days and times.',
    missing: none(part('service_schedule')),
  },
  {
    key: 'ages',
    told: 'ages',
    act: 'Nobody can tell whether they are old enough: ask who it is for.',
    missing: sql<boolean>`num_nonnulls(s.minimum_age, s.maximum_age) = 0`,
  },
  {
    key: 'cost',
    told: 'what they cost',
    act: 'Many will not ask: say what it costs, or that it is free.',
    missing: sql<boolean>`s.free is null and s.fees is null`,
  },
  {
    key: 'point',
    told: 'where on the map they are',
    act: 'These are not found by distance: add a postcode or a point.',
    missing: none(
      part('service_location', sql`and (part.latitude is not null or part.postcode is not null)`),
    ),
  },
  {
    key: 'access',
    told: 'how one gets in',
    act: 'A wheelchair user cannot tell whether they get in: ask.',
    missing: sql<boolean>`s.access_features = '{}'
      and ${none(part('service_location', sql`and part.access_notes is not null`))}`,
  },
  {
    key: 'assured',
    told: 'when they were last checked',
    act: 'Nobody says when these were made sure of: check them and say so.',
    missing: sql<boolean>`s.assured_date is null`,
  },
  {
    key: 'description',
    told: 'what they are',
    act: 'A name alone brings nobody: write two sentences.',
    missing: sql<boolean>`length(coalesce(s.description, s.summary, '')) < 40`,
  },
]

/** A list that can be taken away: those without something, or what an import said. */
export const lists = ['vanished', 'duplicates', 'old', 'held', 'refused', 'adjusted', 'told'] as const

/** Share in whole per cent, never 100 where one is missing and never 0 where one is there. */
export function shareOf(part: number, whole: number): number {
  if (whole === 0 || part === 0) return 0
  if (part === whole) return 100
  return Math.min(99, Math.max(1, Math.round((part / whole) * 100)))
}
