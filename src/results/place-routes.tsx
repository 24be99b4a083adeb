import { type Context, Hono } from 'hono'
import { isCurator, type Visit } from '../accounts/index.ts'
import { csvHeaders, csvOf } from '../csv/index.ts'
import type { Acting } from '../database/index.ts'
import { figuresOf, type Publication } from '../publications/index.ts'
import { asPage, type Bubble, sendPacked } from '../ui/index.ts'
import { dateInLondon, en, figure, plainDate } from '../words/index.ts'
import { drawnOnce, packedOnce } from './kept.ts'
import { type Closer, closerAt } from './looking-closer.ts'
import { columns, openRows } from './open-data.ts'
import { chosenIn, type PublicRounds, publicRoundsFor } from './public-rounds.ts'
import { byDomain, headlineOf, type Row, rowsOf } from './row.ts'
import { DataColumns } from './screens/data-columns.tsx'
import { said } from './screens/figures.tsx'
import { NoPlaceResults, PlaceResults } from './screens/place.tsx'
import { type WhatMatters, whatMattersIn } from './what-matters.ts'

type C = Context<Visit>

const words = en.results

/** Every row of a place, compared with the survey before. */
export async function placeRows(
  acting: Acting,
  { now, rounds }: { now: Publication; rounds: readonly Publication[] },
): Promise<{ rows: Row[]; matters: WhatMatters[]; before: Publication | undefined }> {
  const before = rounds.find(({ round }) => round.id === now.round.earlier)
  const [everybody] = await figuresOf(acting, now, { grouping: 'all' })
  const [earlier] = before ? await figuresOf(acting, before, { grouping: 'all' }) : []
  const compared = {
    ...{ variables: now.variables, leastShown: now.minimumBase, own: everybody, before: earlier },
    ...{
      everybody: undefined,
      parts: null,
      askedBefore: new Set(before?.variables.map(({ key }) => key)),
    },
  }
  return { rows: rowsOf(compared), matters: whatMattersIn(compared), before }
}

/** The question that is asked for; else the first that stands for its domain. */
export function questionFor(asked: string, rows: readonly Row[]): string {
  if (rows.some(({ key }) => key === asked)) return asked
  const [first] = byDomain(rows).flatMap(({ domains }) =>
    domains.flatMap((domain) => headlineOf(domain) ?? []),
  )
  return first?.key ?? ''
}

/** What a map shows: the neighbourhoods whose figures are shown and whose place is known. */
function bubblesOf(where: PublicRounds['where'], closer: Closer | null): Bubble[] {
  if (!closer) return []
  const low = closer.low.filter(
    ({ grouping, value }) => grouping === 'neighbourhood' && value !== 'not_known',
  )
  const shares = low.map(({ count, n }) => count / n)
  const [least, most] = [Math.min(...shares), Math.max(...shares)]
  return low.flatMap(({ name, count, n }) => {
    const point = where.get(name)
    const step = most > least ? Math.floor(((count / n - least) / (most - least)) * 3.999) : 0
    const told = said(count / n, { reading: { kind: 'share', bands: [], said: '' } })
    return point
      ? [{ ...point, name, size: count, shade: step as Bubble['shade'], says: `${name}: ${told}` }]
      : []
  })
}

async function show(c: C, found: PublicRounds) {
  const chosen = chosenIn(c, found)
  const title = words.title({ place: c.var.placeName })
  const page = { title, section: 'wellbeing', width: 'wide' } as const
  if (!chosen) return c.var.page({ ...page, children: <NoPlaceResults place={c.var.placeName} /> })
  const { now, rounds, where } = chosen
  const asked = { about: c.req.query('about'), place: c.var.placeName, plans: isCurator(c.var.worker) }
  const about = asked.about !== undefined && now.variables.some(({ key }) => key === asked.about)
  const key = [
    ...[about ? asked.about : null, asked.place, asked.plans, now.id],
    ...[rounds.map(({ id, round }) => [id, round.name]), [...where]],
  ]
  const whole = async () => c.var.page({ ...page, children: await drawing() })
  const drawing = () =>
    drawnOnce(['place', ...key], () =>
      c.var.act(async (acting) => {
        const { rows, matters, before } = await placeRows(acting, chosen)
        const closer = await closerAt(acting, chosen, questionFor(asked.about ?? '', rows))
        return (
          <PlaceResults
            place={asked.place}
            survey={{
              ...{ key: now.round.key, name: now.round.name },
              made: plainDate(dateInLondon(now.computedAt)),
            }}
            before={before?.round.name ?? null}
            rounds={rounds.map(({ round }) => ({ key: round.key, name: round.name }))}
            leastShown={figure(now.minimumBase)}
            rows={rows}
            matters={matters}
            closer={closer}
            bubbles={bubblesOf(where, closer)}
            {...(asked.plans
              ? { needs: `/wellbeing/needs?${new URLSearchParams({ about: closer?.variable.key ?? '' })}` }
              : {})}
          />
        )
      }),
    )
  // To everybody who is not signed in, the whole page is the same.
  if (c.var.worker) return whole()
  return sendPacked(c, await packedOnce(['page', ...key], async () => (await whole()).text()), asPage)
}

const LICENCE = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'

async function give(c: C, found: PublicRounds, form: 'csv' | 'json') {
  const chosen = chosenIn(c, found)
  if (!chosen) return c.notFound()
  const { now } = chosen
  const figures = () => c.var.act((acting) => figuresOf(acting, now))
  const headers = { 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' }
  const name = `wellbeing ${now.round.key}`
  if (form === 'csv') {
    const heads = columns.map(([column]) => column)
    const file = await packedOnce(['csv', now.id, now.round], async () =>
      csvOf(
        heads,
        openRows(now, await figures()).map((row) => heads.map((column) => row[column])),
      ),
    )
    return sendPacked(c, file, { ...headers, ...csvHeaders(name), link: `<${LICENCE}>; rel="license"` })
  }
  const about = {
    source: words.source({ place: c.var.placeName, name: now.round.name }),
    licence: LICENCE,
    columns: Object.fromEntries(columns),
  }
  const json = await packedOnce(['json', now.id, now.round, about], async () =>
    JSON.stringify({ ...about, figures: openRows(now, await figures()) }),
  )
  return sendPacked(c, json, { ...headers, 'content-type': 'application/json' })
}

/** How young people are in the place, for everybody, and the same figures to take away; no school stands in them. */
export function placeRoutes(): Hono<Visit> {
  const roundsFor = publicRoundsFor()
  return new Hono<Visit>()
    .get('/wellbeing', async (c) => show(c, await roundsFor(c)))
    .get('/wellbeing/data', (c) =>
      c.var.page({
        ...{ title: words.columns, section: 'wellbeing', width: 'reading' },
        children: <DataColumns columns={columns} licence={LICENCE} />,
      }),
    )
    .get('/wellbeing/data.csv', async (c) => give(c, await roundsFor(c), 'csv'))
    .get('/wellbeing/data.json', async (c) => give(c, await roundsFor(c), 'json'))
}
