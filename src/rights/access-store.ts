import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { addDays, type DateOnly, dateInLondon, dateOnly, startOfDay } from '../words/index.ts'
import { type AccessRequest, accessDueOn, FILE_DAYS, type LeavingReason, type LeftOut } from './access.ts'
import type { GivenFile } from './given-file.ts'

type NewRequest = Pick<
  AccessRequest,
  'id' | 'youngPersonId' | 'askedBy' | 'askerName' | 'knownBy' | 'youngPersonSays'
> & { receivedOn: DateOnly }

const subject = (id: string) => ({ kind: 'access_request', id })

/** Writes down that somebody asks for everything, due in a month. The same again, and a second tap, change nothing. */
export async function askForEverything(acting: Acting, asking: NewRequest): Promise<void> {
  const { actor } = acting
  const added = await acting.tx
    .insertInto('access_request')
    .values({
      ...{ id: asking.id, place_id: actor.place as string, young_person_id: asking.youngPersonId },
      ...{ asked_by: asking.askedBy, asker_name: asking.askerName, known_by: asking.knownBy },
      ...{ young_person_says: asking.youngPersonSays, received_on: asking.receivedOn },
      due_on: accessDueOn(asking.receivedOn, false),
      recorded_by: actor.kind === 'worker' ? actor.id : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  await record(acting, { act: 'asked', subject: subject(asking.id), youngPerson: asking.youngPersonId })
}

const requests = (acting: Acting) =>
  acting.tx
    .selectFrom('access_request as r')
    .leftJoin('worker', 'worker.id', 'r.answered_by')
    .select(({ selectFrom }) =>
      selectFrom('access_file as f')
        .select('f.expires_at')
        .whereRef('f.request_id', '=', 'r.id')
        .where('f.content', 'is not', null)
        .where('f.expires_at', '>', acting.now)
        .as('fileUntil'),
    )
    .select([
      'r.id',
      'r.young_person_id as youngPersonId',
      'r.asked_by as askedBy',
      'r.asker_name as askerName',
    ])
    .select([
      'r.known_by as knownBy',
      'r.young_person_says as youngPersonSays',
      'r.received_on as receivedOn',
    ])
    .select(['r.due_on as dueOn', 'r.extended_because as extendedBecause', 'r.answered_at as answeredAt'])
    .select(['worker.name as answeredByName', 'r.refused_because as refusedBecause', 'r.handed'])

const asRequest = (row: object): AccessRequest => row as AccessRequest

/** What was asked about this young person, the latest first. */
export async function accessRequestsOf(acting: Acting, youngPersonId: string): Promise<AccessRequest[]> {
  const rows = await requests(acting)
    .where('r.young_person_id', '=', youngPersonId)
    .orderBy('r.made_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(asRequest)
}

/** One of them; null where there is none for this actor. */
export async function accessRequestById(acting: Acting, id: string): Promise<AccessRequest | null> {
  const row = await requests(acting).where('r.id', '=', id).executeTakeFirst()
  return row ? asRequest(row) : null
}

/** Names the request that this transaction answers, so that whoever keeps a record whose circle has ended reads it, for this alone. */
export async function openToAnswer(acting: Acting, request: AccessRequest): Promise<void> {
  await sql`select set_config('trellis.answering', ${request.id}, true)`.execute(acting.tx)
}

/** It takes up to two months longer, with a reason that whoever asked is told. */
export async function extendAccess(acting: Acting, request: AccessRequest, because: string): Promise<void> {
  await acting.tx
    .updateTable('access_request')
    .set({
      due_on: accessDueOn(dateOnly(request.receivedOn), true),
      ...{ extended_because: because, extended_at: acting.now },
    })
    .where('id', '=', request.id)
    .execute()
  await record(acting, { act: 'extended', subject: subject(request.id), youngPerson: request.youngPersonId })
}

/** What is left out of one, the first first. */
export async function leftOutOf(acting: Acting, requestId: string): Promise<LeftOut[]> {
  const rows = await acting.tx
    .selectFrom('access_left_out as l')
    .innerJoin('worker', 'worker.id', 'l.made_by')
    .select(['l.id', 'l.of_table as ofTable', 'l.of_key as ofKey', 'l.fields', 'l.reason', 'l.words'])
    .select('worker.name as madeByName')
    .where('l.request_id', '=', requestId)
    .where('l.put_back_at', 'is', null)
    .orderBy('l.made_at')
    .orderBy('l.id')
    .execute()
  return rows.map((row) => ({ ...row, reason: row.reason as LeavingReason }))
}

type Leaving = {
  id: string
  ofTable: string
  ofKey: string
  fields: readonly string[]
  reason: string
  words: string
}

/** Leaves a piece out, with its reason; what was left out of it before gives way. */
export async function leaveOut(acting: Acting, request: AccessRequest, leaving: Leaving): Promise<void> {
  const known = await leftOutOf(acting, request.id)
  if (known.some(({ id }) => id === leaving.id)) return
  const before = known.find(({ ofTable, ofKey }) => ofTable === leaving.ofTable && ofKey === leaving.ofKey)
  if (before) await putBack(acting, request, before.id)
  const added = await acting.tx
    .insertInto('access_left_out')
    .values({
      ...{ id: leaving.id, request_id: request.id, young_person_id: request.youngPersonId },
      ...{ of_table: leaving.ofTable, of_key: leaving.ofKey, fields: [...leaving.fields] },
      ...{ reason: leaving.reason, words: leaving.words, made_by: acting.actor.id as string },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  await record(acting, {
    ...{ act: 'left_out', subject: subject(request.id), youngPerson: request.youngPersonId },
    fields: [leaving.ofTable, ...leaving.fields],
  })
}

/** Puts back what was left out; false where there is none. */
export async function putBack(acting: Acting, request: AccessRequest, leftOutId: string): Promise<boolean> {
  const changed = await acting.tx
    .updateTable('access_left_out')
    .set({ put_back_at: acting.now, put_back_by: acting.actor.id })
    .where('id', '=', leftOutId)
    .where('request_id', '=', request.id)
    .where('put_back_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) return false
  await record(acting, { act: 'put_back', subject: subject(request.id), youngPerson: request.youngPersonId })
  return true
}

type Answered =
  | { refusedBecause: string }
  | { leadAsked: string; handed: 'own_page' | 'in_person'; file: GivenFile }

/** Answers it: with a no and its reason, or with the file as it is today, which ends after thirty days. A second answer changes nothing. */
export async function answerAccess(
  acting: Acting,
  request: AccessRequest,
  answered: Answered,
): Promise<void> {
  const refused = 'refusedBecause' in answered
  const changed = await acting.tx
    .updateTable('access_request')
    .set({
      ...{ answered_at: acting.now, answered_by: acting.actor.id },
      ...(refused
        ? { refused_because: answered.refusedBecause }
        : { lead_asked: answered.leadAsked, handed: answered.handed }),
    })
    .where('id', '=', request.id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) return
  if (!refused)
    await acting.tx
      .insertInto('access_file')
      .values({
        ...{
          request_id: request.id,
          place_id: acting.actor.place as string,
          made_by: acting.actor.id as string,
        },
        ...{ young_person_id: request.youngPersonId, content: JSON.stringify(answered.file) },
        expires_at: startOfDay(addDays(dateInLondon(acting.now), FILE_DAYS + 1)),
      })
      .execute()
  await record(acting, {
    act: refused ? 'refused' : 'given_out',
    ...{ subject: subject(request.id), youngPerson: request.youngPersonId },
  })
}

/** What was given out, while it can be read; null otherwise. */
export async function givenFileOf(acting: Acting, requestId: string): Promise<GivenFile | null> {
  const row = await acting.tx
    .selectFrom('access_file')
    .select('content')
    .where('request_id', '=', requestId)
    .where('expires_at', '>', acting.now)
    .executeTakeFirst()
  return (row?.content as GivenFile | null | undefined) ?? null
}

/** Empties every file whose time is over, for the minute's sweep. Says how many. */
export async function emptyOldFiles(acting: Acting): Promise<number> {
  const emptied = await acting.tx
    .updateTable('access_file')
    .set({ content: null, emptied_at: acting.now })
    .where('expires_at', '<=', acting.now)
    .where('content', 'is not', null)
    .returning(['request_id', 'young_person_id'])
    .execute()
  for (const { request_id, young_person_id } of emptied)
    await record(acting, { act: 'emptied', subject: subject(request_id), youngPerson: young_person_id })
  return emptied.length
}
