import { type RawBuilder, sql } from 'kysely'
import type { Weekday } from '../../words/index.ts'
import { ourTaxonomy, ourTerm } from './our-taxonomies.ts'

/** What is asked of the services given out, as in the specification's parameters. */
export type AskedOfServices = {
  search?: string
  taxonomy_term_id?: string
  taxonomy_id?: string
  /** Services whose youngest age is at least this, and whose oldest is at most that. */
  minimum_age?: number
  maximum_age?: number
  /** Times as HH:MM:SS: on at this time or later, over by that time, on this day; all of one schedule. */
  start_time?: string
  end_time?: string
  day?: Weekday
  organization_id?: string
  /** Any of these organisations. */
  organizations?: readonly string[]
  modified_after?: Date
}

/** Where it should be near: `within` in metres; without it the nearest come first and none is left out. */
export type Nearness = { latitude: number; longitude: number; within?: number }

/** What any service must be to be given out: not withdrawn, and of this place or everybody's. Of `service s`. */
export const isGivenOut = (place: string | null) =>
  sql`s.withdrawn_on is null and (s.place_id is null or s.place_id = ${place})`

/** The condition on `service s` that what was asked makes. */
export function answering(asked: AskedOfServices, place: string | null): RawBuilder<unknown> {
  const { search, minimum_age, maximum_age, organization_id, organizations, modified_after } = asked
  return sql.join(
    [
      isGivenOut(place),
      ...(search ? [sql`s.search @@ websearch_to_tsquery('english', unaccent(${search}))`] : []),
      ...filedUnder(asked),
      ...(minimum_age === undefined ? [] : [sql`s.minimum_age >= ${minimum_age}`]),
      ...(maximum_age === undefined ? [] : [sql`s.maximum_age <= ${maximum_age}`]),
      ...whenOn(asked),
      ...(organization_id ? [sql`s.provider_id = ${organization_id}::uuid`] : []),
      ...(organizations ? [sql`s.provider_id = any(${organizations}::uuid[])`] : []),
      ...(modified_after ? [sql`s.changed_at >= ${modified_after}`] : []),
    ],
    sql` and `,
  )
}

function whenOn({ start_time, end_time, day }: AskedOfServices): RawBuilder<unknown>[] {
  if (!start_time && !end_time && !day) return []
  return [
    sql`exists (select from service_schedule h where h.service_id = s.id
      ${start_time ? sql`and h.opens >= ${start_time}::time` : sql``}
      ${end_time ? sql`and h.closes <= ${end_time}::time` : sql``}
      ${day ? sql`and h.days @> array[${day}::int]` : sql``})`,
  ]
}

function filedUnder({
  taxonomy_term_id: term,
  taxonomy_id: taxonomy,
}: AskedOfServices): RawBuilder<unknown>[] {
  const ours = term ? ourTerm(term) : undefined
  const list = taxonomy ? ourTaxonomy(taxonomy) : undefined
  const byTerm = ours
    ? sql`s.${sql.ref(ours.kind)} @> array[${ours.key}]`
    : sql`s.term_ids @> array[${term}::uuid]`
  const byTaxonomy = list
    ? sql`s.${sql.ref(list)} <> '{}'`
    : sql`s.term_ids && (select array_agg(t.id) from taxonomy_term t where t.taxonomy_id = ${taxonomy}::uuid)`
  return [...(term ? [byTerm] : []), ...(taxonomy ? [byTaxonomy] : [])]
}
