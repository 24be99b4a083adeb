import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import type { Report, ReportAbout, Settlement } from './report.ts'

/** What somebody says is wrong, to be kept. */
export type NewReport = {
  id: string
  serviceId: string
  about: ReportAbout
  words: string
  reach: string | null
}

/** Keeps what somebody says is wrong; the same sending twice is kept once. Nothing of it can be read back by them. */
export async function keepReport(acting: Acting, { serviceId, ...said }: NewReport): Promise<void> {
  const place_id = acting.actor.place as string
  await acting.tx
    .insertInto('report')
    .values({ ...said, place_id, service_id: serviceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await record(acting, { act: 'reported as wrong', subject: { kind: 'service', id: serviceId } })
}

const reports = (acting: Acting) =>
  acting.tx
    .selectFrom('report')
    .innerJoin('service', 'service.id', 'report.service_id')
    .leftJoin('worker', 'worker.id', 'report.settled_by')
    .select([
      'report.id',
      'report.service_id as serviceId',
      'service.name as serviceName',
      'report.about',
      'report.words',
      'report.reach',
      'report.made_at as madeAt',
      'report.settled_as as settledAs',
      'report.settled_words as settledWords',
      'report.settled_at as settledAt',
      'worker.name as settledBy',
    ])
    .$narrowType<{ about: ReportAbout; settledAs: Settlement | null }>()

/** What waits for a curator: what is not safe first, then the oldest; at most 200. */
export const reportsWaiting = (acting: Acting): Promise<Report[]> =>
  reports(acting)
    .where('report.settled_at', 'is', null)
    .orderBy((order) => order('report.about', '=', 'unsafe'), 'desc')
    .orderBy('report.made_at')
    .limit(200)
    .execute()

/** The last that were settled, newest first. */
export const reportsSettled = (acting: Acting, most = 20): Promise<Report[]> =>
  reports(acting)
    .where('report.settled_at', 'is not', null)
    .orderBy('report.settled_at', 'desc')
    .limit(most)
    .execute()

/** How many wait for a curator. */
export async function countReports(acting: Acting): Promise<number> {
  const { n } = await acting.tx
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** One report that is not settled, held until the transaction ends; undefined when there is none that the actor may see. */
export async function reportToSettle(acting: Acting, id: string): Promise<Report | undefined> {
  return reports(acting)
    .where('report.id', '=', id)
    .where('report.settled_at', 'is', null)
    .forUpdate('report')
    .executeTakeFirst()
}

/** Settles a report with what was done. */
export async function settleReport(
  acting: Acting,
  id: string,
  { as, words, worker }: { as: Settlement; words: string; worker: string },
): Promise<void> {
  await acting.tx
    .updateTable('report')
    .set({ settled_as: as, settled_words: words, settled_by: worker, settled_at: acting.now })
    .where('id', '=', id)
    .execute()
  await record(acting, { act: 'report settled', subject: { kind: 'report', id } })
}
