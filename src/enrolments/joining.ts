import type { Acting } from '../database/index.ts'
import type { Run } from '../groups/index.ts'
import { record } from '../history/index.ts'
import { dateInLondon, newId } from '../words/index.ts'
import { layPoints } from './points/store.ts'

/** Somebody who takes part in a programme beside a worker, and not in a group. */
export type Joining = {
  id: string
  support: { id: string; youngPersonId: string }
  run: Pick<Run, 'id' | 'programme'>
  version: number
  /** Why they come although the blueprint is for somebody else. */
  override?: string | null
  /** Which of the two that the programme compares it is for them, where that is known as they begin. */
  arm?: string | null
}

/** They take part in the support itself from today on, by this version of the blueprint. Fails by its id when sent again. */
export async function joinInSupport(acting: Acting, joining: Joining): Promise<void> {
  const { tx, actor, now } = acting
  const { id, support, run, version, override = null, arm = null } = joining
  const change = newId()
  await tx
    .insertInto('enrolment')
    .values({
      ...{ id, place_id: actor.place as string, young_person_id: support.youngPersonId },
      ...{ support_id: support.id, run_id: run.id, programme: run.programme, version, override, arm },
      ...{ state: 'attending', change_id: change, began_on: dateInLondon(now) },
    })
    .execute()
  await tx
    .insertInto('enrolment_change')
    .values({
      ...{ id: change, enrolment_id: id, young_person_id: support.youngPersonId },
      ...{ act: 'began', state: 'attending', actor_kind: actor.kind },
      worker_id: actor.kind === 'worker' ? actor.id : null,
    })
    .execute()
  await record(acting, {
    act: 'began',
    subject: { kind: 'enrolment', id },
    youngPerson: support.youngPersonId,
    fields: ['state'],
  })
  const begun = { id, placeId: actor.place as string, youngPersonId: support.youngPersonId }
  await layPoints(
    acting,
    { ...begun, supportId: support.id, programme: run.programme, version },
    dateInLondon(now),
  )
}
