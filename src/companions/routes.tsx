import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type Service, serviceById } from '../directory/index.ts'
import { recordLook } from '../history/index.ts'
import { FormPage, idOfSending, ONCE, safeContact, typedIn } from '../people/index.ts'
import { type AboutPrescription, aboutPrescription } from '../referrals/index.ts'
import { BackLink } from '../ui/index.ts'
import {
  answerOrNull,
  answerText,
  type Problems,
  readForm,
  type Typed,
  typedText,
} from '../ui/questions/index.ts'
import { dateInLondon, dateOnly, newId } from '../words/index.ts'
import { companionCan } from './companion.ts'
import { companionForm } from './companion-form.ts'
import { GoingAlong } from './screens/going-along.tsx'
import { NobodyChecked } from './screens/nobody-checked.tsx'
import {
  assignCompanion,
  companionById,
  type Refusal,
  refusalIn,
  whoMayGo,
  withdrawCompanion,
} from './store.ts'
import { tellCompanion, tellWithdrawn } from './telling.ts'

type C = Context<Visit>
type Supported = NonNullable<AboutPrescription['supported']>

const path = ({ referral }: AboutPrescription): string => `/prescriptions/${referral.id}`

/** Runs the work of choosing who goes along, for whoever supports the young person while they go or may go there. */
const choosing = (
  c: C,
  work: (acting: Acting, about: AboutPrescription, supported: Supported) => Promise<Response> | Response,
) =>
  aboutPrescription(c, (acting, about) => {
    const { referral, supported } = about
    const open = ['sent', 'returned', 'accepted'].includes(referral.state)
    if (!supported?.mine || supported.state === 'ended' || !open)
      return c.redirect(`${path(about)}?done=changed`, 303)
    return work(acting, about, supported)
  })

async function ask(
  c: C,
  acting: Acting,
  about: AboutPrescription,
  supported: Supported,
  typed: Typed = {},
  problems: Problems = {},
) {
  const { called, service } = about
  const workers = await whoMayGo(acting, supported.team.organisationId)
  await recordLook(acting, 'prescription', { youngPerson: supported.person.id, subject: about.referral.id })
  const wrong = Object.keys(problems).length > 0
  const heading = `Who goes along with ${called} to ${service}?`
  const page = { title: heading, section: 'young-people', errors: wrong }
  const back = { text: `${called} and ${service}`, href: path(about) }
  if (workers.length === 0)
    return c.var.page({
      ...page,
      children: (
        <NobodyChecked heading={heading} back={back} organisation={supported.team.organisationName} />
      ),
    })
  return c.var.page({
    ...page,
    status: wrong ? 422 : 200,
    children: (
      <FormPage
        back={back}
        heading={heading}
        lead="Whoever meets a young person to go along is checked, and chosen by name."
        form={companionForm(called, workers, safeContact(supported.person) !== null)}
        typed={typed}
        problems={problems}
        action={`${path(about)}/companions`}
        button="They go along"
        once={typedText(typed, ONCE) || newId()}
      />
    ),
  })
}

async function assign(c: C, acting: Acting, about: AboutPrescription, supported: Supported, typed: Typed) {
  const workers = await whoMayGo(acting, supported.team.organisationId)
  const form = companionForm(about.called, workers, safeContact(supported.person) !== null)
  const read = readForm(form, typed, dateInLondon(acting.now))
  if (!read.ok) return ask(c, acting, about, supported, typed, read.problems)
  const { referral, called } = about
  const given = {
    ...{ id: idOfSending(typed), placeId: referral.placeId, youngPersonId: referral.youngPersonId },
    ...{ referralId: referral.id, supportId: supported.id, serviceId: referral.toServiceId as string },
    ...{
      workerId: answerText(read.answers, 'worker'),
      onDate: dateOnly(answerText(read.answers, 'on_date')),
    },
    ...{ meets: answerText(read.answers, 'meets'), called, words: answerOrNull(read.answers, 'words') },
    toldName: answerText(read.answers, 'told_name') === 'yes',
  }
  await assignCompanion(acting, given)
  await tellCompanion(acting, { referral, given, supported, origin: c.var.origin })
  return c.redirect(`${path(about)}?done=companion`, 303)
}

const refused: Record<Refusal, Problems> = {
  companion_is_checked: {
    worker: 'Their checks do not hold on that day. Choose somebody else, or an earlier day',
  },
  one_companion_a_day: { on_date: 'Somebody goes along on that day already' },
  companion_goes_somewhere: { on_date: 'The place has ended meanwhile' },
  companion_pkey: {},
}

async function show(c: C, acting: Acting) {
  const companion = await companionById(acting, c.req.param('id') ?? '')
  if (!companion) return c.notFound()
  await recordLook(acting, 'going along', {
    youngPerson: companion.youngPersonId,
    subject: companion.id,
    fields: ['called', 'words'],
  })
  const service = (await serviceById(acting.tx, companion.serviceId)) as Service
  return c.var.page({
    title: `Going along with ${companion.called}`,
    section: 'today',
    width: 'reading',
    before: <BackLink href="/today" text="Today" />,
    children: <GoingAlong companion={companion} service={service} />,
  })
}

/** Takes it back; whoever pressed may have no page of the companion any more, so it leads to the prescription. */
const withdraw = (c: C) =>
  c.var.act(async (acting) => {
    const companion = await companionById(acting, c.req.param('id') ?? '')
    if (!companion) return c.notFound()
    const supports = await acting.tx
      .selectFrom('support')
      .select('id')
      .where('id', '=', companion.supportId)
      .executeTakeFirst()
    if (!supports) return c.notFound()
    const today = dateInLondon(acting.now)
    if (companionCan.beWithdrawn(companion, { mine: true, today })) {
      await withdrawCompanion(acting, companion)
      await tellWithdrawn(acting, companion, c.var.origin)
    }
    return c.redirect(`/prescriptions/${companion.referralId}?done=no-companion`, 303)
  })

/** Going along: who does, chosen by the young person's team; and the one page that whoever goes reads. */
export function companionRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/companions/*', signedIn)
    .use('/prescriptions/*', signedIn)
    .get('/companions/:id', (c) => c.var.act((acting) => show(c, acting)))
    .post('/companions/:id/withdrawal', (c) => withdraw(c))
    .get('/prescriptions/:id/companions/new', (c) =>
      choosing(c, (acting, about, supported) => ask(c, acting, about, supported)),
    )
    .post('/prescriptions/:id/companions', async (c) => {
      const typed = await typedIn(c)
      try {
        return await choosing(c, (acting, about, supported) => assign(c, acting, about, supported, typed))
      } catch (error) {
        const refusal = refusalIn(error)
        if (!refusal) throw error
        // The button was pressed again: the first press counts.
        if (refusal === 'companion_pkey')
          return c.redirect(`/prescriptions/${c.req.param('id')}?done=companion`, 303)
        return choosing(c, (acting, about, supported) =>
          ask(c, acting, about, supported, typed, refused[refusal]),
        )
      }
    })
}
