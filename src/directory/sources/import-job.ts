import { addJob, Refusal, type Task, type WorkHelpers } from '../../database/index.ts'
import { feedAddress } from '../fetching/feed-address.ts'
import { importAddress } from '../import/from-address.ts'
import { oneAtATime } from '../import/one-at-a-time.ts'
import { emptyReport } from '../import/report.ts'
import { endRun } from '../import/runs.ts'
import { IMPORT_SOURCE } from './asking.ts'

/** Stands for every source: only one import is worked at a time, so that messages never wait behind two. */
const ANY_SOURCE = 'any source'

/** The tasks of imports, by name. `contact` is whom a source may ask about our requests. */
export const importTasks = (contact: string | null): Record<string, Task> => ({
  [IMPORT_SOURCE]: async ({ run = '' }, helpers) => {
    const asked = await waitingRun(helpers, run)
    if (!asked) return
    const worked = await oneAtATime(helpers.database, ANY_SOURCE, () =>
      takeIn(helpers, asked, contact),
    ).catch((error: unknown) => {
      if (error instanceof Refusal && /Another import/.test(error.message)) return 'later'
      throw error
    })
    if (worked === 'later') await askAgain(helpers, asked)
  },
})

type Asked = NonNullable<Awaited<ReturnType<typeof waitingRun>>>

const waitingRun = ({ database }: WorkHelpers, run: string) =>
  database
    .selectFrom('import_run')
    .innerJoin('directory_source', 'directory_source.id', 'import_run.source_id')
    .select([
      'import_run.id',
      'import_run.source_id as source',
      'directory_source.name',
      'directory_source.feed_url',
    ])
    .select(['directory_source.place_id as place', 'directory_source.reaches_private as own'])
    .where('import_run.id', '=', run)
    .where('import_run.state', 'in', ['waiting', 'running'])
    .executeTakeFirst()

// What a source does wrong is told on its page, and is no fault of this program: the job is done either way.
async function takeIn(helpers: WorkHelpers, asked: Asked, contact: string | null): Promise<void> {
  const { database, now } = helpers
  const { id: run, name: source, place, own, feed_url } = asked
  const reach = { private: own }
  try {
    const url = feedAddress(feed_url ?? '', reach)
    await importAddress(database, url, { source, place, now, run, fetching: { reach, contact } })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // A refusal from before the run had begun is not on its page yet.
    await helpers.actAs({ kind: 'operator:directory-import', id: null, place }, async (acting) => {
      if (await waitingRun({ ...helpers, database: acting.tx }, run))
        await endRun(acting, run, emptyReport(), { whole: false, problem: error.message })
    })
  }
}

async function askAgain({ actAs, now }: WorkHelpers, { id: run, source, place }: Asked): Promise<void> {
  const runAt = new Date(now.getTime() + 60_000)
  await actAs({ kind: 'operator:directory-import', id: null, place }, (acting) =>
    addJob(acting, IMPORT_SOURCE, { run }, { runAt, key: `${IMPORT_SOURCE} ${source}` }),
  )
}
