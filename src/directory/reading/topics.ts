import { idFromSource, isUuid } from '../../words/index.ts'
import { isOurTerm } from '../open-referral/our-taxonomies.ts'
import { urlOf } from './contact-fields.ts'
import type { Fields } from './feed.ts'
import { listIn, objectIn } from './source-record.ts'
import { lineOf, type Notes, paragraphOf, rawText } from './text-fields.ts'

/** A term that a source files a service under. */
export type ReadTerm = {
  id: string
  name: string
  description: string | null
  parentId: string | null
  uri: string | null
  code: string | null
  taxonomy: { id: string; name: string }
}

type From = { source: string; base: string | null }

/** The terms a source files a service under, for search and for giving out again. At most 60, each once. */
export function termsOf(record: Fields, from: From, notes: Notes): ReadTerm[] {
  const given = termsIn(record).filter((term) => !isOurTerm(rawText(term.id)))
  const terms = [...given.map((term) => termIn(term, from, notes)), ...namedTerms(record, from, notes)]
  const named = terms.filter((term): term is ReadTerm => term !== null)
  return named.filter(({ id }, at) => named.findIndex((one) => one.id === id) === at).slice(0, 60)
}

/** The ids of the terms that a record is filed under, as they stand in it. */
export const termIdsIn = (record: Fields): string[] =>
  termsIn(record)
    .map((term) => rawText(term.id)?.toLowerCase())
    .filter((id) => id !== undefined)

const termsIn = (record: Fields): Fields[] => [
  ...listIn(record, 'attributes').map((entry) => objectIn(entry, 'taxonomy_term') ?? {}),
  ...listIn(record, 'service_taxonomys', 'link_taxonomies').map((entry) => objectIn(entry, 'taxonomy') ?? {}),
  ...listIn(record, 'taxonomies', 'taxonomy_terms'),
]

function termIn(term: Fields, from: From, notes: Notes): ReadTerm | null {
  const name = lineOf(term.name ?? term.term, 'topic', notes)
  if (name === null) return null
  const within = objectIn(term, 'taxonomy_detail')
  const taxonomy =
    lineOf(term.taxonomy ?? within?.name ?? term.vocabulary, 'taxonomy', []) ?? `Topics of ${from.source}`
  const originalId = rawText(term.id)
  const parent = rawText(term.parent_id)
  return {
    // An id of no form may be used for another name as well: the two are told apart.
    id: idFromSource(
      from.source,
      originalId && isUuid(originalId) ? originalId : `term ${taxonomy}: ${name}`,
    ),
    name,
    description: paragraphOf(term.description, 'description of a topic', []),
    parentId: parent && isUuid(parent) ? parent.toLowerCase() : null,
    uri: urlOf(term.term_uri, from.base, 'address of a topic', []),
    code: lineOf(term.code, 'code of a topic', []),
    taxonomy: {
      id: idFromSource(from.source, taxonomyId(term.taxonomy_id ?? within?.id) ?? `taxonomy ${taxonomy}`),
      name: taxonomy,
    },
  }
}

function taxonomyId(value: unknown): string | undefined {
  const id = rawText(value)
  return id && isUuid(id) ? id : undefined
}

// Audiences and kinds of one publisher of feeds (PlaceCube, as in North Lincolnshire's).
function namedTerms(record: Fields, from: From, notes: Notes): (ReadTerm | null)[] {
  const audiences = listIn(record, 'pc_targetAudience').flatMap((entry) =>
    (lineOf(entry.audienceType, 'topic', notes) ?? '').split('>'),
  )
  const kind = lineOf(record.deliverable_type, 'topic', notes)
  return [...audiences, kind].map((name) => (name?.trim() ? termIn({ name }, from, notes) : null))
}

/** The languages a service is given in, as the source names them. */
export function languagesOf(record: Fields, notes: Notes): string[] {
  const names = listIn(record, 'languages').map((entry) =>
    lineOf(entry.name ?? entry.language ?? entry.code, 'language', notes),
  )
  return [...new Set(names.filter((name): name is string => name !== null))].slice(0, 30)
}
