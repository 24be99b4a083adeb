import type { Context } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { type Service, serviceById } from '../../directory/index.ts'
import { en } from '../../words/index.ts'
import { type Keeper, keeperAmong, keeperById } from './keepers.ts'
import { heldEntryLink, linkHolder } from './links.ts'

type C = Context<Visit>

/** A keeper at work on an entry: by a link, or as a worker of the team that looks after it. */
export type Keeping = {
  acting: Acting
  keeper: Keeper
  service: Service
  /** Where the keeper's pages begin: /k/:token or /services/:id/keeping. */
  base: string
  worker: string | null
}

/** Runs a keeper's work in one transaction, or answers that there is nothing for them here. */
export type AsKeeper = (c: C, work: (keeping: Keeping) => Promise<Response>) => Promise<Response>

/** By a link: whoever holds it is its keeper, while it lasts and they look after the entry. */
export const byLink: AsKeeper = async (c, work) => {
  const token = c.req.param('token') ?? ''
  const holder = await c.var.act((acting) => linkHolder(acting, token))
  if (holder?.purpose !== 'keep') return gone(c)
  const answer = await c.var.actAs(holder.actor, async (acting) => {
    const link = await heldEntryLink(acting)
    const keeper = link?.keeperId ? await keeperById(acting, link.keeperId) : undefined
    const service = keeper && (await serviceById(acting.tx, keeper.serviceId))
    if (!keeper || !service || service.withdrawnOn) return null
    return work({ acting, keeper, service, base: `/k/${token}`, worker: null })
  })
  return answer ?? gone(c)
}

/** As a worker of the team that looks after it; to anybody else there is nothing there. */
export const byTeam: AsKeeper = async (c, work) => {
  const { worker } = c.var
  if (!worker) return c.notFound()
  const answer = await c.var.act(async (acting) => {
    const service = await serviceById(acting.tx, c.req.param('id') ?? '')
    if (!service || service.withdrawnOn) return null
    const teams = worker.roles.map(({ teamId }) => teamId)
    const keeper = await keeperAmong(acting, service.id, teams)
    if (!keeper) return null
    return work({ acting, keeper, service, base: `/services/${service.id}/keeping`, worker: worker.id })
  })
  return answer ?? c.notFound()
}

/** The same page for every link that opens nothing: used, too old, ended, or never made. */
export function gone(c: C): Response | Promise<Response> {
  const { gone: words } = en.keeping
  return c.var.page({
    title: words.title,
    ...{ skin: 'public', width: 'reading', status: 404 as never },
    children: (
      <>
        <h1>{words.title}</h1>
        <p class="nhsuk-body-l">{words.text}</p>
        <p>{words.next}</p>
      </>
    ),
  })
}
