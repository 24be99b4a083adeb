import { sql } from 'kysely'
import { newToken, tokenHash } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type NewMessage, tellAll } from '../messages/index.ts'
import { type DateOnly, isUuid, newId } from '../words/index.ts'
import type { Asked, Cells, ReadRow } from './read-list.ts'
import type { OfferState, WaitingList } from './waiting-list.ts'

const lists = ({ tx }: Acting) =>
  tx
    .selectFrom('waiting_list as l')
    .innerJoin('team as t', 't.id', 'l.team_id')
    .innerJoin('worker as w', 'w.id', 'l.answerer_id')
    .innerJoin('programme_run as r', 'r.id', 'l.run_id')
    .innerJoin('service as s', 's.id', 'r.service_id')
    .innerJoin('team as st', 'st.id', 'r.team_id')
    .select(['l.id', 'l.team_id as teamId', 't.name as team', 'l.answerer_id as answererId'])
    .select(['w.name as answerer', 's.name as service', 'st.name as supporters', 'l.answer_by as answerBy'])
    .select(['l.rows_read as rowsRead', 'l.made_at as madeAt', 'l.closed_at as closedAt'])

/** The lists of the teams somebody works in, the latest first; at most 100. */
export const listsHere = (acting: Acting): Promise<WaitingList[]> =>
  lists(acting).orderBy('l.made_at', 'desc').limit(100).execute()

/** One list; null where there is none for this actor. */
export async function listById(acting: Acting, id: string): Promise<WaitingList | null> {
  if (!isUuid(id)) return null
  return (await lists(acting).where('l.id', '=', id).executeTakeFirst()) ?? null
}

/** A row of a list as the service sees it. */
export type Offer = {
  id: string
  listId: string
  line: number
  state: OfferState
  because: string
  reference: string | null
  called: string | null
  typed: Cells | null
  youngPersonId: string | null
}

const offers = ({ tx }: Acting) =>
  tx
    .selectFrom('waiting_offer as o')
    .select(['o.id', 'o.list_id as listId', 'o.line', 'o.because', 'o.reference', 'o.called'])
    .select(['o.young_person_id as youngPersonId', sql<OfferState>`o.state`.as('state')])
    .select(sql<Cells | null>`o.typed`.as('typed'))

/** Every row of a list, by its line. */
export const offersOf = (acting: Acting, listId: string): Promise<Offer[]> =>
  offers(acting).where('o.list_id', '=', listId).orderBy('o.line').orderBy('o.id').limit(2_000).execute()

/** One row of a list; null where there is none for this actor. */
export async function offerById(acting: Acting, id: string): Promise<Offer | null> {
  if (!isUuid(id)) return null
  return (await offers(acting).where('o.id', '=', id).executeTakeFirst()) ?? null
}

/** Whom the service asked before, or who said no, so that nobody is asked twice. */
export async function askedBefore({ tx }: Acting, teamId: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select o.reference, o.called, o.address, o.state = 'no' as "saidNo"
    from waiting_offer o join waiting_list l on l.id = o.list_id
    where l.team_id = ${teamId} and o.reference is not null and o.state in ('offered', 'yes', 'no')
      and (l.closed_at is null or o.state = 'no')`.execute(tx)
  return rows
}

/** A list as it is sent. */
export type NewList = {
  id: string
  teamId: string
  answererId: string
  run: { id: string; team: string }
  answerBy: DateOnly
  rows: readonly ReadRow[]
  /** What the programme that is offered asks, as it was said of everybody on the list. */
  said?: readonly { asks: string; says: string }[]
  origin: string
}

/** Keeps a list, and asks everybody on it whose row is whole. Fails by its id when sent again. */
export async function putList(acting: Acting, list: NewList): Promise<void> {
  const { tx, actor } = acting
  await tx
    .insertInto('waiting_list')
    .values({
      ...{ id: list.id, place_id: actor.place as string, team_id: list.teamId, answerer_id: list.answererId },
      ...{
        run_id: list.run.id,
        answer_by: list.answerBy,
        rows_read: list.rows.length,
        said: JSON.stringify(list.said ?? []),
        made_by: actor.id as string,
      },
    })
    .execute()
  const ready = list.rows.map((row) => ({ row, ...asked(row, list) }))
  await tellAll(
    acting,
    ready.flatMap(({ message }) => message ?? []),
  )
  for (let at = 0; at < ready.length; at += 500)
    await tx
      .insertInto('waiting_offer')
      .values(
        ready.slice(at, at + 500).map(({ row, columns }) => ({
          ...{ id: newId(), list_id: list.id, place_id: actor.place as string, line: row.line },
          ...{ state: row.state, because: row.state === 'offered' ? '' : row.because, ...columns },
        })),
      )
      .execute()
  await record(acting, { act: 'sent', subject: { kind: 'waiting_list', id: list.id }, fields: ['rows'] })
}

const nothing = {
  ...{ reference: null, called: null, audience: null, channel: null, address: null, typed: null },
  ...{ token_hash: null, message_id: null },
} as const

type Asking = Pick<NewList, 'run' | 'answerBy' | 'origin'>
type Columns = { [Name in Exclude<keyof typeof nothing, 'token_hash'>]: string | null } & {
  token_hash: Buffer | null
}

/** What is kept of a row, and what is said to whoever it is about: an offer, with a link of their own. */
function asked(row: ReadRow, list: Asking): { columns: Columns; message: NewMessage | null } {
  if (row.state === 'held')
    return { columns: { ...nothing, typed: JSON.stringify(row.cells) }, message: null }
  if (row.state === 'left_out') return { columns: { ...nothing, reference: row.reference }, message: null }
  const { reached } = row
  const [token, id] = [newToken(), newId()]
  const values = {
    ...{ firstName: reached.called, team: list.run.team, answerBy: list.answerBy },
    link: `${list.origin}/meanwhile/${token}`,
  }
  const to = { audience: reached.audience, channel: reached.channel, address: reached.address }
  const template = reached.audience === 'parent_or_carer' ? 'parentMeanwhile' : 'youngPersonMeanwhile'
  return {
    columns: { ...nothing, ...reached, token_hash: tokenHash(token), message_id: id },
    message: { id, template, values, to },
  }
}

/** A held row that was put right is offered, or left out by somebody. False where somebody settled it before. */
export async function settleRow(
  acting: Acting,
  offer: Pick<Offer, 'id'>,
  row: ReadRow & { state: 'offered' | 'left_out' },
  list: Asking,
): Promise<boolean> {
  const { columns, message } = asked(row, list)
  if (message) await tellAll(acting, [message])
  const { numUpdatedRows } = await acting.tx
    .updateTable('waiting_offer')
    .set({ state: row.state, because: row.state === 'left_out' ? row.because : '', ...columns })
    .where('id', '=', offer.id)
    .where('state', '=', 'held')
    .executeTakeFirst()
  await record(acting, { act: 'settled', subject: { kind: 'waiting_offer', id: offer.id } })
  return numUpdatedRows === 1n
}

/** Somebody else answers when things get worse, or the list is over: nobody on it waits any more. */
export async function changeList(
  acting: Acting,
  id: string,
  change: { answererId: string } | 'closed',
): Promise<void> {
  await acting.tx
    .updateTable('waiting_list')
    .set(change === 'closed' ? { closed_at: acting.now } : { answerer_id: change.answererId })
    .where('id', '=', id)
    .execute()
  const act = change === 'closed' ? 'closed' : 'changed'
  await record(acting, { act, subject: { kind: 'waiting_list', id }, fields: ['answerer_id'] })
}

/** What an offer was that nobody answered in time is over; a person asks anew. */
export const lapseOffers = async ({ tx }: Acting): Promise<void> => {
  await sql`select lapse_waiting_offers()`.execute(tx)
}
