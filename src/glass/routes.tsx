import { type Context, Hono } from 'hono'
import {
  frontDoor,
  organisationById,
  safeguardingLeadsOf,
  signedIn,
  steppedUp,
  type Visit,
  workerOf,
} from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { type Answers, answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, isUuid, normaliseName } from '../words/index.ts'
import { breakingForm, checkBreaking } from './forms.ts'
import type { GlassKind } from './glass.ts'
import { namingRoutes } from './naming-routes.tsx'
import { recordUnderGlass } from './record-store.ts'
import { reviewRoutes } from './review-routes.tsx'
import { reviewersOf } from './review-store.ts'
import { BeforeBreaking, GlassOver } from './screens/breaking.tsx'
import { UnderGlass } from './screens/record.tsx'
import { breakGlass, endGlass, findForGlass, layAway, mayBreak, oneIsOpen, ownBreak } from './store.ts'
import { tellOfReview } from './telling.ts'

type C = Context<Visit>

const NOBODY =
  'We did not open anything. Either nobody has exactly these details, or you have tried too often in the last hour, or it is not to be opened this way. Check each letter and number. If it is urgent, ring 999.'
const ONE_OPEN = 'You have one open already. End it first: you can only read one young person at a time.'

const ask = (c: C, sent?: ToPutRight, stopped?: string) =>
  showForm(
    c,
    {
      heading: 'Read a record in an emergency',
      back: { text: 'Today', href: '/today' },
      above: <BeforeBreaking />,
      ...(stopped ? { stopped } : {}),
      form: breakingForm,
      action: '/glass',
      button: 'Open it for an hour',
      makes: true,
    },
    sent,
  )

const soughtFrom = (answers: Answers) => {
  const name = answerOrNull(answers, 'name')
  return {
    nameKey: name ? normaliseName(name) : null,
    ...{ born: answerOrNull(answers, 'born'), nhs: answerOrNull(answers, 'nhs') },
  }
}

/** Whom to ring instead: the same for everybody and for every reason, so that it tells nothing. */
const whomToRing = async (c: C): Promise<string> =>
  c.var.act(async ({ tx, now }) => {
    const door = await frontDoor(tx, workerOf(c).placeId)
    if (!door) return 'Ring the safeguarding lead of your organisation.'
    const leads = await safeguardingLeadsOf(tx, door.organisationId, dateInLondon(now))
    const phone =
      leads.find((lead) => lead.phone)?.phone ?? (await organisationById(tx, door.organisationId))?.phone
    const who =
      leads.length > 0
        ? `${leads.map(({ name }) => name).join(' or ')}, safeguarding lead`
        : 'the safeguarding lead'
    return `Ring ${who} at ${door.organisationName}${phone ? `: ${phone}` : ''}.`
  })

/** Finds them, breaks glass and asks both organisations to look at it; null where nobody was found. */
async function open(c: C, acting: Acting, id: string, answers: Answers): Promise<string | null> {
  const worker = workerOf(c)
  await layAway(acting, worker.id)
  const found = await findForGlass(acting, id, soughtFrom(answers))
  if (!found) return null
  const asked = await breakGlass(acting, {
    ...{ id, found, organisationId: worker.organisationId },
    ...{ kind: answerText(answers, 'kind') as GlassKind, reason: answerText(answers, 'reason') },
  })
  for (const review of asked) {
    const reviewers = await reviewersOf(acting, review.organisationId, worker.id)
    await tellOfReview(acting, review, reviewers, { template: 'workerGlassBroken', origin: c.var.origin })
  }
  return `/glass/${id}`
}

async function breakIt(c: C, typed: Typed): Promise<Response> {
  const id = idOfSending(typed)
  if (await c.var.act((acting) => ownBreak(acting, id))) return c.redirect(`/glass/${id}`, 303)
  const read = readForm(breakingForm, typed, dateInLondon(c.var.now))
  const problems = { ...(read.ok ? {} : read.problems), ...checkBreaking(read.answers) }
  if (Object.keys(problems).length > 0) return ask(c, { typed, problems })
  try {
    const to = await c.var.act((acting) => open(c, acting, id, read.answers))
    if (to) return c.redirect(to, 303)
    // The next press is another try: it has an id of its own.
    const { once: _, ...again } = typed
    return ask(c, { typed: again, problems: {} }, `${NOBODY} ${await whomToRing(c)}`)
  } catch (error) {
    if (oneIsOpen(error)) return ask(c, { typed, problems: {} }, ONE_OPEN)
    throw error
  }
}

async function show(c: C): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const broken = isUuid(id) ? await c.var.act((acting) => ownBreak(acting, id)) : null
  if (!broken) return c.notFound()
  const { placeId } = workerOf(c)
  const found = broken.live
    ? await c.var.actAs({ kind: 'glass', id, place: placeId }, recordUnderGlass)
    : null
  if (!found) return c.var.page({ title: 'This is closed again', children: <GlassOver broken={broken} /> })
  return c.var.page({
    title: found.person.name,
    children: <UnderGlass {...found} today={dateInLondon(c.var.now)} now={c.var.now} />,
  })
}

async function end(c: C): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const broken = await c.var.act(async (acting) => {
    const own = isUuid(id) ? await ownBreak(acting, id) : null
    if (own) await endGlass(acting, id)
    return own
  })
  return broken ? c.redirect(`/glass/${id}`, 303) : c.notFound()
}

/** Breaking glass: opening a record in an emergency, ending it, who may, and who looks at it afterwards. */
export function glassRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/glass', signedIn, async (c, next) => ((await c.var.act(mayBreak)) ? next() : c.notFound()))
    .get('/glass', steppedUp, (c) => ask(c))
    .post('/glass', steppedUp, async (c) => breakIt(c, await typedIn(c)))
    .get('/glass/:id', signedIn, (c) => show(c))
    .post('/glass/:id/ending', signedIn, (c) => end(c))
    .route('/', namingRoutes())
    .route('/', reviewRoutes())
}
