import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { YoungPerson } from '../people/index.ts'
import { newId } from '../words/index.ts'

/**
 * Somebody the young person chose comes into their circle, as a trusted adult. They see nothing here, and are told what
 * was agreed; a parent is not shown them and cannot take them out.
 */
export async function chosen(
  acting: Acting,
  person: Pick<YoungPerson, 'id' | 'place_id'>,
  who: { name: string; relationship: string },
): Promise<void> {
  const [supporter, member] = [newId(), newId()]
  await acting.tx
    .insertInto('supporter')
    .values({ ...who, id: supporter, young_person_id: person.id, kind: 'trusted_adult' })
    .execute()
  await acting.tx
    .insertInto('circle_member')
    .values({
      ...{ id: member, place_id: person.place_id, young_person_id: person.id, supporter_id: supporter },
      ...{ opens: 'nothing', basis: 'chosen' },
    })
    .execute()
  await record(acting, {
    act: 'added',
    subject: { kind: 'supporter', id: supporter },
    youngPerson: person.id,
  })
}
