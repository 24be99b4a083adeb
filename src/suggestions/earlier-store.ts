import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { reasonWords } from '../referrals/index.ts'
import { type DateOnly, dateInLondon } from '../words/index.ts'
import type { Earlier } from './offer.ts'

type Row = {
  serviceId: string
  state: 'sent' | 'returned' | 'declined' | 'accepted' | 'withdrawn' | 'closed'
  at: Date
  reason: string | null
  /** Whether those who run it ever said yes. */
  accepted: boolean
  declinedBecause: string | null
  came: number
  missed: number
}

/** What they tried before, by service, latest first: in this support and in every other that is open to the actor. */
export async function earlierOf(acting: Acting, youngPersonId: string): Promise<Map<string, Earlier[]>> {
  const { rows } = await sql<Row>`
    select r.to_service_id as "serviceId", r.state, last.at, last.reason,
      exists (select from referral_decision d where d.referral_id = r.id and d.act = 'accepted') as accepted,
      (select d.reason from referral_decision d where d.referral_id = r.id and d.act = 'declined' order by d.at desc limit 1)
        as "declinedBecause",
      (select count(*)::int from attendance a where a.referral_id = r.id and a.came = 'came') as came,
      (select count(*)::int from attendance a where a.referral_id = r.id and a.came = 'did_not_come') as missed
    from referral r join referral_decision last on last.id = r.decision_id
    where r.young_person_id = ${youngPersonId} and r.way_in = 'onward' and r.to_service_id is not null
    order by last.at desc limit 200`.execute(acting.tx)
  const told = await acting.tx
    .selectFrom('signpost')
    .select(['service_id as serviceId', 'at'])
    .where('young_person_id', '=', youngPersonId)
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  const found = new Map<string, Earlier[]>()
  const add = (service: string, one: Earlier) => found.set(service, [...(found.get(service) ?? []), one])
  for (const row of rows) add(row.serviceId, earlierFrom(row))
  // Told about it and then asked is one story: the asking says more.
  for (const { serviceId, at } of told)
    if (!found.has(serviceId)) add(serviceId, { what: 'told', on: dateInLondon(at) })
  return found
}

/** One prescription as an earlier try. */
function earlierFrom(row: Row): Earlier {
  const on: DateOnly = dateInLondon(row.at)
  const { came, missed } = row
  switch (row.state) {
    case 'sent':
    case 'returned':
      return { what: 'asked', on }
    case 'declined':
      return { what: 'they said no', on, because: reasonWords(row.reason ?? row.declinedBecause) }
    case 'withdrawn':
      return { what: 'taken back', on, because: reasonWords(row.reason) }
    case 'accepted':
      return { what: 'goes there', on, came, missed }
    case 'closed':
      return row.accepted
        ? {
            what: 'went there',
            on,
            came,
            missed,
            because: reasonWords(row.reason),
            suited: suited(row.reason),
          }
        : { what: 'they said no', on, because: reasonWords(row.declinedBecause) }
  }
}

// Why somebody stopped going says whether it was right for them.
const suited = (reason: string | null): boolean => reason !== 'did_not_suit' && reason !== 'does_not_want'
