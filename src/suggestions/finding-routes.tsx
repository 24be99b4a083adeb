import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { queryOf, readAsked, serviceById } from '../directory/index.ts'
import { recordLook } from '../history/index.ts'
import { draftsOf, onwardOf, type Supported, signpost } from '../referrals/index.ts'
import { BackLink, formValues } from '../ui/index.ts'
import { type Typed, typedText } from '../ui/questions/index.ts'
import { isUuid, newId } from '../words/index.ts'
import { suggestedFor } from './finding.ts'
import { FindForThem } from './screens/find.tsx'
import { OneService } from './screens/one-service.tsx'
import { lookedFor, searched } from './searching.ts'
import { withSupport } from './with-support.ts'

type C = Context<Visit>

async function told(c: C, acting: Acting, called: string): Promise<string | null> {
  const id = c.req.query('told') ?? ''
  const service = isUuid(id) ? await serviceById(acting.tx, id) : undefined
  return service ? `It is noted that you told ${called} about ${service.name}. Nobody was asked.` : null
}

async function showFinding(c: C, acting: Acting, supported: Supported) {
  const { called, person } = supported
  await recordLook(acting, 'finding', { youngPerson: person.id, subject: supported.id })
  const { searching } = lookedFor(c, supported.id, null)
  const suggested = await suggestedFor(acting, supported, searching ? [] : undefined)
  const looking = lookedFor(c, supported.id, suggested.them.age)
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
        searched={await searched(acting, supported, looking)}
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
  // Back to the same search: only what the finder itself reads goes on.
  const back = new URLSearchParams(typedText(typed, 'search').slice(0, 4_000))
  const query = queryOf(readAsked(back))
  for (const name of ['words', 'age', 'miles']) if (back.get(name) === '') query.set(name, '')
  query.set('told', service)
  return c.redirect(`${finding}?${query}`, 303)
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
