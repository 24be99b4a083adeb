import { type Context, Hono } from 'hono'
import {
  answerList,
  answerText,
  type Form,
  type Problems,
  readForm,
  type Typed,
} from '../ui/questions/index.ts'
import { addDays, dateOnly, isUuid, newId } from '../words/index.ts'
import { addClosure, closureOwner, removeClosure, setOpening } from './calendar-store.ts'
import { closureForm, openingForm } from './forms.ts'
import { type Answer, lookingAfter, todayOf } from './looking-after.ts'
import type { Organisation } from './organisation.ts'
import { closuresOf, openDaysOf, organisationById, shutHolderOf } from './organisation-store.ts'
import { CalendarPage } from './screens/calendar.tsx'
import { FormPage } from './screens/form-page.tsx'
import { submitted } from './submitted.ts'
import { teamsOf } from './team-store.ts'
import { type Visit, workerOf } from './visit.ts'
import type { Reading } from './worker.ts'
import { workersOf } from './worker-store.ts'
import { organisationCan } from './workplace.ts'

// The words room reads no calendar that is shut for longer than this in one go.
const LONGEST_CLOSURE = 366

/** When an organisation is open and shut, and who holds what falls due while it is shut. */
export function calendarRoutes(database: Reading): Hono<Visit> {
  const app = new Hono<Visit>()
  const forOrganisation =
    (answer: (c: Context<Visit>, organisation: Organisation) => Answer) => async (c: Context<Visit>) => {
      const organisation = await organisationHere(c, database, c.req.param('id') ?? '')
      return organisation ? answer(c, organisation) : c.notFound()
    }

  app.get(
    '/organisations/:id/calendar',
    ...lookingAfter,
    forOrganisation((c, organisation) => show(c, database, organisation)),
  )

  app.get(
    '/organisations/:id/closures/new',
    ...lookingAfter,
    forOrganisation((c, organisation) => askForClosure(c, organisation)),
  )
  app.post('/organisations/:id/closures', ...lookingAfter, forOrganisation(addOne))
  app.post('/closures/:id/removal', ...lookingAfter, async (c) => {
    const id = c.req.param('id')
    const owner = isUuid(id) ? await closureOwner(database, id) : null
    const organisation = owner && (await organisationHere(c, database, owner))
    if (!organisation) return c.notFound()
    await c.var.act((acting) => removeClosure(acting, id, organisation.id))
    return toCalendar(c, organisation)
  })

  app.get(
    '/organisations/:id/opening',
    ...lookingAfter,
    forOrganisation((c, organisation) => askForOpening(c, database, organisation)),
  )
  app.post(
    '/organisations/:id/opening',
    ...lookingAfter,
    forOrganisation((c, organisation) => changeOpening(c, database, organisation)),
  )
  return app
}

async function organisationHere(
  c: Context<Visit>,
  database: Reading,
  id: string,
): Promise<Organisation | null> {
  const organisation = isUuid(id) ? await organisationById(database, id) : null
  if (!organisation) return null
  const teams = await teamsOf(database, organisation.id)
  return organisationCan.keepCalendar(organisation.id, teams, workerOf(c)) ? organisation : null
}

const toCalendar = (c: Context<Visit>, { id }: Organisation): Response =>
  c.redirect(`/organisations/${id}/calendar`, 303)

async function show(c: Context<Visit>, database: Reading, organisation: Organisation): Promise<Response> {
  const closures = await closuresOf(database, organisation.id)
  const children = (
    <CalendarPage
      organisation={organisation}
      openDays={await openDaysOf(database, organisation.id)}
      shutHolder={await shutHolderOf(database, organisation.id)}
      closures={closures.filter(({ endsOn }) => endsOn >= todayOf(c))}
    />
  )
  return c.var.page({ title: 'When we are open', section: 'team', children })
}

type Asked = {
  heading: string
  action: string
  form: Form
  typed: Typed
  submit: string
  id?: string
  problems?: Problems
}

function ask(c: Context<Visit>, { id }: Organisation, asked: Asked): Answer {
  return c.var.page({
    title: asked.heading,
    section: 'team',
    errors: asked.problems !== undefined,
    status: asked.problems ? 422 : 200,
    children: (
      <FormPage back={{ href: `/organisations/${id}/calendar`, text: 'When we are open' }} {...asked} />
    ),
  })
}

const askForClosure = (
  c: Context<Visit>,
  organisation: Organisation,
  wrong?: { typed: Typed; problems: Problems; id: string },
): Answer =>
  ask(c, organisation, {
    heading: 'Add days you are shut',
    action: `/organisations/${organisation.id}/closures`,
    form: closureForm,
    submit: 'Add them',
    typed: {},
    id: newId(),
    ...wrong,
  })

async function addOne(c: Context<Visit>, organisation: Organisation): Promise<Response> {
  const { typed, id } = await submitted(c)
  const read = readForm(closureForm, typed, todayOf(c))
  if (!read.ok) return askForClosure(c, organisation, { typed, problems: read.problems, id })
  const [name, startsOn, endsOn] = ['name', 'from', 'to'].map((field) => answerText(read.answers, field)) as [
    string,
    string,
    string,
  ]
  const wrong = endsOn < startsOn ? 'The last day must not be before the first' : tooLong(startsOn, endsOn)
  if (wrong) return askForClosure(c, organisation, { typed, problems: { to: wrong }, id })
  await c.var.act((acting) =>
    addClosure(acting, { id, organisation: organisation.id, name, startsOn, endsOn }),
  )
  return toCalendar(c, organisation)
}

const tooLong = (startsOn: string, endsOn: string): string | null =>
  endsOn > addDays(dateOnly(startsOn), LONGEST_CLOSURE)
    ? 'An organisation can be shut for a year at most'
    : null

async function askForOpening(
  c: Context<Visit>,
  database: Reading,
  organisation: Organisation,
  wrong?: { typed: Typed; problems: Problems },
): Promise<Response> {
  const days = await openDaysOf(database, organisation.id)
  return ask(c, organisation, {
    heading: 'When you are open',
    action: `/organisations/${organisation.id}/opening`,
    form: openingForm(await workersOf(database, organisation.id)),
    submit: 'Save',
    typed: { days: days.map(String), holder: organisation.shutHolderId ?? '' },
    ...wrong,
  })
}

async function changeOpening(
  c: Context<Visit>,
  database: Reading,
  organisation: Organisation,
): Promise<Response> {
  const { typed } = await submitted(c)
  const read = readForm(openingForm(await workersOf(database, organisation.id)), typed, todayOf(c))
  if (!read.ok) return askForOpening(c, database, organisation, { typed, problems: read.problems })
  const openDays = answerList(read.answers, 'days').map(Number).sort()
  const shutHolder = answerText(read.answers, 'holder')
  await c.var.act((acting) => setOpening(acting, organisation.id, { openDays, shutHolder }))
  return toCalendar(c, organisation)
}
