import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../../accounts/index.ts'
import type { Suiting } from '../../blueprint/index.ts'
import { checkDecision } from '../../circle/index.ts'
import type { Acting } from '../../database/index.ts'
import { type ServiceForAsking, serviceForAsking } from '../../directory/index.ts'
import { recordLook } from '../../history/index.ts'
import { ageToday, unlessRestricted } from '../../people/index.ts'
import { BackLink, formValues } from '../../ui/index.ts'
import {
  type Form,
  fieldNames,
  type Problems,
  readForm,
  type Typed,
  typedText,
  unaskedFields,
} from '../../ui/questions/index.ts'
import { addDays, type DateOnly, dateInLondon, isUuid, spokenDay, spokenTime } from '../../words/index.ts'
import type { AskedFor, FindAskedAt } from '../asked-for.ts'
import {
  DRAFT_DAYS,
  draftById,
  draftWasSent,
  keepDraft,
  ONWARD_FORM,
  sendingOf,
  wasSentOtherwise,
} from '../drafts.ts'
import { writtenOf } from '../forms/answering.ts'
import { Kept } from '../screens/sent.tsx'
import { wasSentBefore } from '../sending.ts'
import { placeDates } from './dates.ts'
import { waysToTell } from './first-told.ts'
import { knownOf } from './known.ts'
import { prescribe } from './prescribing.ts'
import { prescriptionCan } from './prescription.ts'
import { prescriptionForm } from './prescription-form.ts'
import { CannotAsk, Prescribe } from './screens/prescribe.tsx'
import { type Supported, supportedBy } from './supported.ts'

type C = Context<Visit>

/** Whom what a service runs is for, beside a young person; null where nothing is said of it. The hall registers it. */
export type Suits = (
  acting: Acting,
  asked: { service: string; dateOfBirth: string | null; today: DateOnly },
) => Promise<Suiting | null>

/** What the hall knows of what a service runs: whom it is for, and what it asks besides. */
export type Runs = { suits?: Suits; askedAt?: FindAskedAt }

type Begun = {
  supported: Supported
  service: ServiceForAsking
  asked: AskedFor | null
  form: Form
  suiting: Suiting | null
}

/** The support, service and form of this address: null where it is not there, or not the visitor's to ask for. */
async function begun(
  c: C,
  acting: Acting,
  serviceId: string,
  { suits, askedAt }: Runs,
): Promise<Begun | 'no service' | null> {
  const id = c.req.param('id') ?? ''
  const supported = isUuid(id) ? await supportedBy(acting, id) : null
  if (!supported || !prescriptionCan.beBegun(supported)) return null
  const service = await serviceForAsking(acting.tx, serviceId)
  if (!service) return 'no service'
  const suiting =
    (await suits?.(acting, {
      ...{ service: service.id, dateOfBirth: supported.person.date_of_birth },
      today: dateInLondon(acting.now),
    })) ?? null
  const asked = (await askedAt?.(acting, { service: service.id, worker: workerOf(c) })) ?? null
  const form = prescriptionForm({
    asks: asked?.section,
    unusual: suiting?.fits === false,
    called: supported.called,
    ways: waysToTell(supported),
    provider: service.providerName ?? service.name,
    byLink: service.teamId === null,
  })
  return { supported, service, asked, form, suiting }
}

type Shown = { id: string; typed: Typed; problems?: Problems; kept?: string | null; notice?: string }

async function show(c: C, acting: Acting, { supported, service, form, suiting }: Begun, shown: Shown) {
  const { called, person } = supported
  await recordLook(acting, 'prescription', { youngPerson: person.id, subject: supported.id })
  const wrong = Object.keys(shown.problems ?? {}).length > 0 || shown.notice !== undefined
  return c.var.page({
    title: `A place for ${called}`,
    section: 'young-people',
    before: <BackLink href={`/supports/${supported.id}/prescriptions/new`} text="Find something else" />,
    errors: wrong,
    status: wrong ? 422 : 200,
    children: (
      <Prescribe
        called={called}
        service={service}
        supportId={supported.id}
        form={form}
        suiting={suiting}
        action={`/supports/${supported.id}/prescriptions/${shown.id}`}
        typed={shown.typed}
        problems={shown.problems ?? {}}
        answerBy={(await placeDates(acting, service)).answerBy}
        kept={shown.kept ?? null}
        notice={shown.notice ?? null}
      />
    ),
  })
}

const anyForm = prescriptionForm({ called: 'the young person', ways: [], provider: 'them', byLink: true })

const cannotAsk = (c: C, typed: Typed = {}) =>
  c.var.page({
    title: 'This cannot be asked now',
    section: 'young-people',
    status: 409,
    children: (
      <CannotAsk
        href={`/supports/${c.req.param('id')}/prescriptions/new`}
        written={writtenOf([anyForm])(typed)}
      />
    ),
  })

const sentTo = (id: string, otherwise = false): string =>
  `/prescriptions/${id}?done=${otherwise ? 'before' : 'sent'}`

async function open(c: C, acting: Acting, id: string, runs: Runs) {
  const draft = await draftById(acting, id)
  if (draft?.sentAt) return c.redirect(sentTo(id), 303)
  const ready = await begun(
    c,
    acting,
    c.req.query('service') ?? (draft ? typedText(draft.typed, 'service') : ''),
    runs,
  )
  if (!ready) return c.notFound()
  if (ready === 'no service') return cannotAsk(c)
  const kept = draft && `Kept at ${spokenTime(draft.savedAt)}. Nobody else can see it until you send it.`
  const { supported, service } = ready
  const known = knownOf(supported, dateInLondon(acting.now))
  const email: Typed = service.contactEmail ? { provider_email: service.contactEmail } : {}
  return show(c, acting, ready, { id, typed: draft?.typed ?? { ...known, ...email }, kept })
}

async function take(c: C, acting: Acting, id: string, typed: Typed, runs: Runs) {
  const ready = await begun(c, acting, typedText(typed, 'service'), runs)
  if (!ready) return c.notFound()
  if (ready === 'no service') return cannotAsk(c, typed)
  const { form, supported, service, asked } = ready
  const { next, ...fields } = typed
  const unasked = unaskedFields(new Set([...fieldNames(form), 'service']), fields)
  if (unasked.length > 0) {
    const notice =
      'This form sent something that we did not ask for, so nothing was sent. Check it and send it again.'
    return show(c, acting, ready, { id, typed: fields, notice })
  }
  const ownerId = workerOf(c).id
  const today = dateInLondon(acting.now)
  const draft = { id, ownerId, form: ONWARD_FORM }
  const keep = () =>
    keepDraft(acting, { ...draft, typed: { ...fields, service_name: service.name, support: supported.id } })
  if (next === 'keep') {
    await keep()
    const href = `/supports/${supported.id}/prescriptions/${id}`
    const until = spokenDay(addDays(today, DRAFT_DAYS))
    return c.var.page({
      title: 'Kept',
      section: 'young-people',
      children: <Kept href={href} until={until} />,
    })
  }
  const read = readForm(form, fields, today)
  const problems = read.ok ? checkDecision(read.answers, ageToday(supported.person, today)) : read.problems
  if (!read.ok || Object.keys(problems).length > 0) {
    await keep()
    const kept = `Kept at ${spokenTime(c.var.now)}. Nobody else can see it until you send it.`
    return show(c, acting, ready, { id, typed: fields, problems, kept })
  }
  const { answers } = read
  await prescribe(acting, {
    ...{ id, supported, service, asked, answers, worker: workerOf(c), origin: c.var.origin },
  })
  await draftWasSent(acting, { ...draft, said: { service: service.id, sending: sendingOf(id, fields) } })
  return c.redirect(sentTo(id), 303)
}

/** What was typed is kept, and the form says why it was not sent. */
async function keepInstead(
  c: C,
  acting: Acting,
  id: string,
  sent: Typed,
  { runs, why }: { runs: Runs; why: string },
) {
  const { next: _, ...typed } = sent
  const ready = await begun(c, acting, typedText(typed, 'service'), runs)
  if (!ready) return c.notFound()
  if (ready === 'no service') return cannotAsk(c, typed)
  const draft = { id, ownerId: workerOf(c).id, form: ONWARD_FORM }
  const { service, supported } = ready
  await keepDraft(acting, {
    ...draft,
    typed: { ...typed, service_name: service.name, support: supported.id },
  })
  const kept = `Kept at ${spokenTime(c.var.now)}. Nobody else can see it until you send it.`
  return show(c, acting, ready, { id, typed, notice: why, kept })
}

/** The form by which a support asks a service to have somebody. Its id is the referral's, so that it asks once. */
export function prescribeRoutes(runs: Runs = {}): Hono<Visit> {
  return new Hono<Visit>()
    .use('/supports/*', signedIn)
    .get('/supports/:id/prescriptions/:prescription', (c) => {
      const id = c.req.param('prescription')
      return isUuid(id) ? c.var.act((acting) => open(c, acting, id, runs)) : c.notFound()
    })
    .post('/supports/:id/prescriptions/:prescription', async (c) => {
      const id = c.req.param('prescription')
      if (!isUuid(id)) return c.notFound()
      const typed = formValues(await c.req.text()) as Typed
      try {
        return await unlessRestricted(
          () => c.var.act((acting) => take(c, acting, id, typed, runs)),
          (why) => c.var.act((acting) => keepInstead(c, acting, id, typed, { runs, why })),
        )
      } catch (error) {
        if (!wasSentBefore(error)) throw error
        // The button was pressed again: the first press counts.
        const otherwise = await c.var.act((acting) => wasSentOtherwise(acting, id, typed))
        return c.redirect(sentTo(id, otherwise), 303)
      }
    })
}
