import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerById, workerOf } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { recordLook } from '../../history/index.ts'
import { typedIn } from '../../people/index.ts'
import { BackLink, type Content } from '../../ui/index.ts'
import { answerOrNull, answerText, readForm, type Typed, typedText } from '../../ui/questions/index.ts'
import { dateInLondon, isUuid, newId } from '../../words/index.ts'
import { changed, type Notice } from '../screens/notice.tsx'
import { beholder } from '../show-referral.tsx'
import { actsOf, ChangedMeanwhile } from '../store.ts'
import { type AboutPrescription, aboutPrescription } from './about-prescription.ts'
import { checkWhoCame, writeWhoCame } from './attendance.ts'
import { whoCame } from './attendance-store.ts'
import { stopGoing } from './leaving.ts'
import { endLinks } from './links.ts'
import { cameSecond, type Failed } from './out-of-date.ts'
import { askWhoCame, madeBefore } from './place-answered.ts'
import { doingsFor, placesFor } from './place-doings.ts'
import type { Runs } from './prescribe-routes.tsx'
import { prescriptionCan } from './prescription.ts'
import { PrescriptionPage } from './screens/prescription.tsx'
import { sharesOf } from './store.ts'

type C = Context<Visit>

/** What rooms to the right put on the page of a prescription; the hall registers it. */
export type PrescribingSettings = {
  beside?: (acting: Acting, about: AboutPrescription) => Promise<Content>
} & Runs

const notices: Record<string, Notice> = {
  sent: 'It is asked. The young person hears first; you see here when there is an answer.',
  before: {
    title: 'Sent before',
    says: 'You asked this before, and what you sent first is what they have. What you changed after that was not sent.',
  },
  shared: 'What they know is put right.',
  told: 'It is written down.',
  link: 'A new link is on its way to them. The one before does not work any more.',
  companion: 'They go along. It is on their Today, and what they need opens to them until the day after.',
  'no-companion': 'They do not go along.',
  stopped: 'It is over. The young person hears first, then those who run it.',
  changed,
  seen: 'It is noted that you have seen it.',
}

const maySendLink = ({ referral, mine }: AboutPrescription): boolean =>
  prescriptionCan.beStopped(referral, { mine }) &&
  referral.toTeamId === null &&
  typeof referral.typed?.provider_email === 'string'

async function show(
  c: C,
  acting: Acting,
  about: AboutPrescription,
  settings: PrescribingSettings,
  failed: Failed | null = null,
) {
  const { referral, called, mine } = about
  await recordLook(acting, 'prescription', { youngPerson: referral.youngPersonId, subject: referral.id })
  const holder = referral.holderWorkerId ? await workerById(acting.tx, referral.holderWorkerId) : null
  return c.var.page({
    title: `${called} and ${about.service}`,
    section: 'young-people',
    before: <BackLink href={`/supports/${referral.supportFromId}/plan`} text={`${called}’s plan`} />,
    errors: failed !== null,
    status: failed ? (failed.outOfDate ? 409 : 422) : 200,
    children: (
      <PrescriptionPage
        referral={referral}
        called={called}
        service={about.service}
        acts={await actsOf(acting, referral.id)}
        attended={await whoCame(acting, referral.id)}
        shared={(await sharesOf(acting, referral.id)).accepted}
        responsible={holder && { name: holder.name, isYou: holder.id === workerOf(c).id }}
        doings={doingsFor(about, beholder(c))}
        places={placesFor(about)}
        mayCorrect={prescriptionCan.beCorrected(referral, { mine })}
        maySendLink={maySendLink(about)}
        failed={failed}
        beside={await settings.beside?.(acting, about)}
        notice={notices[c.req.query('done') ?? ''] ?? null}
      />
    ),
  })
}

const at = ({ referral }: AboutPrescription, done: string): string =>
  `/prescriptions/${referral.id}?done=${done}`

async function perform(
  c: C,
  acting: Acting,
  about: AboutPrescription,
  typed: Typed,
  settings: PrescribingSettings,
) {
  const act = c.req.param('act') ?? ''
  const { referral } = about
  const place = placesFor(about).find((one) => one.act === act)
  const { seen, ...fields } = typed
  if (!place || seen !== referral.decisionId) {
    const second = cameSecond(act, fields)
    return second ? show(c, acting, about, settings, second) : c.redirect(at(about, 'changed'), 303)
  }
  const read = readForm(place.form, fields, dateInLondon(acting.now))
  const problems = !read.ok ? read.problems : act === 'attendance' ? checkWhoCame(referral, read.answers) : {}
  if (Object.keys(problems).length > 0)
    return show(c, acting, about, settings, { act, typed: fields, problems })
  if (act === 'attendance') {
    await writeWhoCame(acting, referral, read.answers)
    return c.redirect(at(about, 'told'), 303)
  }
  await stopGoing(acting, referral, {
    reason: answerText(read.answers, 'stop_reason'),
    words: answerOrNull(read.answers, 'stop_words'),
    origin: c.var.origin,
  })
  return c.redirect(at(about, 'stopped'), 303)
}

async function sendLink(c: C, typed: Typed) {
  const once = typedText(typed, 'once')
  try {
    return await aboutPrescription(c, async (acting, about) => {
      if (!maySendLink(about)) return c.redirect(at(about, 'changed'), 303)
      await endLinks(acting, about.referral.id)
      const id = isUuid(once) ? once : newId()
      await askWhoCame(acting, about.referral, { id, origin: c.var.origin })
      return c.redirect(at(about, 'link'), 303)
    })
  } catch (error) {
    // The button was pressed again: the first press counts.
    if (madeBefore(error)) return c.redirect(`/prescriptions/${c.req.param('id')}?done=link`, 303)
    throw error
  }
}

/** One prescription, for those who asked: how it stands, who came, and what can be done. */
export function prescriptionRoutes(settings: PrescribingSettings): Hono<Visit> {
  return new Hono<Visit>()
    .use('/prescriptions/*', signedIn)
    .get('/prescriptions/:id', (c) =>
      aboutPrescription(c, (acting, about) => show(c, acting, about, settings)),
    )
    .post('/prescriptions/:id/new-link', async (c) => sendLink(c, await typedIn(c)))
    .post('/prescriptions/:id/:act{attendance|stopping}', async (c) => {
      const typed = await typedIn(c)
      try {
        return await aboutPrescription(c, (acting, about) => perform(c, acting, about, typed, settings))
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error
        return aboutPrescription(c, (acting, about) => perform(c, acting, about, typed, settings))
      }
    })
}
