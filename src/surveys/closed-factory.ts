import type { Acting } from '../database/index.ts'
import { type DateOnly, dateInLondon, newId } from '../words/index.ts'
import { wholeFields } from './factory.ts'
import { addPart, openRound } from './part-store.ts'
import type { Questionnaire } from './questionnaire.ts'
import { changeRound, makeRound, nameControllers } from './round-store.ts'
import { inviteSchools } from './schools/school-store.ts'

/** A round that was asked in these schools, opened and closed: the acting worker runs the surveys of the place. */
export async function makeClosedRound(
  acting: Acting,
  made: {
    key: string
    name?: string
    questionnaire: Questionnaire
    schools: readonly string[]
    earlier?: string
    opensOn?: DateOnly
    yearGroups?: number[]
  },
): Promise<string> {
  const { tx, actor, now } = acting
  const [id, by] = [newId(), actor.id ?? '']
  const { opensOn = dateInLondon(now), yearGroups = [7, 8, 9, 10], questionnaire } = made
  await makeRound(acting, { id, key: made.key, name: made.name ?? made.key, kind: 'confidential' })
  await changeRound(acting, id, wholeFields(opensOn, yearGroups))
  if (made.earlier)
    await tx.updateTable('round').set({ earlier_id: made.earlier }).where('id', '=', id).execute()
  await nameControllers(acting, id, [{ id: newId(), name: 'Saltmere Council' }])
  for (const measure of questionnaire.measures)
    await addPart(acting, id, { id: newId(), domain: 'emotions', measure })
  await inviteSchools(acting, id, made.schools)
  await openRound(acting, id, questionnaire)
  await tx.insertInto('round_closing').values({ round_id: id, closed_by: by, closed_at: now }).execute()
  return id
}
