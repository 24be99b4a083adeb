import { sql } from 'kysely'
import { nameForGlass } from '../src/glass/naming-store.ts'
import { answerReview, type GlassReviewDue, glassReviewsDue } from '../src/glass/review-store.ts'
import { breakGlass, endGlass, findForGlass } from '../src/glass/store.ts'
import { invented } from './saltmere.ts'
import { asWorker, type Town } from './telling/town.ts'
import { momentAgo } from './telling/when.ts'

const COUNCIL = invented('Saltmere Council')

/** Gareth may break glass, did so once, and Ed found that it was right. Invented. */
export async function tellGlass(town: Town): Promise<void> {
  await asWorker(town, 'Ed Tallis', momentAgo(town, 40, '10:30'), (acting) =>
    nameForGlass(acting, {
      ...{ id: invented('named for glass Gareth Pugh'), organisationId: COUNCIL },
      ...{ workerId: invented('Gareth Pugh'), for: 'eligible' },
    }),
  )
  const at = momentAgo(town, 9, '16:40')
  const known = await asWorker(town, 'Daniel Osei', at, ({ tx }) =>
    tx
      .selectFrom('young_person')
      .select(['name_key', 'date_of_birth'])
      .where('date_of_birth', 'is not', null)
      .orderBy('name_key')
      .executeTakeFirst(),
  )
  if (!known) throw new Error('Daniel supports nobody in this story')
  const id = invented('glass that Gareth broke')
  await asWorker(town, 'Gareth Pugh', at, async (acting) => {
    const sought = { nameKey: known.name_key, born: known.date_of_birth, nhs: null }
    const found = await findForGlass(acting, id, sought)
    if (!found) throw new Error('Gareth found nobody')
    await breakGlass(acting, {
      ...{ id, found, organisationId: COUNCIL, kind: 'missing' },
      reason: 'The police rang. They had not come home, and Daniel was on a train.',
    })
    await endGlass(acting, id)
  })
  await asWorker(town, 'Ed Tallis', momentAgo(town, 8, '09:15'), async (acting) => {
    const { rows } = await sql<{ due: GlassReviewDue[] }>`select (${glassReviewsDue()}) as due`.execute(
      acting.tx,
    )
    for (const review of rows[0]?.due ?? [])
      await answerReview(acting, review.id, {
        justified: true,
        words: 'The police confirmed that they had asked. They were found at a friend’s. Daniel was told.',
      })
  })
}
