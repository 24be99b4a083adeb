import { en, uuidV5 } from '../../words/index.ts'
import { type AccessFeature, accessFeatures, type HelpsWith, helpsWith } from '../facets.ts'

/** The namespace of our own terms' ids, chosen once, never to change: the same in every Trellis. */
const TERMS = '3d1f2a86-5c07-4c1e-8a55-9e0b7a6f4c21'

const { taxonomies } = en.openReferral

const termOf = (kind: 'helps_with' | 'access', key: string) => uuidV5(TERMS, `${kind} ${key}`)

/** The term of one thing that a service may be good for. */
export const helpTerm = (help: HelpsWith): string => termOf('helps_with', help)
/** The term of one thing that a service may have for access needs. */
export const accessTerm = (feature: AccessFeature): string => termOf('access', feature)

/** Our two closed lists as taxonomies of Open Referral: what a service helps with, and what it has for access. */
export const ourTaxonomies = [
  {
    id: uuidV5(TERMS, 'helps_with'),
    ...taxonomies.helpsWith,
    terms: helpsWith.map((key) => ({ id: helpTerm(key), key, ...taxonomies.helps[key] })),
  },
  {
    id: uuidV5(TERMS, 'access'),
    ...taxonomies.access,
    terms: accessFeatures.map((key) => ({ id: accessTerm(key), key, ...taxonomies.features[key] })),
  },
] as const

const helpOf = new Map(ourTaxonomies[0].terms.map(({ id, key }) => [id, key]))
const featureOf = new Map(ourTaxonomies[1].terms.map(({ id, key }) => [id, key]))

/** Whether an id in a record is that of one of our own terms: another Trellis wrote it. */
export const isOurTerm = (id: string | null): boolean =>
  id !== null && (helpOf.has(id.toLowerCase()) || featureOf.has(id.toLowerCase()))

/** What these terms say, of the closed list, that a service helps with. */
export const helpsIn = (ids: readonly string[]): HelpsWith[] =>
  ids.map((id) => helpOf.get(id)).filter((help) => help !== undefined)

/** What these terms say, of the closed list, that a service has for access. */
export const featuresIn = (ids: readonly string[]): AccessFeature[] =>
  ids.map((id) => featureOf.get(id)).filter((feature) => feature !== undefined)

/** What one of our terms stands for: the closed list and the name in it. */
export function ourTerm(
  id: string,
): { kind: 'helps_with'; key: HelpsWith } | { kind: 'access_features'; key: AccessFeature } | undefined {
  const help = helpOf.get(id)
  if (help) return { kind: 'helps_with', key: help }
  const feature = featureOf.get(id)
  return feature && { kind: 'access_features', key: feature }
}

/** Which closed list a taxonomy of ours is. */
export const ourTaxonomy = (id: string): 'helps_with' | 'access_features' | undefined =>
  id === ourTaxonomies[0].id ? 'helps_with' : id === ourTaxonomies[1].id ? 'access_features' : undefined
