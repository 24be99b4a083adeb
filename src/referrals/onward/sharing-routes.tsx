import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../../accounts/index.ts'
import { checkDecision } from '../../circle/index.ts'
import type { Acting } from '../../database/index.ts'
import { recordLook } from '../../history/index.ts'
import { ageToday, FormPage, typedIn, unlessRestricted } from '../../people/index.ts'
import { type Problems, readForm, type Typed } from '../../ui/questions/index.ts'
import { dateInLondon } from '../../words/index.ts'
import { saidIn } from '../asked-for.ts'
import { type AboutPrescription, aboutPrescription } from './about-prescription.ts'
import { knownOf } from './known.ts'
import { sharingDecision } from './prescribing.ts'
import { prescriptionCan } from './prescription.ts'
import { sharedBy, sharingForm } from './prescription-form.ts'
import { correctShares, sharesOf } from './store.ts'

type C = Context<Visit>

const formOf = ({ called, referral }: AboutPrescription) =>
  sharingForm({ called, said: saidIn(referral.typed ?? {}).length > 0 })

const pathOf = ({ referral }: AboutPrescription): string => `/prescriptions/${referral.id}`

function show(c: C, about: AboutPrescription, typed: Typed, problems: Problems = {}, stopped?: string) {
  const wrong = Object.keys(problems).length > 0 || stopped !== undefined
  return c.var.page({
    title: `What they know about ${about.called}`,
    section: 'young-people',
    errors: wrong,
    status: wrong ? 422 : 200,
    children: (
      <FormPage
        back={{ text: `${about.called} and ${about.service}`, href: pathOf(about) }}
        heading={`What they know about ${about.called}`}
        lead={`Put it right together with ${about.called}, or with whoever decides with them, and let them see it first. The first name is always shared.`}
        form={formOf(about)}
        typed={typed}
        problems={problems}
        stopped={stopped}
        action={`${pathOf(about)}/sharing`}
        button="Share this from now on"
      />
    ),
  })
}

/** What is shared now, ticked, over what else is on record. */
async function start(acting: Acting, about: AboutPrescription): Promise<Typed> {
  const { accepted } = await sharesOf(acting, about.referral.id)
  const { first_name, service, ...shared } = accepted ?? { first_name: '', service: '' }
  const known = about.supported ? knownOf(about.supported, dateInLondon(acting.now)) : {}
  const wishes = about.referral.typed?.wishes
  return {
    ...known,
    ...(typeof wishes === 'string' ? { wishes } : {}),
    ...shared,
    share: Object.keys(shared),
  }
}

async function take(c: C, acting: Acting, about: AboutPrescription, typed: Typed) {
  const { referral, supported, called, service } = about
  const today = dateInLondon(acting.now)
  const read = readForm(formOf(about), typed, today)
  const age = supported ? ageToday(supported.person, today) : null
  const problems = read.ok ? checkDecision(read.answers, age) : read.problems
  if (Object.keys(problems).length > 0) return show(c, about, typed, problems)
  await correctShares(acting, referral, {
    decision: sharingDecision(acting, read.answers, {
      name: service,
      providerName: null,
      teamId: referral.toTeamId,
    }),
    shares: sharedBy(read.answers, { called, service, letter: referral.typed ?? {} }),
  })
  return c.redirect(`${pathOf(about)}?done=shared`, 303)
}

const correctable = (
  c: C,
  work: (acting: Acting, about: AboutPrescription) => Promise<Response> | Response,
) =>
  aboutPrescription(c, (acting, about) =>
    prescriptionCan.beCorrected(about.referral, about)
      ? work(acting, about)
      : c.redirect(`${pathOf(about)}?done=changed`, 303),
  )

/** What those who run it may know, put right after a new yes. */
export function sharingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/prescriptions/*', signedIn)
    .get('/prescriptions/:id/sharing', (c) =>
      correctable(c, async (acting, about) => {
        const { referral } = about
        await recordLook(acting, 'sharing', { youngPerson: referral.youngPersonId, subject: referral.id })
        return show(c, about, await start(acting, about))
      }),
    )
    .post('/prescriptions/:id/sharing', async (c) => {
      const typed = await typedIn(c)
      return unlessRestricted(
        () => correctable(c, (acting, about) => take(c, acting, about, typed)),
        (why) => correctable(c, (_acting, about) => show(c, about, typed, {}, why)),
      )
    })
}
