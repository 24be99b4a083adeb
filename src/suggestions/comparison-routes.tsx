import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { serviceById } from '../directory/index.ts'
import { recordLook } from '../history/index.ts'
import type { Supported } from '../referrals/index.ts'
import { BackLink } from '../ui/index.ts'
import { en, isUuid } from '../words/index.ts'
import { MOST_COMPARED } from './comparison.ts'
import { suggestedFor } from './finding.ts'
import { Comparison } from './screens/comparison.tsx'
import { ComparisonPaper } from './screens/comparison-paper.tsx'
import { withSupport } from './with-support.ts'

type C = Context<Visit>

/** Which services the address names, each once. */
const servicesIn = (c: C): string[] => [...new Set(c.req.queries('service') ?? [])].filter(isUuid)

async function show(c: C, acting: Acting, supported: Supported) {
  const { called, person, id } = supported
  const asked = servicesIn(c)
  await recordLook(acting, 'finding', { youngPerson: person.id, subject: id })
  const { suggestions, notes } = await suggestedFor(acting, supported, asked.slice(0, MOST_COMPARED))
  const finding = `/supports/${id}/prescriptions/new`
  return c.var.page({
    title: `Side by side, for ${called}`,
    section: 'young-people',
    before: <BackLink href={finding} text={`Find something for ${called}`} />,
    children: (
      <Comparison
        called={called}
        supportId={id}
        suggestions={suggestions}
        notes={notes}
        more={asked.length > MOST_COMPARED}
        finding={finding}
      />
    ),
  })
}

async function showPaper(c: C, acting: Acting, supported: Supported) {
  const { called, person, id } = supported
  await recordLook(acting, 'finding', { youngPerson: person.id, subject: id })
  const asked = servicesIn(c).slice(0, MOST_COMPARED)
  const found = await Promise.all(asked.map((service) => serviceById(acting.tx, service)))
  const services = found.flatMap((service) => (service && service.withdrawnOn === null ? [service] : []))
  const back = new URLSearchParams(asked.map((service) => ['service', service]))
  return c.var.page({
    title: en.comparing.title({ called }),
    section: 'young-people',
    before: <BackLink href={`/supports/${id}/prescriptions/comparison?${back}`} text="Side by side" />,
    children: <ComparisonPaper called={called} services={services} />,
  })
}

/** Two or three services side by side for one young person, and the same on paper for them to read. */
export function comparisonRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/supports/*', signedIn)
    .get('/supports/:id/prescriptions/comparison', (c) =>
      withSupport(c, (acting, supported) => show(c, acting, supported)),
    )
    .get('/supports/:id/prescriptions/comparison/paper', (c) =>
      withSupport(c, (acting, supported) => showPaper(c, acting, supported)),
    )
}
