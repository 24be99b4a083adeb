import type { Context } from 'hono'
import { curators, type Visit, workerOf } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { changeEntry, type Service, serviceById } from '../../directory/index.ts'
import { tellAll } from '../../messages/index.ts'
import { typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import {
  answerText,
  type Problems,
  readForm,
  type Typed,
  typedList,
  typedText,
} from '../../ui/questions/index.ts'
import { dateInLondon, isUuid, listOf } from '../../words/index.ts'
import { routes } from '../guard.ts'
import { keeperById, recipientsOf } from '../keeping/keepers.ts'
import { type EntryChange, fingerprint, proposedBy, takenFrom } from './change.ts'
import { declineForm } from './decline-form.ts'
import { ChangePage, ChangesPage } from './screens/review.tsx'
import { changeById, changesWaiting, decideChange, holdChange } from './store.ts'

type C = Context<Visit>

type Found = { acting: Acting; change: EntryChange; service: Service }
type Sent = { typed: Typed; problems: Problems; stale?: boolean }

/** Runs a curator's work about one change (`:id`); not found where there is none that they may see. */
async function aboutChange(c: C, work: (found: Found) => Promise<Response>): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) return c.notFound()
  const answer = await c.var.act(async (acting) => {
    const change = await changeById(acting, id)
    const service = change && (await serviceById(acting.tx, change.serviceId))
    return change && service ? work({ acting, change, service }) : null
  })
  return answer ?? c.notFound()
}

async function show(c: C, { change, service }: Found, sent?: Sent) {
  return c.var.page({
    title: `A change to ${service.name}`,
    ...{ section: 'directory', errors: sent !== undefined, status: sent ? (sent.stale ? 409 : 422) : 200 },
    before: <BackLink href="/directory/changes" text="Changes" />,
    children: (
      <ChangePage
        {...{ change, service, sent }}
        proposed={proposedBy(change, service)}
        seen={fingerprint(service)}
        now={c.var.now}
      />
    ),
  })
}

/** Takes the fields that are ticked; what was read must still be what stands. */
const accept = (c: C) =>
  aboutChange(c, async (found) => {
    const { acting, change, service } = found
    const typed = await typedIn(c)
    if (!(await holdChange(acting, change.id))) return c.redirect(`/directory/changes/${change.id}`, 303)
    const ticked = proposedBy(change, service).filter(({ field }) =>
      typedList(typed, 'fields').includes(field.name),
    )
    if (typedText(typed, 'seen') !== fingerprint(service))
      return show(c, found, { typed, problems: {}, stale: true })
    if (ticked.length === 0)
      return show(c, found, { typed, problems: { fields: 'Tick what to take, or say no to all of it' } })
    const fields = ticked.map(({ field }) => field)
    await changeEntry(acting, service.id, takenFrom(change, fields, service), 'change')
    await decideChange(acting, change.id, {
      ...{ taken: fields.map(({ name }) => name), reason: null, worker: workerOf(c).id },
    })
    await tellKeeper(c, found, listOf(fields.map(({ label }) => label.toLowerCase())), null)
    return c.redirect(`/directory/changes/${change.id}`, 303)
  })

const decline = (c: C) =>
  aboutChange(c, async (found) => {
    const { acting, change } = found
    const typed = await typedIn(c)
    if (!(await holdChange(acting, change.id))) return c.redirect(`/directory/changes/${change.id}`, 303)
    const read = readForm(declineForm, typed, dateInLondon(c.var.now))
    if (!read.ok) return show(c, found, { typed, problems: read.problems })
    const reason = answerText(read.answers, 'reason')
    await decideChange(acting, change.id, { taken: null, reason, worker: workerOf(c).id })
    await tellKeeper(c, found, null, reason)
    return c.redirect(`/directory/changes/${change.id}`, 303)
  })

async function tellKeeper(
  c: C,
  { acting, change, service }: Found,
  taken: string | null,
  reason: string | null,
) {
  const keeper = await keeperById(acting, change.keeperId)
  if (!keeper) return
  const values = { service: service.name, taken, reason, link: `${c.var.origin}/services/${service.id}` }
  const told = await recipientsOf(acting, keeper)
  await tellAll(
    acting,
    told.map((to) => ({ template: 'keeperAnswered' as const, values, to })),
  )
}

/** Changes by those who look after an entry, read side by side: /directory/changes/:id. */
export const changeRoutes = () =>
  routes()
    .get('/directory/changes', curators, async (c) =>
      c.var.page({
        title: 'Changes to read',
        section: 'directory',
        before: <BackLink href="/directory" text="The directory" />,
        children: <ChangesPage changes={await c.var.act(changesWaiting)} now={c.var.now} />,
      }),
    )
    .get('/directory/changes/:id', curators, (c) => aboutChange(c, (found) => show(c, found)))
    .post('/directory/changes/:id/acceptance', curators, (c) => accept(c))
    .post('/directory/changes/:id/refusal', curators, (c) => decline(c))
