import { uuidV5 } from '../../words/index.ts'
import { listIn, objectIn } from '../reading/source-record.ts'
import { rawText } from '../reading/text-fields.ts'
import { asGiven } from './as-given.ts'
import type { EntryGiven, TermKept } from './given-entry.ts'
import { accessTerm, helpTerm, ourTaxonomies } from './our-taxonomies.ts'
import { shapes, type TaxonomyGiven, type TaxonomyTermGiven } from './shapes.ts'

/** A term as it is given out. */
export const termGiven = (term: TermKept): TaxonomyTermGiven => ({
  id: term.id,
  name: term.name,
  description: term.description ?? '',
  parent_id: term.parentId ?? undefined,
  taxonomy: term.taxonomyName,
  taxonomy_id: term.taxonomyId,
  term_uri: term.uri ?? undefined,
  term: term.name,
  code: term.code ?? undefined,
})

/** A taxonomy of a source as it is given out. */
export const taxonomyGiven = ({ id, name }: { id: string; name: string }): TaxonomyGiven => ({
  id,
  name,
  description: '',
})

/** Our own taxonomies, without their terms. */
export const ourTaxonomiesGiven: readonly TaxonomyGiven[] = ourTaxonomies.map(
  ({ id, name, description }) => ({
    ...{ id, name, description },
    version: '1',
  }),
)

/** The terms of our own taxonomies. */
export const ourTermsGiven: readonly TaxonomyTermGiven[] = ourTaxonomies.flatMap((taxonomy) =>
  taxonomy.terms.map(({ id, name, description }) => ({
    ...{ id, name, description },
    ...{ taxonomy: taxonomy.name, taxonomy_id: taxonomy.id, term: name },
  })),
)

const ours = new Map(ourTermsGiven.map((term) => [term.id, term]))

/** What a service is filed under: by its source, then in our own closed lists. */
export function attributesGiven({ id, terms, raw, base, helpsWith, accessFeatures }: EntryGiven) {
  const entries = raw ? listIn(raw, 'attributes') : []
  const named = terms.map((kept) => {
    const entry = entries.find((one) => {
      const term = objectIn(one, 'taxonomy_term')
      return (
        rawText(term?.id)?.toLowerCase() === kept.id ||
        (rawText(term?.name) ?? rawText(term?.term)) === kept.name
      )
    })
    const bare = attributeOf(id, termGiven(kept))
    const given = entry && asGiven(shapes.attribute, { ...entry, attributes: [] }, { id: bare.id, base })
    return given
      ? { ...given, taxonomy_term: { ...bare.taxonomy_term, ...wordOf(given.taxonomy_term) } }
      : bare
  })
  const filed = [...helpsWith.map(helpTerm), ...accessFeatures.map(accessTerm)].flatMap(
    (term) => ours.get(term) ?? [],
  )
  return [...named, ...filed.map((term) => attributeOf(id, term))]
}

const attributeOf = (service: string, term: TaxonomyTermGiven) => ({
  id: uuidV5(service, `attribute ${term.id}`),
  taxonomy_term: term,
})

const wordOf = (term: TaxonomyTermGiven | undefined) => (term?.term ? { term: term.term } : {})
