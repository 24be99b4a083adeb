import type { AskedOfServices, Nearness } from './asked.ts'
import type { ProviderKept } from './given-entry.ts'
import { organizationListed, organizationNested } from './organization.ts'
import {
  atLocationGiven,
  atLocationListed,
  minimalOf,
  serviceGiven,
  serviceListed,
  withdrawnStub,
} from './service-given.ts'
import * as store from './store.ts'
import { ourTaxonomiesGiven, ourTermsGiven, taxonomyGiven, termGiven } from './taxonomy.ts'
import * as kept from './terms-store.ts'
import { written } from './written.ts'

/** How much of each thing: what lists give, everything, or only which it is and when it changed. */
export type Form = 'listed' | 'full' | 'minimal'

/**
 * A stretch of a list: how many there are in all, these, when the newest of these last changed, and after which to go on
 * (a stretch that is asked for that way is not counted).
 */
export type GivenList = { total: number; contents: unknown[]; changedAt?: Date; last?: string }

/** One thing that is given out, and when it last changed. */
export type GivenOne = { content: unknown; changedAt?: Date }

export type Giving = store.Given & {
  /** Where people see this directory, without a trailing slash. */
  origin: string
}

// More than any organisation, taxonomy or day of withdrawals has.
const ALL = { limit: 10_000, offset: 0 }

const newest = (rows: readonly { changedAt: Date }[]): Date | undefined =>
  rows.reduce<Date | undefined>((so, { changedAt }) => (so && so > changedAt ? so : changedAt), undefined)

const counted = (stretch: store.Stretch, count: () => Promise<number>): Promise<number> =>
  stretch.after === undefined ? count() : Promise.resolve(0)

/** Services, in the order of their ids. Asked only what has changed, it says of withdrawn ones that they are gone. */
export async function giveServices(
  giving: Giving,
  asked: AskedOfServices,
  stretch: store.Stretch,
  form: Form,
): Promise<GivenList> {
  const there = await counted(stretch, () => store.countServices(giving, asked))
  const found = await stretchOfServices(giving, asked, stretch, form)
  const since = onlyChanges(asked)
  if (!since) return { total: there, ...found }
  const total = there + (await counted(stretch, () => store.countWithdrawn(giving, since)))
  const left = stretch.limit - found.contents.length
  if (left === 0) return { total, ...found }
  const offset = Math.max(0, stretch.offset - there)
  const gone = await store.withdrawnSince(
    giving,
    since,
    stretch.after === undefined ? { limit: left, offset } : ALL,
  )
  const changedAt = newest([...gone, ...(found.changedAt ? [{ changedAt: found.changedAt }] : [])])
  const stubs = gone.map((row) => (form === 'minimal' ? minimalOf(row) : withdrawnStub(row)))
  return { total, contents: [...found.contents, ...stubs], changedAt }
}

async function stretchOfServices(giving: Giving, asked: AskedOfServices, stretch: store.Stretch, form: Form) {
  const told = <Row extends { id: string; changedAt: Date }>(
    rows: readonly Row[],
    give: (row: Row) => unknown,
  ) => ({ contents: rows.map((row) => written(give(row))), changedAt: newest(rows), last: rows.at(-1)?.id })
  if (form === 'minimal') return told(await store.servicesMinimal(giving, asked, stretch), minimalOf)
  if (form === 'listed') return told(await store.servicesListed(giving, asked, stretch), serviceListed)
  const rows = await store.servicesGiven(giving, asked, stretch)
  return told(rows, (row) => serviceGiven(row, giving.origin))
}

/** Since when, where nothing else narrows the list: a search cannot find what is gone. */
function onlyChanges({ modified_after, ...others }: AskedOfServices): Date | undefined {
  return Object.values(others).every((value) => value === undefined) ? modified_after : undefined
}

/** One service with all its parts. */
export async function giveService(giving: Giving, id: string): Promise<GivenOne | undefined> {
  const entry = await store.serviceGivenOut(giving, id)
  return entry && { content: written(serviceGiven(entry, giving.origin)), changedAt: entry.changedAt }
}

/** Services at places: the nearest first where it was asked near what, else in the order of their ids. */
export async function giveAtLocations(
  giving: Giving,
  { near, ...asked }: AskedOfServices & { near?: Nearness },
  stretch: store.Stretch,
  form: Form,
): Promise<GivenList> {
  const total = await counted(stretch, () => store.countAtLocations(giving, asked, near))
  if (form === 'full') {
    const rows = await store.atLocationsGiven(giving, asked, stretch, near)
    const contents = rows.map((row) => written(atLocationGiven(row, giving.origin)))
    const last = near ? undefined : rows.at(-1)?.place.id
    return { total, contents, changedAt: newest(rows.map(({ entry }) => entry)), last }
  }
  const rows = await store.atLocationsListed(giving, asked, stretch, near)
  const entries = rows.map(({ entry }) => entry)
  const contents = rows.map((row) =>
    form === 'minimal'
      ? minimalOf({ ...atLocationListed(row), changedAt: row.entry.changedAt })
      : written(atLocationListed(row)),
  )
  return { total, contents, changedAt: newest(entries), last: near ? undefined : rows.at(-1)?.place.id }
}

/** One service at one place. */
export async function giveAtLocation(giving: Giving, id: string): Promise<GivenOne | undefined> {
  const at = await store.atLocationGivenOut(giving, id)
  return at && { content: written(atLocationGiven(at, giving.origin)), changedAt: at.entry.changedAt }
}

/** Organisations that run something here, in the order of their ids. */
export async function giveOrganizations(
  giving: Giving,
  { modified_after: since }: { modified_after?: Date },
  stretch: store.Stretch,
  form: Form,
): Promise<GivenList> {
  const total = await counted(stretch, () => store.countProviders(giving, since))
  const rows = await store.providersListed(giving, stretch, since)
  const contents: unknown[] =
    form === 'full'
      ? await withServices(giving, rows)
      : rows.map((row) => (form === 'minimal' ? minimalOf(row) : written(organizationListed(row))))
  return { total, contents, changedAt: newest(rows), last: rows.at(-1)?.id }
}

/** One organisation with its services. */
export async function giveOrganization(giving: Giving, id: string): Promise<GivenOne | undefined> {
  const provider = await store.providerGivenOut(giving, id)
  if (!provider) return undefined
  const [content] = await withServices(giving, [provider])
  return { content, changedAt: provider.changedAt }
}

async function withServices(giving: Giving, providers: readonly ProviderKept[]): Promise<unknown[]> {
  const organizations = providers.map(({ id }) => id)
  const entries = await store.servicesGiven(giving, { organizations }, ALL)
  return providers.map((provider) => {
    const its = entries.filter((entry) => entry.provider?.id === provider.id)
    const from = its.find(({ raw }) => raw) ?? { raw: null, sourceName: null, base: null }
    return written({
      ...organizationNested(provider, from),
      services: its.map((entry) => ({ ...serviceGiven(entry, giving.origin), organization: undefined })),
    })
  })
}

/** Our own closed lists first, then the taxonomies that sources brought. */
export async function giveTaxonomies(giving: Giving, { limit, offset }: store.Stretch): Promise<GivenList> {
  const ours = ourTaxonomiesGiven.slice(offset, offset + limit)
  const { taxonomies } = await kept.countTerms(giving)
  const rest = { limit: limit - ours.length, offset: Math.max(0, offset - ourTaxonomiesGiven.length) }
  const others = await kept.taxonomiesKept(giving, rest)
  return {
    total: ourTaxonomiesGiven.length + taxonomies,
    contents: [...ours, ...others.map((one) => written(taxonomyGiven(one)))],
  }
}

/** One taxonomy with its terms. */
export async function giveTaxonomy(giving: Giving, id: string): Promise<GivenOne | undefined> {
  const own = ourTaxonomiesGiven.find((taxonomy) => taxonomy.id === id)
  if (own)
    return { content: { ...own, taxonomy_terms: ourTermsGiven.filter((term) => term.taxonomy_id === id) } }
  const taxonomy = await kept.taxonomyKept(giving, id)
  if (!taxonomy) return undefined
  const terms = await kept.termsKept(giving, ALL, id)
  return { content: written({ ...taxonomyGiven(taxonomy), taxonomy_terms: terms.map(termGiven) }) }
}

/** Our own terms first, then those that sources brought. */
export async function giveTerms(
  giving: Giving,
  asked: { taxonomy_id?: string },
  { limit, offset }: store.Stretch,
): Promise<GivenList> {
  const { taxonomy_id: id } = asked
  const own = ourTermsGiven.filter((term) => id === undefined || term.taxonomy_id === id)
  const ours = own.slice(offset, offset + limit)
  const { terms } = await kept.countTerms(giving, id)
  const rest = { limit: limit - ours.length, offset: Math.max(0, offset - own.length) }
  const others = await kept.termsKept(giving, rest, id)
  return { total: own.length + terms, contents: [...ours, ...others.map((one) => written(termGiven(one)))] }
}

/** One term. */
export async function giveTerm(giving: Giving, id: string): Promise<GivenOne | undefined> {
  const own = ourTermsGiven.find((term) => term.id === id)
  if (own) return { content: own }
  const term = await kept.termKept(giving, id)
  return term && { content: written(termGiven(term)) }
}
