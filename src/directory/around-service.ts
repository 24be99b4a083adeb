import type { Context } from 'hono'
import type { Kysely } from 'kysely'
import type { Visit } from '../accounts/index.ts'
import type { DB } from '../database/index.ts'
import type { Content } from '../ui/index.ts'
import type { Service } from './entry.ts'

/** A service as its page shows it now: what is public is read from `database`, what is a worker's through `visit`. */
export type ServiceShown = { service: Service; database: Kysely<DB>; visit: Context<Visit>['var'] }

/** What other rooms put on a service's page; the hall registers it. Each gives nothing where it has nothing to say. */
export type AroundService = {
  /** In the place of the plain sentence on safety: what was assured, by whom and until when. */
  assured?: (shown: ServiceShown) => Promise<Content>
  /** Below the facts: what those who went say of it. */
  below?: (shown: ServiceShown) => Promise<Content>
  /** At the foot: what is wrong here, whose entry it is. */
  foot?: (shown: ServiceShown) => Promise<Content>
  /** For signed-in workers only, on nobody else's page: a team's own notes, its favourites. */
  forWorkers?: (shown: ServiceShown) => Promise<Content>
}

/** What the rooms around it put on this page, each in its place. */
export type PutAround = { [opening in keyof AroundService]?: Content }

/** Asks the rooms around what they put on the page of this service. */
export async function putAround(around: AroundService, shown: ServiceShown): Promise<PutAround> {
  const [assured, below, foot, forWorkers] = await Promise.all([
    around.assured?.(shown),
    around.below?.(shown),
    around.foot?.(shown),
    shown.visit.worker ? around.forWorkers?.(shown) : undefined,
  ])
  return { assured, below, foot, forWorkers }
}
