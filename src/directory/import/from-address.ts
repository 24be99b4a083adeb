import type { Kysely } from 'kysely'
import { actorTransaction, type DB } from '../../database/index.ts'
import { newId } from '../../words/index.ts'
import { shown } from '../fetching/feed-address.ts'
import { Fetcher, type FetcherSettings } from '../fetching/fetcher.ts'
import { feedPages, pageLine } from '../fetching/pages.ts'
import { WholeRecords } from '../fetching/whole-records.ts'
import { recordsOf } from '../reading/survey.ts'
import { keepValidators, validatorsOf } from './feed-of-source.ts'
import type { ImportReport } from './report.ts'
import { type Brought, type IntakeOptions, intake, type Take } from './take-in.ts'

/**
 * Takes a feed on the web into the directory, page by page. Each page is read to its end before anything of it is taken
 * in; when one cannot be had, what came before it stays, and nothing is said to be gone.
 */
export async function importAddress(
  database: Kysely<DB>,
  url: URL,
  { fetching, ...options }: IntakeOptions & { fetching: FetcherSettings },
): Promise<ImportReport> {
  const { report, place, now } = options
  const fetcher = new Fetcher({ ...fetching, ...(report ? { report } : {}) })
  const act = <T>(work: Parameters<typeof actorTransaction<T>>[2]) =>
    actorTransaction(
      database,
      { actor: { kind: 'operator:directory-import', id: null, place }, now, request: newId() },
      work,
    )
  const given = { base: url.origin, takenFrom: shown(url), ...options }
  try {
    return await intake(database, given, async (take, source) => {
      const known = await act((acting) => validatorsOf(acting, source.id, url))
      const { brought, validators } = await bring(url, { fetcher, take, known, report })
      await act((acting) => keepValidators(acting, source.id, { url, validators, reach: fetching.reach }))
      return brought
    })
  } finally {
    await fetcher.close()
  }
}

type Bringing = {
  fetcher: Fetcher
  take: Take
  known: Awaited<ReturnType<typeof validatorsOf>>
  report: ((line: string) => void) | undefined
}

async function bring(url: URL, { fetcher, take, known, report }: Bringing) {
  const pages = feedPages(url, fetcher, known)
  let whole: WholeRecords | null = null
  for (;;) {
    const next = await pages.next()
    if (next.done) {
      const { note, unchanged, validators, ...end } = next.value
      const missing = whole?.missing ?? 0
      const stubs =
        missing > 0
          ? `${missing} of its records could not be had whole; they are taken as its list has them.`
          : null
      const brought: Brought = { whole: end.whole, notModified: unchanged, note: note ?? stubs }
      return { brought, validators }
    }
    const page = next.value
    report?.(pageLine(page))
    whole ??= new WholeRecords(page.url, fetcher)
    const at = { page: page.nth, pages: page.of }
    await take(whole.of(recordsOf(page.document, page.survey)), at)
  }
}
