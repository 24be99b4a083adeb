import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { dateOnly } from '../words/index.ts'
import { accessDueOn } from './access.ts'
import type { ErasureRequest, Ground, Part } from './erasure.ts'

const subject = (id: string) => ({ kind: 'erasure_request', id })

type NewRequest = Pick<
  ErasureRequest,
  'id' | 'youngPersonId' | 'askedBy' | 'askerName' | 'knownBy' | 'parts' | 'words' | 'receivedOn'
>

/** Writes down that somebody asks that something is erased, due in a calendar month. The same again changes nothing. */
export async function askToErase(acting: Acting, asking: NewRequest): Promise<void> {
  const { actor } = acting
  const added = await acting.tx
    .insertInto('erasure_request')
    .values({
      ...{ id: asking.id, place_id: actor.place as string, young_person_id: asking.youngPersonId },
      ...{ asked_by: asking.askedBy, asker_name: asking.askerName, known_by: asking.knownBy },
      ...{ parts: [...asking.parts], words: asking.words, received_on: asking.receivedOn },
      due_on: accessDueOn(dateOnly(asking.receivedOn), false),
      recorded_by: actor.kind === 'worker' ? actor.id : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  await record(acting, {
    ...{ act: 'asked', subject: subject(asking.id), youngPerson: asking.youngPersonId },
    fields: asking.parts,
  })
}

const requests = (acting: Acting) =>
  acting.tx
    .selectFrom('erasure_request as r')
    .leftJoin('worker', 'worker.id', 'r.answered_by')
    .select(['r.id', 'r.young_person_id as youngPersonId', 'r.asked_by as askedBy'])
    .select(['r.asker_name as askerName', 'r.known_by as knownBy', 'r.parts', 'r.words'])
    .select(['r.received_on as receivedOn', 'r.due_on as dueOn', 'r.answered_at as answeredAt'])
    .select(['worker.name as answeredByName', 'r.granted', 'r.refused_ground as refusedGround'])
    .select(['r.refused_because as refusedBecause', 'r.told'])

const asRequest = (row: object): ErasureRequest => row as ErasureRequest

/** What was asked about this young person, the latest first; at most 50. */
export async function erasureRequestsOf(acting: Acting, youngPersonId: string): Promise<ErasureRequest[]> {
  const rows = await requests(acting)
    .where('r.young_person_id', '=', youngPersonId)
    .orderBy('r.made_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(asRequest)
}

/** One of them; null where there is none for this actor. */
export async function erasureRequestById(acting: Acting, id: string): Promise<ErasureRequest | null> {
  const row = await requests(acting).where('r.id', '=', id).executeTakeFirst()
  return row ? asRequest(row) : null
}

type Answered = {
  granted: readonly Part[]
  refused: { ground: Ground; because: string } | null
  told: 'own_page' | 'in_person'
}

/** Answers it: what is granted is gone in the same step, by the database. A second answer changes nothing. */
export async function answerErasure(
  acting: Acting,
  request: ErasureRequest,
  { granted, refused, told }: Answered,
): Promise<void> {
  const changed = await acting.tx
    .updateTable('erasure_request')
    .set({
      ...{ answered_at: acting.now, answered_by: acting.actor.id, granted: [...granted], told },
      ...{ refused_ground: refused?.ground ?? null, refused_because: refused?.because ?? null },
    })
    .where('id', '=', request.id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) return
  await record(acting, {
    ...{ act: granted.length > 0 ? 'erased' : 'refused', subject: subject(request.id) },
    ...{ youngPerson: request.youngPersonId, fields: granted },
  })
}
