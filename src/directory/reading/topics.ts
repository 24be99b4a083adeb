import type { Fields } from './feed.ts'
import { listIn, objectIn } from './source-record.ts'
import { lineOf, type Notes } from './text-fields.ts'

/** The names of the taxonomy terms a source files a service under, for search. At most 60. */
export function topicsOf(record: Fields, notes: Notes): string[] {
  const terms = [
    ...listIn(record, 'attributes').map((entry) => objectIn(entry, 'taxonomy_term') ?? {}),
    ...listIn(record, 'service_taxonomys', 'link_taxonomies').map(
      (entry) => objectIn(entry, 'taxonomy') ?? {},
    ),
    ...listIn(record, 'taxonomies', 'taxonomy_terms'),
  ].map((term) => lineOf(term.name ?? term.term, 'topic', notes))
  // Audiences and kinds of one publisher of feeds (PlaceCube, as in North Lincolnshire's).
  const audiences = listIn(record, 'pc_targetAudience').flatMap((entry) =>
    (lineOf(entry.audienceType, 'topic', notes) ?? '').split('>'),
  )
  const all = [...terms, ...audiences, lineOf(record.deliverable_type, 'topic', notes)]
  const named = all.map((topic) => topic?.trim()).filter((topic): topic is string => Boolean(topic))
  return [...new Set(named)].slice(0, 60)
}

/** The languages a service is given in, as the source names them. */
export function languagesOf(record: Fields, notes: Notes): string[] {
  const names = listIn(record, 'languages').map((entry) =>
    lineOf(entry.name ?? entry.language ?? entry.code, 'language', notes),
  )
  return [...new Set(names.filter((name): name is string => name !== null))].slice(0, 30)
}
