import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  idOfSending,
  showForm,
  type ToPutRight,
  typedFrom,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, en, isUuid } from '../words/index.ts'
import type { Decision } from './decision.ts'
import { decisionById } from './decision-store.ts'
import { canBeLimited, limitForm, limitKept, limitOf } from './limiting.ts'
import { limitDecision, limitedBefore } from './limiting-store.ts'

type C = Context<Visit>
type Found = { acting: Acting; person: YoungPerson; decision: Decision }

const words = en.limits

/** One yes that can be limited; where it cannot, the circle says how things stand. */
const aboutYes = (c: C, work: (found: Found) => Promise<Response>) =>
  aboutPerson(c, async (acting, person) => {
    const id = c.req.param('decision') ?? ''
    const decision = isUuid(id) ? await decisionById(acting, person.id, id) : null
    if (!decision) return c.notFound()
    if (!canBeLimited(decision)) return c.redirect(`/young-people/${person.id}/circle#agreed`, 303)
    return work({ acting, person, decision })
  })

async function ask(c: C, { acting, person, decision }: Found, sent?: ToPutRight): Promise<Response> {
  await recordLook(acting, 'circle', { youngPerson: person.id, fields: ['decision'] })
  const [form, whom] = [limitForm(decision), decision.share_with ?? '']
  const at = `/young-people/${person.id}`
  return showForm(
    c,
    {
      ...{ heading: words.heading({ whom }), lead: words.lead({ whom }), form, section: 'young-people' },
      ...{ kept: typedFrom(form, limitKept(decision)), makes: true, button: words.button },
      action: `${at}/decisions/${decision.id}/limits`,
      back: { text: `${person.name}: circle and sharing`, href: `${at}/circle#agreed` },
    },
    sent,
  )
}

const limit = (c: C, typed: Typed) =>
  aboutYes(c, async (found) => {
    const { acting, person, decision } = found
    const read = readForm(limitForm(decision), typed, dateInLondon(acting.now))
    const { took, problems } = limitOf(decision, read.answers)
    const [wrong, id] = [read.ok ? problems : read.problems, idOfSending(typed)]
    if (Object.keys(wrong).length > 0 && !(await limitedBefore(acting, id)))
      return ask(c, found, { typed, problems: wrong })
    if (took.length > 0) await limitDecision(acting, decision, { id, took })
    return c.redirect(`/young-people/${person.id}/circle?done=limited`, 303)
  })

/** What somebody may be told, limited to less, as the young person said: /young-people/:id/decisions/:decision/limits. */
export function limitRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/young-people/:id/decisions/:decision/limits', (c) => aboutYes(c, (found) => ask(c, found)))
    .post('/young-people/:id/decisions/:decision/limits', async (c) => limit(c, await typedIn(c)))
}
