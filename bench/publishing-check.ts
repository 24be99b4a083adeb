import type { Published } from '../src/publications/publish.ts'
import type { SurveyTown } from './publishing-town.ts'
import { DoesNotCount } from './stand.ts'
import type { Bare, Unprotected } from './unprotected.ts'

type Told = [n: number, missing: number, mean: number | null, sd: number | null, counts: number[] | null]
type Landed = { grouping: string; value: string; figures: (Told | null)[] }

/** Rounded to four places, as they are frozen. */
const NEAR = 0.000051

/**
 * Looks at every group that stands in the database: as many as were said, and each figure that is shown the same as DuckDB
 * found. Gives how many figures those are; throws DoesNotCount otherwise.
 */
export async function checkWhatLanded(
  { owner }: SurveyTown,
  duck: Unprotected,
  told: Published,
): Promise<number> {
  const groups = await duck.groups()
  if (groups.all !== told.cells)
    throw new DoesNotCount(`${told.cells} groups were published and DuckDB finds ${groups.all}`)
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from publication_group')
  // The place and the public are told the same groups, so those stand twice.
  if (rows[0]?.n !== told.cells + groups.place)
    throw new DoesNotCount(`${rows[0]?.n} groups stand in the database and not ${told.cells + groups.place}`)
  const publications = await owner.query<{ id: string; school: string | null }>(
    'select id, organisation_id as school from publication',
  )
  let checked = 0
  for (const { id, school } of publications.rows) {
    const bare = await duck.figuresOf(school)
    const landed = await owner.query<Landed>(
      'select grouping, value, figures from publication_group where publication_id = $1',
      [id],
    )
    for (const group of landed.rows) checked += sameFigures(group, bare, school ?? 'everybody')
  }
  if (checked === 0) throw new DoesNotCount('no figure is shown to anybody')
  return checked
}

function sameFigures(
  { grouping, value, figures }: Landed,
  bare: Awaited<ReturnType<Unprotected['figuresOf']>>,
  whose: string,
): number {
  const found = bare.get(`${grouping} ${nameInFiles(grouping, value)}`)
  if (!found) throw new DoesNotCount(`DuckDB finds no ${grouping} ${value} in ${whose}`)
  let same = 0
  for (const [at, figure] of figures.entries()) {
    if (!figure) continue
    const other = found.figures[at]
    if (!other || !isSame(figure, other, found.sets))
      throw new DoesNotCount(
        `${grouping} ${value} of ${whose}, variable ${at}: ${JSON.stringify(figure)}, and ${JSON.stringify(other)} by DuckDB`,
      )
    same++
  }
  return same
}

/** PostgreSQL writes true as t into a file. */
const nameInFiles = (grouping: string, value: string): string =>
  grouping === 'free_meals' && value !== 'not_known' ? value.charAt(0) : value

function isSame([n, missing, mean, sd, counts]: Told, other: Bare, sets: number): boolean {
  const near = (one: number | null, another: number | null) =>
    one === null || (another !== null && Math.abs(one - another) < NEAR)
  return (
    n === other.n &&
    missing === sets - other.n &&
    near(mean, other.mean) &&
    near(sd, other.sd) &&
    (counts === null ||
      (counts.length === other.counts.length && counts.every((count, at) => count === other.counts[at])))
  )
}
