import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestDatabase } from '../../database/testing.ts'
import { importDirectory } from '../../directory/index.ts'
import { officialFolder, openDirectory } from '../testing.ts'

type Fields = Record<string, unknown>

/** Everything that is given out, in full: page after page. */
export async function givenOut(db: TestDatabase): Promise<Fields[]> {
  const ask = openDirectory(db.kysely)
  const all: Fields[] = []
  for (let page = 1; ; page++) {
    const { json } = await ask(`/services?full=true&per_page=500&page=${page}`)
    all.push(...json.contents)
    if (json.last_page) return all
  }
}

/** Takes records in under a name, as a source's whole list. */
export const takeIn = (db: TestDatabase, records: readonly unknown[], source: string) =>
  importDirectory(db.kysely, records, {
    ...{ source, place: null, whole: true },
    now: new Date('2026-11-24T09:00:00Z'),
  })

/** All that is stored of services, save what says where they came from and when. */
export async function stored(db: TestDatabase): Promise<Map<string, Fields>> {
  const parts = ['location', 'schedule', 'contact']
    .map(
      (
        part,
      ) => `'${part}s', (select jsonb_agg(to_jsonb(x) - '{original_id,link_id,at}'::text[] order by x.position)
        from service_${part} x where x.service_id = s.id)`,
    )
    .join(', ')
  const { rows } = await db.owner.query<{ id: string; entry: Fields }>(`
    select s.id, to_jsonb(s)
        - '{source_id,original_id,digest,raw,first_seen,last_seen,changed_at,at}'::text[]
        || jsonb_build_object(${parts}, 'provider', to_jsonb(p) - '{source_id,original_id,changed_at}'::text[],
          'terms', (select jsonb_agg(to_jsonb(t) || jsonb_build_object('taxonomy', x.name) order by t.id)
            from taxonomy_term t join taxonomy x on x.id = t.taxonomy_id where t.id = any(s.term_ids))) as entry
      from service s left join provider p on p.id = s.provider_id`)
  return new Map(rows.map(({ id, entry }) => [id, entry]))
}

type Schema = { type?: string; format?: string; properties?: Record<string, Schema>; items?: Schema }

const compiled = (): Schema =>
  JSON.parse(
    readFileSync(join(officialFolder, 'uk-profile-cc-by-sa/schema/compiled/service.json'), 'utf8'),
  ) as Schema

// What is left out on purpose: people's names, and what the nesting says already.
const leftOut = /\.(?:name|attention)$/
const people = new Set(['contacts.name', 'service_at_locations.location.addresses.attention'])
const repeated = /(?:^|\.)(?:service_id|location_id|link_id|taxonomy_term_id|organization_id|phone_id)$/

/** Every field of the specification that a record has and what was given out of it has not, or not meaning the same. */
export function lostFrom(record: Fields, given: Fields): string[] {
  return lost(compiled(), record, given, '')
}

function lost(schema: Schema, before: unknown, after: unknown, path: string): string[] {
  if (empty(before) || repeated.test(path) || (leftOut.test(path) && people.has(path))) return []
  if (schema.type === 'array') {
    const [was, is] = [before, after].map((list) => (Array.isArray(list) ? list : [])) as [
      unknown[],
      unknown[],
    ]
    return was.flatMap((one, at) => lost(schema.items ?? {}, one, partner(one, is) ?? is[at], path))
  }
  if (schema.properties) {
    const [was, is] = [before, after].map((one) => (one ?? {}) as Fields) as [Fields, Fields]
    return Object.entries(schema.properties).flatMap(([name, inner]) =>
      lost(inner, was[name], is[name], path === '' ? name : `${path}.${name}`),
    )
  }
  if (
    schema.format === 'uuid' &&
    !/^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i.test(String(before))
  )
    return []
  return meaning(before) === meaning(after)
    ? []
    : [`${path}: ${JSON.stringify(before)?.slice(0, 80)} → ${JSON.stringify(after)?.slice(0, 80)}`]
}

const partner = (one: unknown, others: unknown[]) =>
  others.find(
    (other) => (other as Fields | null)?.id === (one as Fields | null)?.id && (one as Fields | null)?.id,
  )

const empty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.replace(/<[^>]*>|&nbsp;|\s/g, '') === '')

/** The words without markup, spacing, case and a last full stop; addresses without a last slash; times without seconds. */
const meaning = (value: unknown): string =>
  String(value)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? ' ')
    .replace(/^https?:\/\//i, '')
    .replace(/^(\d\d:\d\d)(?::\d\d)?$/, '$1')
    .replace(/[\s\u200b-]+/g, '')
    .replace(/[/.]$/, '')
    .toLowerCase()

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
