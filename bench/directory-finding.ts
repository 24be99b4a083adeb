import { findServices, giveServices } from '../src/directory/index.ts'
import { type DateOnly, dateInLondon, systemClock } from '../src/words/index.ts'
import type { DirectoryTown } from './directory-town.ts'
import { DoesNotCount } from './stand.ts'

/** How long a question took, in milliseconds, in the middle and at the worst of a hundred. */
export type Times = { p50: number; p99: number }

/** Finding by text, within 20 km, for an age, with every facet counted; beside the bare SQL of it. */
export type FindingFigure = { services: number; finder: Times; bare: Times; found: number }

const REACH = 20_000
const words = [
  'football',
  'boxing',
  'drawing',
  'anxiety',
  'gardening',
  'swimming',
  'drama',
  'coding',
  'homework',
  'dance',
]

type Question = { word: string; latitude: number; longitude: number; age: number }

/** Questions that people of this directory's towns may ask: the same ones for finder and bare SQL. */
async function questionsOf({ owner }: DirectoryTown, many: number): Promise<Question[]> {
  const { rows } = await owner.query<{ latitude: number; longitude: number }>(
    'select latitude, longitude from service_location order by id limit $1',
    [many],
  )
  return rows.map((at, nth) => ({ ...at, word: words[nth % words.length] ?? '', age: 8 + (nth % 10) }))
}

// Every condition, every facet's counts, and the rows of one page, as one would write it by hand.
const BARE = `
  with base as materialized (
    select s.id, s.free, s.just_turn_up, s.can_refer_self, s.places_free, s.helps_with, s.access_features, d.metres
      from service s cross join lateral (
        select min(l.at <-> point_on_earth($1, $2))::int as metres from service_location l where l.service_id = s.id) d
     where s.withdrawn_on is null and s.status in ('active', 'temporarily closed') and s.search @@ plainto_tsquery('english', $4)
       and s.at && cube_enlarge(point_on_earth($1, $2), ${REACH}, 3) and d.metres <= ${REACH}
       and coalesce(s.minimum_age, 0) <= $3 and coalesce(s.maximum_age, 120) >= $3),
  best as (select id, metres, row_number() over (order by metres, id) as place from base order by place limit 20)
  select (select count(*)::int from base) as total,
    (select json_object_agg(k, n) from (select k, count(*) n from base, unnest(helps_with) k group by k) t) as helps,
    (select json_object_agg(k, n) from (select k, count(*) n from base, unnest(access_features) k group by k) t) as access,
    (select json_object_agg(k, n) from (select k, count(*) n from base b join service_schedule h on h.service_id = b.id, unnest(h.days) k group by k) t) as days,
    (select json_build_object('free', count(*) filter (where free), 'turn_up', count(*) filter (where just_turn_up),
      'myself', count(*) filter (where can_refer_self), 'places', count(*) filter (where places_free > 0)) from base) as flags,
    (select json_agg(json_build_object('id', s.id, 'name', s.name, 'summary', s.summary, 'description', left(s.description, 600),
        'provider', p.name, 'metres', best.metres, 'places', (select json_agg(to_json(l)) from service_location l where l.service_id = s.id),
        'times', (select json_agg(to_json(h)) from service_schedule h where h.service_id = s.id)) order by best.place)
      from best join service s using (id) left join provider p on p.id = s.provider_id) as page`

/** Asks so many questions of the finder and of the bare SQL by turns, and says how long each took. */
export async function measureFinding(town: DirectoryTown, many = 200): Promise<FindingFigure> {
  const questions = await questionsOf(town, many)
  const today = dateInLondon(systemClock()) as DateOnly
  const times = { finder: [] as number[], bare: [] as number[] }
  let found = 0
  for (const [nth, question] of [...questions.slice(0, 20), ...questions].entries()) {
    const { word, latitude, longitude, age } = question
    const bare = await timed(() => town.bare.query<{ total: number }>(BARE, [latitude, longitude, age, word]))
    const finder = await timed(() =>
      findServices(
        town.app,
        { words: word, near: { latitude, longitude, metres: REACH }, age, today, place: town.place },
        { counted: true },
      ),
    )
    const total = bare.answer.rows[0]?.total ?? 0
    // The finder may find more: it knows other words for the same.
    if (finder.answer.total < total)
      throw new DoesNotCount(
        `the finder has ${finder.answer.total} for ${word} where the bare SQL has ${total}`,
      )
    if (nth < 20) continue
    found += finder.answer.total
    times.finder.push(finder.took)
    times.bare.push(bare.took)
  }
  return {
    services: town.services,
    finder: timesOf(times.finder),
    bare: timesOf(times.bare),
    found: found / many,
  }
}

/** The first page of what is given out, in full: 50 services with all that belongs to them, as JSON. */
export async function measureGiving(
  town: DirectoryTown,
  many = 30,
): Promise<{ services: number; page: Times; bytes: number }> {
  const giving = { database: town.app, place: town.place, origin: 'https://bench.example' }
  const took: number[] = []
  let bytes = 0
  for (let nth = -5; nth < many; nth++) {
    const { took: time, answer } = await timed(async () => {
      const { contents } = await giveServices(giving, {}, { limit: 50, offset: 0 }, 'full')
      if (contents.length !== 50) throw new DoesNotCount(`${contents.length} services on a page of 50`)
      return JSON.stringify(contents)
    })
    bytes = answer.length
    if (nth >= 0) took.push(time)
  }
  return { services: town.services, page: timesOf(took), bytes }
}

async function timed<Answer>(work: () => Promise<Answer>): Promise<{ took: number; answer: Answer }> {
  const begun = performance.now()
  const answer = await work()
  return { took: performance.now() - begun, answer }
}

function timesOf(took: readonly number[]): Times {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}
