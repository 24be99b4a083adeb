import { nudgeKeepers } from '../curation/index.ts'
import { everyMinute, runJobs, type WorkHelpers } from '../database/index.ts'
import { askDaily, importTasks } from '../directory/index.ts'
import { enrolmentTasks } from '../enrolments/index.ts'
import { sweepGlass } from '../glass/index.ts'
import { startSealing } from '../history/index.ts'
import { passOnUnread, readPublished } from '../measures/index.ts'
import { channelsFrom, DELIVER, deliverTask } from '../messages/index.ts'
import { refreshByNight } from '../outcomes/index.ts'
import { passOnNamed, standInsFor } from '../reading/index.ts'
import { placeTasks, remindPlaces, remindTeams, sweepDrafts, sweepUnanswered } from '../referrals/index.ts'
import { registerTasks } from '../registers/index.ts'
import { emptyOldFiles } from '../rights/index.ts'
import { sweepConcerns } from '../safety/index.ts'
import { destroyer, destroyWhatIsDue } from '../surveys/index.ts'
import { lapseOffers, whileWaitingTasks } from '../while-waiting/index.ts'
import { writeLog } from '../words/index.ts'
import type { HallSettings } from './settings.ts'

/** What goes on beside the requests: sending what was told, and giving back what nobody answered. */
export type Background = { sweepNow: () => Promise<void>; stop: () => Promise<void> }

/** Everything a minute's sweep does, for every place. What fails in one holds up nothing else, and is thrown at the end. */
async function sweep({ database, actAs, now }: WorkHelpers, origin: string): Promise<void> {
  const places = await database.selectFrom('place').select('id').execute()
  const failures: unknown[] = []
  for (const { id: place } of places) {
    const sweeper = { kind: 'job:sweep', id: null, place } as const
    const records = { kind: 'job:programme-records', id: null, place } as const
    const swept = await Promise.allSettled([
      sweepUnanswered((work) => actAs(sweeper, work), origin),
      passOnUnread((work) => actAs(sweeper, work), { origin, inSurvey: standInsFor }),
      actAs(sweeper, (acting) => passOnNamed(acting, origin)),
      sweepConcerns((work) => actAs(sweeper, work), origin),
      actAs(sweeper, (acting) => sweepGlass(acting, origin)),
      actAs(sweeper, (acting) => remindTeams(acting, origin)),
      actAs(sweeper, (acting) => remindPlaces(acting, origin)),
      actAs(sweeper, sweepDrafts),
      actAs(sweeper, emptyOldFiles),
      actAs(sweeper, lapseOffers),
      actAs(sweeper, askDaily),
      actAs(sweeper, (acting) => nudgeKeepers(acting, origin)),
      actAs(destroyer(place), destroyWhatIsDue),
      refreshByNight((work) => actAs(records, work), now),
    ])
    failures.push(...swept.flatMap((each) => (each.status === 'rejected' ? [each.reason] : [])))
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts of the sweep failed`)
}

/** Starts the job queue and the minute's sweep. `origin` is where messages lead to. */
export async function startBackground(
  settings: HallSettings & { appUrl: string },
  origin: string,
): Promise<Background> {
  const { database, clock, env, installation, appUrl } = settings
  const report = (text: string) => writeLog(text, { level: 'error' })
  const jobs = await runJobs({
    appUrl,
    database,
    clock,
    report,
    tasks: {
      [DELIVER]: deliverTask(channelsFrom(env, installation)),
      ...placeTasks(origin),
      ...enrolmentTasks(origin),
      ...registerTasks(origin),
      ...whileWaitingTasks(origin),
      ...importTasks(env.PUBLIC_URL ?? env.MAIL_FROM ?? null),
    },
  })
  const sweeping = everyMinute({
    name: 'deadlines',
    database,
    clock,
    report,
    sweep: (helpers) => sweep(helpers, origin),
  })
  // Another program may publish a version of a measure while this one runs: each takes it over by itself.
  const reading = everyMinute({
    name: 'measures',
    database,
    clock,
    report,
    sweep: ({ actAs }) =>
      actAs({ kind: 'operator:measures', id: null, place: null }, async (acting) => {
        await readPublished(acting)
      }),
  })
  const sealing = startSealing({ database, clock, env, report })
  return {
    sweepNow: sweeping.runSweepNow,
    stop: async () => {
      await sweeping.stop()
      await reading.stop()
      await jobs.stop()
      await sealing.stop()
    },
  }
}
