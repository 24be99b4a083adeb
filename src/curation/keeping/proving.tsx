import type { Context } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import { serviceById } from '../../directory/index.ts'
import { tell } from '../../messages/index.ts'
import { Button } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import { proveClaim } from '../claim/store.ts'
import { gone } from './asking-keeper.tsx'
import { beginKeeping } from './keepers.ts'
import { heldEntryLink, linkHolder, makeEntryLink, useUpEntryLink } from './links.ts'

type C = Context<Visit>

const { claim: words } = en.keeping

/** The page behind a claim's link: one button, because programs that read mail press every link. */
export async function showClaimLink(c: C, otherwise: () => Promise<Response>): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const holder = await c.var.act((acting) => linkHolder(acting, token))
  if (holder?.purpose !== 'claim') return otherwise()
  const service = await c.var.actAs(holder.actor, async (acting) => {
    const link = await heldEntryLink(acting)
    return link && (await serviceById(acting.tx, link.serviceId))
  })
  if (!service || service.withdrawnOn) return gone(c)
  const title = words.confirmTitle({ service: service.name })
  return c.var.page({
    title,
    ...{ skin: 'public', width: 'reading', section: 'services' },
    children: (
      <>
        <h1>{title}</h1>
        <p class="nhsuk-body-l">{words.confirmLead}</p>
        <form method="post" action={`/k/${token}`}>
          <Button text={words.confirm} preventDoubleClick />
        </form>
      </>
    ),
  })
}

/** Pressed: the claim is proven, the address on record looks after the entry, and the link opens nothing any more. */
export async function takeClaimLink(c: C): Promise<Response> {
  const holder = await c.var.act((acting) => linkHolder(acting, c.req.param('token') ?? ''))
  if (holder?.purpose !== 'claim') return gone(c)
  const next = await c.var.actAs(holder.actor, async (acting) => {
    const link = await heldEntryLink(acting)
    const service = link && (await serviceById(acting.tx, link.serviceId))
    if (!link?.claimId || !link.address || !service || service.withdrawnOn) return null
    // A link outlives a curator's no, and opens nothing then.
    if (!(await proveClaim(acting, link.claimId))) return null
    const begun = { serviceId: service.id, claimId: link.claimId, email: link.address }
    const keeperId = await beginKeeping(acting, begun)
    const token = await makeEntryLink(acting, service.id, { purpose: 'keep', keeperId })
    await tell(acting, {
      template: 'providerKeeps',
      values: { service: service.name, link: `${c.var.origin}/k/${token}` },
      to: { audience: 'provider', channel: 'email', address: link.address },
    })
    await useUpEntryLink(acting)
    return token
  })
  return next ? c.redirect(`/k/${next}`, 303) : gone(c)
}
