import { type Context, Hono } from 'hono'
import {
  colleaguesOf,
  type Organisation,
  organisationById,
  signedIn,
  type Visit,
  type Worker,
  workerOf,
} from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { namingForm } from './forms.ts'
import { glassCan } from './glass.ts'
import {
  endNaming,
  isInTheRole,
  type NamedHere,
  namedAlready,
  namedById,
  namedHere,
  nameForGlass,
} from './naming-store.ts'
import { NamedPage } from './screens/named.tsx'

type C = Context<Visit>
type Work = (acting: Acting, organisation: Organisation) => Promise<Response> | Response

const pathOf = ({ id }: Organisation): string => `/organisations/${id}/glass`

/** Runs work for an administrator of this organisation; for everybody else there is nothing there. */
async function named(c: C, acting: Acting, id: string, work: Work): Promise<Response> {
  const organisation = isUuid(id) ? await organisationById(acting.tx, id) : null
  if (!organisation || !glassCan.beNamed(organisation.id, workerOf(c))) return c.notFound()
  return work(acting, organisation)
}

const atOrganisation = (c: C, work: Work) =>
  c.var.act((acting) => named(c, acting, c.req.param('id') ?? '', work))

const ask = (c: C, organisation: Organisation, workers: readonly Worker[], sent?: ToPutRight) =>
  showForm(
    c,
    {
      heading: 'Name somebody',
      section: 'team',
      form: namingForm(workers),
      action: `${pathOf(organisation)}/people`,
      button: 'Save',
      back: { text: 'Reading a record in an emergency', href: pathOf(organisation) },
      makes: true,
    },
    sent,
  )

// Nobody names themselves.
const othersOf = (c: C, acting: Acting, { id }: Organisation): Promise<Worker[]> =>
  colleaguesOf(acting.tx, id, workerOf(c).id)

const name = (c: C, typed: Typed) =>
  atOrganisation(c, async (acting, organisation) => {
    const workers = await othersOf(c, acting, organisation)
    const read = readForm(namingForm(workers), typed, dateInLondon(acting.now))
    if (!read.ok) return ask(c, organisation, workers, { typed, problems: read.problems })
    const what = answerText(read.answers, 'for') as NamedHere['for']
    const workerId = answerText(read.answers, 'worker')
    if (what === 'eligible' && !(await isInTheRole(acting, workerId))) {
      const problems = { worker: 'Choose a safeguarding lead, a clinician or a manager for this' }
      return ask(c, organisation, workers, { typed, problems })
    }
    await nameForGlass(acting, {
      ...{ id: idOfSending(typed), organisationId: organisation.id, workerId, for: what },
    })
    return c.redirect(pathOf(organisation), 303)
  })

const takeOff = (c: C) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const one = isUuid(id) ? await namedById(acting, id) : null
    if (!one) return c.notFound()
    return named(c, acting, one.organisationId, async (_, organisation) => {
      await endNaming(acting, id, one.for)
      return c.redirect(pathOf(organisation), 303)
    })
  })

/** Who may break glass at an organisation, and who looks at it: for its administrators. */
export function namingRoutes(): Hono<Visit> {
  const at = '/organisations/:id/glass'
  return new Hono<Visit>()
    .get(at, signedIn, (c) =>
      atOrganisation(c, async (acting, organisation) =>
        c.var.page({
          title: 'Reading a record in an emergency',
          section: 'team',
          children: (
            <NamedPage organisation={organisation} named={await namedHere(acting, organisation.id)} />
          ),
        }),
      ),
    )
    .get(`${at}/people/new`, signedIn, (c) =>
      atOrganisation(c, async (acting, organisation) =>
        ask(c, organisation, await othersOf(c, acting, organisation)),
      ),
    )
    .post(`${at}/people`, signedIn, async (c) => {
      const typed = await typedIn(c)
      try {
        return await name(c, typed)
      } catch (error) {
        if (!namedAlready(error)) throw error
        return c.redirect(`/organisations/${c.req.param('id')}/glass`, 303)
      }
    })
    .post('/glass-people/:id/ending', signedIn, takeOff)
}
