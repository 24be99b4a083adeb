import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { findServices, serviceById } from '../directory/index.ts'
import { recordLook } from '../history/index.ts'
import { draftsOf, onwardOf, type Supported, signpost } from '../referrals/index.ts'
import { BackLink, formValues } from '../ui/index.ts'
import { type Typed, typedText } from '../ui/questions/index.ts'
import { cleanLine, dateInLondon, isUuid, newId } from '../words/index.ts'
import { suggestedFor } from './finding.ts'
import { FindForThem } from './screens/find.tsx'
import { OneService } from './screens/one-service.tsx'
import type { Suggestion } from './suggestion.ts'
import { withSupport } from './with-support.ts'

type C = Context<Visit>

const wordsIn = (typed: string): string => {
  const line = cleanLine(typed.slice(0, 1000), { max: 200 })
  return line.ok ? line.text : ''
}

/** What the visitor looks for on this page: their own words, which page of it, every age or theirs. */
const lookingIn = (c: C) => ({
  words: wordsIn(c.req.query('words') ?? ''),
  page: Number(/^\d{1,5}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1),
  everyAge: c.req.query('ages') === 'all',
})

type Looking = ReturnType<typeof lookingIn>

/** What the finder found, weighed for them but in the finder's order; nothing when nobody typed anything. */
async function searched(acting: Acting, supported: Supported, looking: Looking, age: number | null) {
  const { words, page, everyAge } = looking
  if (words === '') return null
  const found = await findServices(acting.tx, {
    ...{ words, page, place: acting.actor.place, today: dateInLondon(acting.now) },
    ...(age === null || everyAge ? {} : { age }),
  })
  const ids = found.results.map(({ id }) => id)
  const { suggestions, notes } = await suggestedFor(acting, supported, ids)
  const inOrder = ids.flatMap((id) => suggestions.find(({ offer }) => offer.id === id) ?? [])
  return { found, suggestions: inOrder satisfies Suggestion[], notes }
}

async function told(c: C, acting: Acting, called: string): Promise<string | null> {
  const id = c.req.query('told') ?? ''
  const service = isUuid(id) ? await serviceById(acting.tx, id) : undefined
  return service ? `It is noted that you told ${called} about ${service.name}. Nobody was asked.` : null
}

async function showFinding(c: C, acting: Acting, supported: Supported) {
  const { called, person } = supported
  const looking = lookingIn(c)
  await recordLook(acting, 'finding', { youngPerson: person.id, subject: supported.id })
  const suggested = await suggestedFor(acting, supported, looking.words === '' ? undefined : [])
  const drafts = (await draftsOf(acting, true)).filter(({ typed }) => typed.support === supported.id)
  return c.var.page({
    title: `Find something for ${called}`,
    section: 'young-people',
    before: <BackLink href={`/supports/${supported.id}/plan`} text={`${called}’s plan`} />,
    children: (
      <FindForThem
        supportId={supported.id}
        personId={person.id}
        suggested={suggested}
        searched={await searched(acting, supported, looking, suggested.them.age)}
        looking={looking}
        drafts={drafts}
        signposted={(await onwardOf(acting, supported.id)).signposted}
        notice={await told(c, acting, called)}
      />
    ),
  })
}

async function showService(c: C, acting: Acting, supported: Supported) {
  const service = await serviceById(acting.tx, c.req.param('service') ?? '')
  if (!service || service.withdrawnOn !== null) return c.notFound()
  const { called, person } = supported
  await recordLook(acting, 'finding', { youngPerson: person.id, subject: supported.id })
  const { suggestions, notes } = await suggestedFor(acting, supported, [service.id])
  const [suggestion] = suggestions
  if (!suggestion) return c.notFound()
  return c.var.page({
    title: `${service.name}, for ${called}`,
    section: 'young-people',
    before: (
      <BackLink href={`/supports/${supported.id}/prescriptions/new`} text={`Find something for ${called}`} />
    ),
    children: (
      <OneService
        called={called}
        supportId={supported.id}
        suggestion={suggestion}
        service={service}
        notes={notes}
        notice={await told(c, acting, called)}
      />
    ),
  })
}

/** Notes that somebody was told about a service, and leads back to where the button was. */
async function tell(c: C, acting: Acting, supported: Supported, typed: Typed) {
  const [id, service] = [typedText(typed, 'id'), typedText(typed, 'service')]
  if (!(await serviceById(acting.tx, service))) return c.notFound()
  await signpost(acting, {
    id: isUuid(id) ? id : newId(),
    supportId: supported.id,
    youngPersonId: supported.person.id,
    serviceId: service,
  })
  const finding = `/supports/${supported.id}/prescriptions/new`
  if (typedText(typed, 'from') === 'service')
    return c.redirect(`/supports/${supported.id}/services/${service}?told=${service}`, 303)
  const words = wordsIn(typedText(typed, 'words'))
  return c.redirect(`${finding}?${new URLSearchParams({ ...(words ? { words } : {}), told: service })}`, 303)
}

/** Finding something for one young person: suggestions with reasons, the finder, and telling about it in one tap. */
export function findingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/supports/*', signedIn)
    .get('/supports/:id/prescriptions/new', (c) =>
      withSupport(c, async (acting, supported) => {
        const service = c.req.query('service')
        if (service === undefined) return showFinding(c, acting, supported)
        if (!isUuid(service)) return c.notFound()
        return c.redirect(`/supports/${supported.id}/prescriptions/${newId()}?service=${service}`, 303)
      }),
    )
    .get('/supports/:id/services/:service', (c) =>
      withSupport(c, (acting, supported) => showService(c, acting, supported)),
    )
    .post('/supports/:id/signposts', async (c) => {
      const typed = formValues(await c.req.text()) as Typed
      return withSupport(c, (acting, supported) => tell(c, acting, supported, typed))
    })
}
