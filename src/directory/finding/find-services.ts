import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { isForAge, type Location, type Schedule } from '../entry.ts'
import { partsOf } from '../parts.ts'
import { excerptsOf } from './excerpts.ts'
import { answerTo, bestFirst, fitting, howItFits, type Looking, vanished } from './matching.ts'
import { readWords, type Said } from './search-words.ts'
import { forgiveSpelling, type Slip } from './spelling.ts'

/** A thing the seeker said and whether this service answers it: by its name, by what is written about it (and there), or not. */
export type Fit = { said: string; fits: 'name' | 'text' | 'day' | 'free' | 'no'; excerpt?: string }

/** One result, with why it is there. */
export type FoundService = {
  id: string
  name: string
  summary: string | null
  description: string | null
  providerName: string | null
  minimumAge: number | null
  maximumAge: number | null
  free: boolean | null
  fees: string | null
  justTurnUp: boolean | null
  door: string | null
  picture: string | null
  status: string
  vanished: boolean
  fits: Fit[]
  forAge: boolean | undefined
  locations: Location[]
  schedules: Schedule[]
}

export type Found = {
  total: number
  page: number
  pages: number
  /** Nothing fitted everything that was said: these fit some of it. */
  onlySome: boolean
  slips: Slip[]
  results: FoundService[]
}

const PAGE = 20

/** Services that fit, best first, 20 to a page. When nothing fits every word, those that fit some. */
export async function findServices(database: Kysely<DB>, looking: Looking): Promise<Found> {
  const { said, slips } = await forgiveSpelling(database, readWords(looking.words ?? ''))
  const all = await search(database, looking, said, 'all')
  const onlySome = all.total === 0 && said.length > 1
  const { total, page, rows } = onlySome ? await search(database, looking, said, 'some') : all
  const ids = rows.map((row) => row.id)
  const parts = await partsOf(database, ids)
  const excerpts = await excerptsOf(database, ids, said)
  const results = rows.map(({ fits, ...row }) => ({
    ...row,
    fits: said.map((one, at) => fitOf(one, fits[at] ?? 'no', excerpts.get(row.id)?.[at])),
    forAge: looking.age === undefined ? undefined : isForAge(row, looking.age),
    locations: parts.locations(row.id),
    schedules: parts.schedules(row.id),
  }))
  return {
    total,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    onlySome: onlySome && total > 0,
    slips,
    results,
  }
}

const fitOf = ({ said }: Said, fits: Fit['fits'], excerpt?: string): Fit =>
  fits === 'text' && excerpt ? { said, fits, excerpt } : { said, fits }

type Row = Omit<FoundService, 'fits' | 'forAge' | 'locations' | 'schedules'> & {
  fits: Fit['fits'][]
  total: number
}

async function search(database: Kysely<DB>, looking: Looking, said: readonly Said[], fit: 'all' | 'some') {
  const answers = said.map((one) => answerTo(one, looking.today))
  const asksFor = Math.min(Math.max(1, Math.floor(looking.page ?? 1)), 10_000)
  const rows = await run(asksFor)
  // A page past the end, as in an old link: the first one.
  const again = rows.length === 0 && asksFor > 1
  const shown = again ? await run(1) : rows
  return {
    total: shown[0]?.total ?? 0,
    page: again ? 1 : asksFor,
    rows: shown.map(({ total: _, ...row }) => row),
  }

  // Ranked by narrow rows first: the wide ones are read for one page only.
  async function run(page: number): Promise<Row[]> {
    const ranked = await sql<Row>`
      with chosen as (
        select s.id, (count(*) over ())::int as total, row_number() over (order by ${bestFirst(looking, answers, fit)}) as place
          from service s left join directory_source f on f.id = s.source_id
         where ${fitting(looking, answers, fit)}
         order by place limit ${PAGE} offset ${(page - 1) * PAGE})
      select s.id, s.name, s.summary, left(s.description, 600) as description, p.name as "providerName",
             s.minimum_age as "minimumAge", s.maximum_age as "maximumAge", s.free, s.fees, s.just_turn_up as "justTurnUp",
             s.door, s.picture, s.status, ${vanished} as vanished, ${howItFits(answers)} as fits, chosen.total
        from chosen
        join service s using (id)
        left join provider p on p.id = s.provider_id
        left join directory_source f on f.id = s.source_id
       order by chosen.place`.execute(database)
    return ranked.rows
  }
}
