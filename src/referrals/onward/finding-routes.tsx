import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { findServices, serviceById } from '../../directory/index.ts'
import { recordLook } from '../../history/index.ts'
import { ageToday } from '../../people/index.ts'
import { BackLink, formValues } from '../../ui/index.ts'
import { type Typed, typedText } from '../../ui/questions/index.ts'
import { cleanLine, dateInLondon, isUuid, newId } from '../../words/index.ts'
import { draftsOf } from '../drafts.ts'
import { onwardOf, signpost } from './prescribed-store.ts'
import { prescriptionCan } from './prescription.ts'
import { FindForThem } from './screens/find.tsx'
import { type Supported, supportedBy } from './supported.ts'

type C = Context<Visit>

const wordsIn = (typed: string): string => {
  const line = cleanLine(typed.slice(0, 1000), { max: 200 })
  return line.ok ? line.text : ''
}

async function showFinding(c: C, acting: Acting, supported: Supported) {
  const today = dateInLondon(acting.now)
  const words = wordsIn(c.req.query('words') ?? '')
  const page = Number(/^\d{1,5}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)
  const age = ageToday(supported.person, today)
  const about = { place: acting.actor.place, today, words, page, ...(age === null ? {} : { age }) }
  await recordLook(acting, 'finding', { youngPerson: supported.person.id, subject: supported.id })
  const told = c.req.query('told') ?? ''
  const service = isUuid(told) ? await serviceById(acting.tx, told) : undefined
  const drafts = (await draftsOf(acting, true)).filter(({ typed }) => typed.support === supported.id)
  return c.var.page({
    title: `Find something for ${supported.called}`,
    section: 'young-people',
    before: <BackLink href={`/supports/${supported.id}/plan`} text={`${supported.called}’s plan`} />,
    children: (
      <FindForThem
        supported={supported}
        words={words}
        age={age}
        found={await findServices(acting.tx, about)}
        drafts={drafts}
        signposted={(await onwardOf(acting, supported.id)).signposted}
        notice={
          service
            ? `It is noted that you told ${supported.called} about ${service.name}. Nobody was asked.`
            : null
        }
        path={`/supports/${supported.id}/prescriptions/new`}
      />
    ),
  })
}

const withSupport = (c: C, work: (acting: Acting, supported: Supported) => Promise<Response> | Response) => {
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) return c.notFound()
  return c.var.act(async (acting) => {
    const supported = await supportedBy(acting, id)
    return supported && prescriptionCan.beBegun(supported) ? work(acting, supported) : c.notFound()
  })
}

/** Looking for something for one young person, and telling them about it in one tap. */
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
    .post('/supports/:id/signposts', async (c) => {
      const typed = formValues(await c.req.text()) as Typed
      const [id, service] = [typedText(typed, 'id'), typedText(typed, 'service')]
      return withSupport(c, async (acting, supported) => {
        if (!(await serviceById(acting.tx, service))) return c.notFound()
        await signpost(acting, {
          id: isUuid(id) ? id : newId(),
          supportId: supported.id,
          youngPersonId: supported.person.id,
          serviceId: service,
        })
        const back = new URLSearchParams({ words: wordsIn(typedText(typed, 'words')), told: service })
        return c.redirect(`/supports/${supported.id}/prescriptions/new?${back}`, 303)
      })
    })
}
