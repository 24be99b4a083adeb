import { csvOf } from '../../csv/index.ts'
import type { Acting } from '../../database/index.ts'
import { aspects, lists } from './quality.ts'
import { reportOf, runsOf } from './run-store.ts'
import { type Affected, affectedBy, type Source } from './source-store.ts'
import { toldOtherwise } from './told-otherwise.ts'

/** The entries or records behind one count of a source's page, as a CSV file; undefined for a list there is not. */
export async function listOf(
  acting: Acting,
  source: Source,
  list: string,
  run: string,
): Promise<string | undefined> {
  if (list === 'told') return entries(await toldOtherwise(acting, source))
  if (list === 'held' || list === 'refused' || list === 'adjusted') {
    const asked = run || ((await runsOf(acting, source.id)).find(({ state }) => state === 'done')?.id ?? '')
    const report = await reportOf(acting, source.id, asked)
    if (!report) return undefined
    const rows =
      list === 'adjusted'
        ? report.adjusted.map(({ id, what }) => [id, what.join(' ')])
        : report[list].map(({ id, reason }) => [id, reason])
    return csvOf(['id in the source', list === 'adjusted' ? 'what was left out or cut' : 'why'], rows)
  }
  const known = aspects.some(({ key }) => key === list) || (lists as readonly string[]).includes(list)
  return known ? entries(await affectedBy(acting, source.id, list)) : undefined
}

const entries = (rows: readonly Affected[]): string =>
  csvOf(
    ['id', 'id in the source', 'name', 'organisation', 'page', 'note'],
    rows.map(({ id, originalId, name, provider, note }) => [
      id,
      originalId,
      name,
      provider,
      `/services/${id}`,
      note,
    ]),
  )
