import type { Kysely } from 'kysely'
import { actorTransaction, type DB } from '../../database/index.ts'
import { newId } from '../../words/index.ts'
import { shown } from '../fetching/feed-address.ts'
import { Fetcher, type FetcherSettings } from '../fetching/fetcher.ts'
import { feedPages, pageLine } from '../fetching/pages.ts'
import { type Keeping, WholeRecords } from '../fetching/whole-records.ts'
import { recordsOf } from '../reading/survey.ts'
import { keepValidators, validatorsOf } from './feed-of-source.ts'
import { type CutOff, cutOff, goOnFrom } from './going-on.ts'
import { keepWhole, keptWhole } from './kept-whole.ts'
import type { ImportReport } from './report.ts'
import { type Brought, type IntakeOptions, intake, type Take } from './take-in.ts'

/**
 * Takes a feed on the web into the directory, page by page. Each page is read to its end before anything of it is taken
 * in; when one cannot be had, what came before it stays, and nothing is said to be gone. The next import goes on there,
 * where the list still stands as it did.
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
    return await intake(database, given, async (take, source, run) => {
      const [known, before] = await act(async (acting) => [
        await validatorsOf(acting, source.id, url),
        await cutOff(acting, run, source.id, url),
      ])
      const named = { id: source.id, name: options.source }
      const { brought, validators } = await bring(url, {
        ...{ fetcher, take, known, before, report },
        goOn: (from) => act((acting) => goOnFrom(acting, run, from)),
        whole: {
          now,
          recall: (id) => act((acting) => keptWhole(acting, named, id)),
          keep: (id, kept) => act((acting) => keepWhole(acting, named, id, kept)),
        },
      })
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
  before: CutOff | null
  report: ((line: string) => void) | undefined
  goOn: (from: Date) => Promise<void>
  whole: Keeping
}

async function bring(url: URL, { fetcher, take, known, before, report, goOn, whole: keeping }: Bringing) {
  const pages = feedPages(url, fetcher, known, before?.reached ?? null)
  let whole: WholeRecords | null = null
  let from: Date | null = null
  let wentOn: string | null = null
  for (;;) {
    const next = await pages.next()
    if (next.done) {
      const { note, unchanged, validators, ...end } = next.value
      const missing = whole?.missing ?? 0
      const stubs =
        missing > 0
          ? `${missing} of its records could not be had whole; they are taken as its list has them.`
          : null
      const notes = [wentOn, note ?? stubs].filter((one) => one !== null)
      const brought: Brought = { ...end, from, notModified: unchanged, note: notes.join(' ') || null }
      return { brought, validators }
    }
    const page = next.value
    report?.(pageLine(page))
    if (page.skip > 0 && before) {
      from = before.from
      wentOn = `It went on with page ${page.nth}, where the import before it had been cut off.`
      report?.(wentOn)
      await goOn(from)
    }
    whole ??= new WholeRecords(page.url, fetcher, keeping)
    const on = page.mark && { feed: url, reached: { ...page.mark, taken: page.skip } }
    const records = after(page.skip, recordsOf(page.document, page.survey))
    await take(whole.of(records), { page: page.nth, pages: page.of, on, from })
  }
}

// What stands after so many records of a page: those were taken in before it was cut off.
async function* after(skip: number, records: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  let nth = 0
  for await (const record of records) if (++nth > skip) yield record
}
