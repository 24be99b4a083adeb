import type { z } from 'zod'
import {
  type Form,
  type GivenList,
  type GivenOne,
  type Giving,
  giveAtLocation,
  giveAtLocations,
  giveOrganization,
  giveOrganizations,
  giveService,
  giveServices,
  giveTaxonomies,
  giveTaxonomy,
  giveTerm,
  giveTerms,
  type Nearness,
  type Stretch,
  shapes,
} from '../directory/index.ts'
import { type Asked, Nonsense, type ParameterName } from './parameters.ts'

/** Where a typed postcode lies; why not, in a sentence, where that cannot be said. */
export type Locating = (
  postcode: string,
) => Promise<{ latitude: number; longitude: number } | { problem: string }>

/** Whoever gives: the directory, and what finds postcodes. */
export type Giver = Giving & { locating: Locating }

/** A list, with the parameters it takes and what is in it. */
export type ListEndpoint = {
  path: string
  name: string
  summary: string
  takes: readonly ParameterName[]
  listed: z.ZodType
  full?: z.ZodType
  give: (giver: Giver, asked: Asked, stretch: Stretch, form: Form) => Promise<GivenList>
}

/** One thing by its id. */
export type OneEndpoint = {
  path: string
  name: string
  summary: string
  shape: z.ZodType
  give: (giver: Giver, id: string) => Promise<GivenOne | undefined>
}

const paging = ['page', 'per_page', 'format'] as const
const amount = ['full', 'minimal', 'modified_after'] as const
const narrowing = [
  'search',
  'taxonomy_term_id',
  'taxonomy_id',
  'minimum_age',
  'maximum_age',
  'start_time',
  'end_time',
  'day',
  'organization_id',
] as const

/** Every list that is given out: the routes and the OpenAPI document both come from here. */
export const lists: readonly ListEndpoint[] = [
  {
    path: '/services',
    name: 'services',
    summary: 'Services, in short or in full.',
    takes: [...narrowing, ...amount, ...paging],
    listed: shapes.serviceListed,
    full: shapes.service,
    give: (giver, asked, stretch, form) => giveServices(giver, narrowed(asked), stretch, form),
  },
  {
    path: '/service_at_locations',
    name: 'serviceAtLocations',
    summary: 'Services at places, the nearest first where a postcode is given.',
    takes: [...narrowing, 'postcode', 'proximity', ...amount, ...paging],
    listed: shapes.serviceAtLocationListed,
    full: shapes.serviceAtLocation,
    give: async (giver, asked, stretch, form) =>
      giveAtLocations(giver, { ...narrowed(asked), near: await nearIn(giver, asked) }, stretch, form),
  },
  {
    path: '/organizations',
    name: 'organizations',
    summary: 'Organisations that run services.',
    takes: [...amount, 'full_service', ...paging],
    listed: shapes.organizationListed,
    full: shapes.organization,
    give: (giver, asked, stretch, form) => giveOrganizations(giver, asked, stretch, form),
  },
  {
    path: '/taxonomies',
    name: 'taxonomies',
    summary: 'Lists of terms that services are filed under: our own two, and those of the sources.',
    takes: paging,
    listed: shapes.taxonomy,
    give: (giver, _asked, stretch) => giveTaxonomies(giver, stretch),
  },
  {
    path: '/taxonomy_terms',
    name: 'taxonomyTerms',
    summary: 'Terms that services are filed under.',
    takes: ['taxonomy_id', ...paging],
    listed: shapes.taxonomyTerm,
    give: (giver, asked, stretch) => giveTerms(giver, asked, stretch),
  },
]

/** Every single thing that is given out. */
export const ones: readonly OneEndpoint[] = [
  {
    path: '/services/:id',
    name: 'service',
    summary: 'One service, with all that belongs to it.',
    shape: shapes.service,
    give: giveService,
  },
  {
    path: '/service_at_locations/:id',
    name: 'serviceAtLocation',
    summary: 'One service at one place, with all that belongs to both.',
    shape: shapes.serviceAtLocation,
    give: giveAtLocation,
  },
  {
    path: '/organizations/:id',
    name: 'organization',
    summary: 'One organisation with its services.',
    shape: shapes.organization,
    give: giveOrganization,
  },
  {
    path: '/taxonomies/:id',
    name: 'taxonomy',
    summary: 'One list of terms, with its terms.',
    shape: shapes.taxonomy,
    give: giveTaxonomy,
  },
  {
    path: '/taxonomy_terms/:id',
    name: 'taxonomyTerm',
    summary: 'One term.',
    shape: shapes.taxonomyTerm,
    give: giveTerm,
  },
]

const narrowed = (asked: Asked) =>
  Object.fromEntries([...narrowing, 'modified_after' as const].map((name) => [name, asked[name]]))

async function nearIn(giver: Giver, { postcode, proximity }: Asked): Promise<Nearness | undefined> {
  if (postcode === undefined) {
    if (proximity === undefined) return undefined
    throw new Nonsense('proximity', 'proximity is counted from a postcode: give postcode as well.')
  }
  const found = await giver.locating(postcode)
  if ('problem' in found) throw new Nonsense('postcode', found.problem)
  return { ...found, ...(proximity === undefined ? {} : { within: proximity }) }
}
