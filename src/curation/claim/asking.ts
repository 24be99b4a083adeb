import type { Acting } from '../../database/index.ts'
import { tell } from '../../messages/index.ts'
import { addDays, dateInLondon } from '../../words/index.ts'
import { CLAIM_DAYS, makeEntryLink } from '../keeping/links.ts'
import { addressOnRecord, keepClaim } from './store.ts'

type Asking = { id: string; name: string; email: string; words: string }

/** Keeps what somebody says of themselves, once, and sends a link to the address on record, where there is one. */
export async function askToKeep(
  acting: Acting,
  service: { id: string; name: string },
  asking: Asking,
  origin: string,
): Promise<void> {
  if (!(await keepClaim(acting, { ...asking, serviceId: service.id }))) return
  const address = await addressOnRecord(acting, service.id)
  if (!address) return
  const made = { purpose: 'claim', claimId: asking.id, address } as const
  const token = await makeEntryLink(acting, service.id, made)
  const until = addDays(dateInLondon(acting.now), CLAIM_DAYS)
  await tell(acting, {
    template: 'providerClaimLink',
    values: { service: service.name, link: `${origin}/k/${token}`, until },
    to: { audience: 'provider', channel: 'email', address },
  })
}
