import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { FRESH_DAYS } from '../../directory/index.ts'
import { tellAll } from '../../messages/index.ts'
import { type DateOnly, dateInLondon, newId } from '../../words/index.ts'
import { type Keeper, keepersIn, recipientsOf } from './keepers.ts'
import { makeEntryLink } from './links.ts'
import { type NudgeKind, nudgeDue } from './nudge.ts'

type Candidate = Keeper & { serviceName: string; since_on: DateOnly; confirmed: DateOnly; last: Last | null }
type Last = { on: DateOnly; kind: NudgeKind }

const templates = { monthly: 'keeperMonthly', goes_stale: 'keeperGoesStale', stale: 'keeperStale' } as const

/** Asks the keepers of a place for whom it is time whether their entry is still right. Done twice on a day, it asks once. Says how many. */
export async function nudgeKeepers(acting: Acting, origin: string): Promise<number> {
  const today = dateInLondon(acting.now)
  let asked = 0
  for (const keeper of await mayBeDue(acting, today)) {
    const known = { keeperSince: keeper.since_on, lastConfirmedOn: keeper.confirmed, last: keeper.last }
    const kind = nudgeDue(known, today, FRESH_DAYS)
    if (kind && (await nudge(acting, keeper, kind, today, origin))) asked += 1
  }
  return asked
}

// Whoever was asked within the last days is not asked about again, so that a minute's sweep reads few.
async function mayBeDue(acting: Acting, today: DateOnly): Promise<Candidate[]> {
  const last = sql<Last | null>`(select jsonb_build_object('on', n.sent_on, 'kind', n.kind) from nudge n
    where n.keeper_id = keeper.id order by n.sent_on desc limit 1)`
  return keepersIn(acting)
    .innerJoin('service', 'service.id', 'keeper.service_id')
    .select(['service.name as serviceName', last.as('last')])
    .select(sql<DateOnly>`(keeper.since at time zone 'Europe/London')::date`.as('since_on'))
    .select(sql<DateOnly>`service.last_confirmed_on`.as('confirmed'))
    .where('service.withdrawn_on', 'is', null)
    .where('service.status', '!=', 'defunct')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('nudge')
            .select('nudge.id')
            .whereRef('nudge.keeper_id', '=', 'keeper.id')
            .where('nudge.sent_on', '>', sql<string>`${today}::date - 13`),
        ),
      ),
    )
    .where(sql<boolean>`(keeper.since < trellis_now() - interval '29 days'
      or service.last_confirmed_on < ${today}::date - ${FRESH_DAYS - 15}::int)`)
    .orderBy('keeper.id')
    .execute()
}

async function nudge(
  acting: Acting,
  keeper: Candidate,
  kind: NudgeKind,
  today: DateOnly,
  origin: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: begun } = await acting.tx
    .insertInto('nudge')
    .values({
      id: newId(),
      place_id: acting.actor.place as string,
      keeper_id: keeper.id,
      kind,
      sent_on: today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!begun) return false
  const token = await makeEntryLink(acting, keeper.serviceId, { purpose: 'keep', keeperId: keeper.id })
  const values = { service: keeper.serviceName, since: keeper.confirmed, link: `${origin}/k/${token}` }
  const told = await recipientsOf(acting, keeper)
  await tellAll(
    acting,
    told.map((to) => ({ template: templates[kind], values, to })),
  )
  return true
}
