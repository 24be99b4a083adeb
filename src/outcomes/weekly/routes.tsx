import { type Context, Hono } from 'hono'
import { hasRole, signedIn, type Visit, whoMay, workerOf } from '../../accounts/index.ts'
import type { Programme } from '../../blueprint/index.ts'
import { csvHeaders, csvOf } from '../../csv/index.ts'
import type { Acting } from '../../database/index.ts'
import { lookingAt, runOfTeam, runsHere } from '../../groups/index.ts'
import { programmeCalled } from '../../programmes/index.ts'
import type { Content } from '../../ui/index.ts'
import { dateInLondon } from '../../words/index.ts'
import { cohortsOf } from '../cohort-store.ts'
import { INVENTED } from '../invented.ts'
import { ContactsPage } from './screens/contacts.tsx'
import { contactsInRecords, contactsOfRun } from './store.ts'
import { firstOf, told, WEEKS, WEEKS_OF_A_YEAR, type Weeks, weeksOf } from './weekly.ts'

type C = Context<Visit>

/** What there is to show: the weeks, what they are of, and how exactly they may be told. */
type Found = { weeks: Weeks; of: string; back: string; rounded: boolean; notice: string | null }

/** Those who pay read what the programme's own records have: to the nearest five, and by school where it has ten people. */
async function forPayers(c: C, many: number): Promise<Found | null> {
  const known = await c.var.act((acting) => programmeCalled(acting, c.req.param('key') ?? ''))
  if (!known) return null
  const { key, public_name: of } = known.programme
  const actor = { kind: 'job:programme-outcomes', id: null, place: workerOf(c).placeId } as const
  return c.var.actAs(actor, async (acting) => {
    const own = (await cohortsOf(acting, key)).filter(({ source }) => source === null)
    const first = firstOf(dateInLondon(acting.now), many)
    const counted = await contactsInRecords(
      acting,
      own.map(({ id }) => id),
      first,
    )
    const notice = own.some(({ invented }) => invented) ? INVENTED : null
    return {
      ...{ weeks: weeksOf(counted, first, many), of, notice },
      ...{ back: `/programmes/${key}`, rounded: true },
    }
  })
}

/** Those who run it read what was written down until this minute, and which of it is theirs. */
const forTheTeam = (c: C, many: number): Promise<Found | null> =>
  c.var.act(async (acting: Acting) => {
    const run = await runOfTeam(acting, workerOf(c), c.req.param('id') ?? '')
    if (!run) return null
    const first = firstOf(dateInLondon(acting.now), many)
    const weeks = weeksOf(await contactsOfRun(acting, run.id, first), first, many)
    return { weeks, of: run.service, back: `/programmes/${run.programme}`, rounded: false, notice: null }
  })

type Finding = (c: C, many: number) => Promise<Found | null>

const show = (find: Finding) => async (c: C) => {
  const found = await find(c, WEEKS)
  if (!found) return c.notFound()
  return c.var.page({
    title: `Contacts each week: ${found.of}`,
    section: found.rounded ? 'programmes' : 'groups',
    children: <ContactsPage {...found} file={`${c.req.path}/file`} />,
  })
}

/** A year of weeks as a file: a line for each week and school. */
const give = (find: Finding) => async (c: C) => {
  const found = await find(c, WEEKS_OF_A_YEAR)
  if (!found) return c.notFound()
  const { weeks, schools } = found.weeks
  const rows = weeks.flatMap((week, at) =>
    schools.map(({ name, each }) => [week, name, told(each[at] ?? 0, found.rounded)]),
  )
  const head = ['week beginning', 'school', 'contacts', ...(found.notice ? ['note'] : [])]
  const noted = found.notice ? rows.map((row) => [...row, found.notice]) : rows
  return c.body(csvOf(head, noted), 200, csvHeaders(`contacts each week ${found.of}`))
}

/** The way to how many were met each week, on the page of a programme that must show it; for those who pay and those who run it. */
export async function contactsLink(
  { worker, act }: Visit['Variables'],
  { key, statements }: Programme,
): Promise<Content> {
  if (!worker || !statements.some(({ rule }) => rule === 'contacts-each-week')) return null
  const { teams } = lookingAt(worker, [])
  const runs = (await act((acting) => runsHere(acting, { programme: key }))).filter(({ teamId }) =>
    teams.includes(teamId),
  )
  const pays = hasRole(worker, 'commissioner')
  if (!pays && runs.length === 0) return null
  return (
    <ul class="nhsuk-list">
      {pays && (
        <li>
          <a href={`/programmes/${key}/contacts-each-week`}>Contacts each week, school by school</a>
        </li>
      )}
      {runs.map(({ id, service }) => (
        <li>
          <a href={`/runs/${id}/contacts-each-week`}>Contacts each week of {service}, and which are yours</a>
        </li>
      ))}
    </ul>
  )
}

/** How many were met each week, school by school: for those who pay, and for those who run it. */
export function weeklyRoutes(): Hono<Visit> {
  const payers = whoMay({ about: 'insight', act: 'see' })
  const [ofProgramme, ofRun] = ['/programmes/:key/contacts-each-week', '/runs/:id/contacts-each-week']
  return new Hono<Visit>()
    .get(ofProgramme, payers, show(forPayers))
    .get(`${ofProgramme}/file`, payers, give(forPayers))
    .get(ofRun, signedIn, show(forTheTeam))
    .get(`${ofRun}/file`, signedIn, give(forTheTeam))
}
