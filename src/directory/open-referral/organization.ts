import { idFromSource } from '../../words/index.ts'
import type { Fields } from '../reading/feed.ts'
import { objectIn } from '../reading/source-record.ts'
import { rawText } from '../reading/text-fields.ts'
import { asGiven } from './as-given.ts'
import type { ProviderKept } from './given-entry.ts'
import { phonesOf } from './phone.ts'
import { type OrganizationNestedGiven, shapes } from './shapes.ts'

/** Who runs a service, in short. */
export const organizationListed = ({ id, name, description, email, url }: ProviderKept) => ({
  id,
  name,
  description: description ?? '',
  email: email ?? undefined,
  website: url ?? undefined,
})

/** Who runs a service, with what a source's record of one of its services says of it besides. */
export function organizationNested(
  provider: ProviderKept,
  from: { raw: Fields | null; sourceName: string | null; base: string | null },
): OrganizationNestedGiven {
  const given = from.raw ? objectIn(from.raw, 'organization', 'organisation') : undefined
  const originalId = rawText(given?.id) ?? rawText(given?.name)
  const itself = originalId !== null && idFromSource(from.sourceName ?? '', originalId) === provider.id
  const { logo, uri, parent_organization_id, organization_identifiers, attributes } =
    (itself &&
      asGiven(
        shapes.organizationNested,
        { ...given, name: provider.name },
        { id: provider.id, base: from.base },
      )) ||
    {}
  return {
    ...organizationListed(provider),
    ...{ logo, uri, parent_organization_id, organization_identifiers, attributes },
    phones: phonesOf(provider.id, provider.phone),
  }
}
