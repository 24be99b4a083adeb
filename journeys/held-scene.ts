import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { invented } from '../demo/saltmere.ts'
import { asOperator, roundCalled } from '../src/publications/round-store.ts'
import { openAnswers } from '../src/publications/taking-in/file.ts'
import { takeIn } from '../src/publications/taking-in/take-in.ts'
import { newId } from '../src/words/index.ts'
import type { Saltmere } from './saltmere.ts'

/** A file of answers to a survey, of whose rows one cannot be read: the page of that row. */
export async function rowThatIsHeld({ database, clock }: Saltmere, key: string): Promise<string> {
  const path = join(tmpdir(), `${newId()}.csv`)
  await writeFile(path, 'school_urn,year,gender,ons4.i1\n123456,eight,sometimes,7\n')
  const as = { kind: 'operator:surveys-import', place: invented('Saltmere'), now: clock.now() } as const
  const round = await asOperator(database.kysely, as, (acting) => roundCalled(acting, key, undefined))
  const file = await openAnswers(path)
  await asOperator(database.kysely, as, (acting) => takeIn(acting, round, file, { replace: false }))
  const { rows } = await database.owner.query<{ id: string }>(
    'select id from answers_held where round_id = $1',
    [round.id],
  )
  return `/surveys/${round.id}/held-rows/${rows[0]?.id}`
}
