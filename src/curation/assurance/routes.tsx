import type { Context } from 'hono'
import { curators, type Visit, workerOf } from '../../accounts/index.ts'
import { confirmEntry, type Service } from '../../directory/index.ts'
import { idOfSending, ONCE, typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import { answerText, type Problems, readForm, type Typed, typedText } from '../../ui/questions/index.ts'
import { addDays, dateInLondon, dateOnly, isUuid, newId } from '../../words/index.ts'
import { aboutService, routes } from '../guard.ts'
import { type AssuranceKind, kindWords } from './assurance.ts'
import { assuranceForm } from './form.ts'
import { AssurancesDue, AssurancesPage } from './screens.tsx'
import { assurancesDue, assurancesEver, assurancesOf, keepAssurance } from './store.ts'

type C = Context<Visit>

/** An assurance of ours holds for three years at the most. */
const MOST_DAYS = 1095

async function show(c: C, service: Service, typed: Typed, problems: Problems = {}) {
  const wrong = Object.keys(problems).length > 0
  const sent = typedText(typed, ONCE)
  const [now, ever] = await c.var.act(async ({ tx }) => [
    await assurancesOf(tx, service.id),
    await assurancesEver(tx, service.id),
  ])
  return c.var.page({
    title: `What was checked at ${service.name}`,
    ...{ section: 'directory', errors: wrong, status: wrong ? 422 : 200 },
    before: <BackLink href={`/directory/services/${service.id}`} text={service.name} />,
    children: (
      <AssurancesPage
        {...{ service, now, ever, typed, problems }}
        once={isUuid(sent) ? sent : newId()}
        today={dateInLondon(c.var.now)}
      />
    ),
  })
}

async function take(c: C, service: Service) {
  const typed = await typedIn(c)
  const read = readForm(assuranceForm, typed, dateInLondon(c.var.now))
  if (!read.ok) return show(c, service, typed, read.problems)
  const checkedOn = dateOnly(answerText(read.answers, 'checked_on'))
  const validUntil = dateOnly(answerText(read.answers, 'valid_until'))
  if (validUntil > addDays(checkedOn, MOST_DAYS))
    return show(c, service, typed, { valid_until: 'This day must be within three years of the check' })
  await c.var.act(async (acting) => {
    const kind = answerText(read.answers, 'kind') as AssuranceKind
    const made = { kind, checkedOn, validUntil, seen: answerText(read.answers, 'seen') }
    await keepAssurance(acting, { id: idOfSending(typed), serviceId: service.id, ...made }, workerOf(c).id)
    await confirmEntry(acting, service.id, checkedOn)
  })
  return c.redirect(`/directory/services/${service.id}/assurances`, 303)
}

/** What was made sure of: at /directory/services/:id/assurances, and what is due at /directory/assurances. */
export const assuranceRoutes = () =>
  routes()
    .get('/directory/assurances', curators, async (c) => {
      const due = await c.var.act(assurancesDue)
      return c.var.page({
        title: 'Checks that run out',
        section: 'directory',
        before: <BackLink href="/directory" text="The directory" />,
        children: <AssurancesDue due={due} today={dateInLondon(c.var.now)} />,
      })
    })
    .get('/directory/services/:id/assurances', curators, (c) =>
      aboutService(c, (service) => {
        const kind = c.req.query('kind') ?? ''
        return show(c, service, kind in kindWords ? { kind } : {})
      }),
    )
    .post('/directory/services/:id/assurances', curators, (c) =>
      aboutService(c, (service) => take(c, service)),
    )
