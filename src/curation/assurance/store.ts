import { type Kysely, sql } from 'kysely'
import type { Acting, DB } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { addDays, type DateOnly, dateInLondon } from '../../words/index.ts'
import { type Assurance, type AssuranceKind, assuranceKinds, DUE_DAYS } from './assurance.ts'

export type NewAssurance = Pick<Assurance, 'id' | 'serviceId' | 'kind' | 'checkedOn' | 'validUntil' | 'seen'>

/** Writes down what a worker made sure of, and that somebody stood for the entry on that day. */
export async function keepAssurance(acting: Acting, made: NewAssurance, worker: string): Promise<void> {
  const { tx, actor } = acting
  await tx
    .insertInto('assurance')
    .values({
      ...{ id: made.id, kind: made.kind, seen: made.seen, service_id: made.serviceId },
      ...{ checked_on: made.checkedOn, valid_until: made.validUntil },
      ...{ place_id: actor.place as string, checked_by: worker },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await record(acting, {
    act: 'assured',
    subject: { kind: 'service', id: made.serviceId },
    fields: [made.kind],
  })
}

// The newest of each kind is the one that counts.
const newest = (database: Kysely<DB>) =>
  database
    .selectFrom('assurance')
    .innerJoin('service', 'service.id', 'assurance.service_id')
    .innerJoin('worker', 'worker.id', 'assurance.checked_by')
    .innerJoin('organisation', 'organisation.id', 'worker.organisation_id')
    .select([
      'assurance.id',
      'assurance.service_id as serviceId',
      'service.name as serviceName',
      'assurance.kind',
      'worker.name as checkedBy',
      'organisation.name as organisation',
      'assurance.checked_on as checkedOn',
      'assurance.valid_until as validUntil',
      'assurance.seen',
    ])
    .where('assurance.id', '=', ({ selectFrom }) =>
      selectFrom('assurance as later')
        .select('later.id')
        .whereRef('later.service_id', '=', 'assurance.service_id')
        .whereRef('later.kind', '=', 'assurance.kind')
        .orderBy('later.checked_on', 'desc')
        .orderBy('later.made_at', 'desc')
        .orderBy('later.id')
        .limit(1),
    )
    .$narrowType<{ kind: AssuranceKind; checkedOn: DateOnly; validUntil: DateOnly }>()

/** What was made sure of about a service, the newest of each kind, in the order of the kinds. */
export async function assurancesOf(database: Kysely<DB>, service: string): Promise<Assurance[]> {
  const rows = await newest(database).where('assurance.service_id', '=', service).execute()
  return rows.sort((a, b) => assuranceKinds.indexOf(a.kind) - assuranceKinds.indexOf(b.kind))
}

/** What has to be looked at again within 30 days, or has run out, in the actor's place: the longest first. */
export const assurancesDue = ({ tx, actor, now }: Acting): Promise<Assurance[]> =>
  newest(tx)
    .where('assurance.place_id', '=', actor.place)
    .where('service.withdrawn_on', 'is', null)
    .where('assurance.valid_until', '<=', addDays(dateInLondon(now), DUE_DAYS))
    .orderBy('assurance.valid_until')
    .limit(200)
    .execute()

/** Everything ever made sure of about a service, newest first. */
export const assurancesEver = (database: Kysely<DB>, service: string) =>
  database
    .selectFrom('assurance')
    .innerJoin('worker', 'worker.id', 'assurance.checked_by')
    .select(['assurance.id', 'assurance.kind', 'assurance.seen', 'worker.name as checkedBy'])
    .select(sql<DateOnly>`assurance.checked_on`.as('checkedOn'))
    .select(sql<DateOnly>`assurance.valid_until`.as('validUntil'))
    .where('service_id', '=', service)
    .$narrowType<{ kind: AssuranceKind }>()
    .orderBy('assurance.checked_on', 'desc')
    .limit(100)
    .execute()
