import { type Context, Hono } from 'hono'
import { membersWith, signedIn, type Visit, workerOf } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { recordLook } from '../../history/index.ts'
import { typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import {
  type Answers,
  answerOrNull,
  answerText,
  readForm,
  type Typed,
  typedText,
} from '../../ui/questions/index.ts'
import { dateInLondon, en } from '../../words/index.ts'
import { decline } from '../coming-back.ts'
import { NotHereAnyMore } from '../screens/answering.tsx'
import { changed, type Notice } from '../screens/notice.tsx'
import { beholder } from '../show-referral.tsx'
import { actsOf, ChangedMeanwhile, type ReferralWithNames } from '../store.ts'
import { prescriptionById } from './about-prescription.ts'
import { acceptPlace } from './answering.ts'
import { checkWhoCame, writeWhoCame } from './attendance.ts'
import { whoCame } from './attendance-store.ts'
import { cameSecond, type Failed } from './out-of-date.ts'
import { comingTo } from './prescribed-store.ts'
import { answering, prescriptionCan } from './prescription.ts'
import { noPlaceForm, placeForm, whoCameForm, writtenAbout } from './provider-form.ts'
import { type AskedAct, AskedPage } from './screens/asked.tsx'
import { ComingPage } from './screens/coming.tsx'
import { sharesOf } from './store.ts'
import { whoAsks } from './who-asks.ts'

type C = Context<Visit>

/** What this worker may do with a question to their team, as forms; the first of them stands open. */
async function actsFor(
  c: C,
  acting: Acting,
  referral: ReferralWithNames,
  first: string,
): Promise<AskedAct[]> {
  const who = beholder(c)
  const today = dateInLondon(acting.now)
  if (prescriptionCan.haveWhoCame(referral, who)) {
    const form = whoCameForm(first, 'team')
    return [{ act: 'attendance', heading: en.prescribing.came.form, form, button: 'Tell them', main: true }]
  }
  if (!prescriptionCan.beAnswered(referral, who)) return []
  const members = await membersWith(acting.tx, referral.toTeamId as string, answering, today)
  return [
    {
      act: 'acceptance',
      heading: 'There is a place',
      form: placeForm(first, members),
      button: 'Say yes',
      main: true,
    },
    { act: 'refusal', heading: 'There is no place', form: noPlaceForm, button: 'Say no' },
  ]
}

const notices: Record<string, Notice> = {
  accepted: 'You said yes. The young person hears first, then the link worker.',
  told: 'Thank you. It is written down.',
  changed,
}

async function show(c: C, acting: Acting, referral: ReferralWithNames, failed: Failed | null = null) {
  const { accepted } = await sharesOf(acting, referral.id)
  await recordLook(acting, 'asked', {
    youngPerson: referral.youngPersonId,
    subject: referral.id,
    fields: Object.keys(accepted ?? { first_name: '' }),
  })
  const first = referral.firstName ?? 'They'
  return c.var.page({
    title: accepted ? `${first} comes to you` : `A place for ${first}?`,
    section: 'asked',
    width: 'reading',
    before: <BackLink href="/asked" text="Who is coming" />,
    errors: failed !== null,
    status: failed ? (failed.outOfDate ? 409 : 422) : 200,
    children: (
      <AskedPage
        referral={referral}
        first={first}
        service={referral.toServiceName ?? 'what you run'}
        {...(await whoAsks(acting, referral))}
        shared={accepted}
        attended={accepted ? await whoCame(acting, referral.id) : []}
        acts={await actsFor(c, acting, referral, first)}
        failed={failed}
        notice={notices[c.req.query('done') ?? ''] ?? null}
      />
    ),
  })
}

/** Nothing there for this actor: the plain page, unless they wrote something, which they get back. */
function gone(c: C, typed: Typed) {
  const written = writtenAbout(typed)
  if (written.length === 0) return c.notFound()
  return c.var.page({
    title: 'Not here any more',
    section: 'asked',
    status: 404 as never,
    children: <NotHereAnyMore written={written} />,
  })
}

/** Runs work about a question to the visitor's team; whoever asked it is led to their own page of it. */
const asked = (
  c: C,
  work: (acting: Acting, referral: ReferralWithNames) => Promise<Response> | Response,
  typed: Typed = {},
) =>
  c.var.act(async (acting) => {
    const found = await prescriptionById(acting, c.req.param('id') ?? '')
    if (!found) return gone(c, typed)
    const { side, referral } = found
    return side === 'asks' ? c.redirect(`/prescriptions/${referral.id}`, 303) : work(acting, referral)
  })

/** Whether this very yes is the one that stands: the button was pressed again. */
async function wasSaidBefore(acting: Acting, referral: ReferralWithNames, typed: Typed): Promise<boolean> {
  const said = typedText(typed, 'when').trim()
  const acts = await actsOf(acting, referral.id)
  return referral.state === 'accepted' && acts.some(({ act, words }) => act === 'accepted' && words === said)
}

async function perform(c: C, acting: Acting, referral: ReferralWithNames, typed: Typed) {
  const act = c.req.param('act') ?? ''
  const { seen, ...fields } = typed
  const first = referral.firstName ?? 'They'
  const doing = (await actsFor(c, acting, referral, first)).find((one) => one.act === act)
  const page = `/asked/${referral.id}`
  if (!doing || seen !== referral.decisionId) {
    const again = act === 'acceptance' && (await wasSaidBefore(acting, referral, fields))
    if (again) return c.redirect(`${page}?done=accepted`, 303)
    const second = cameSecond(act, fields)
    return second ? show(c, acting, referral, second) : c.redirect(`${page}?done=changed`, 303)
  }
  const read = readForm(doing.form, fields, dateInLondon(acting.now))
  const problems = !read.ok ? read.problems : act === 'attendance' ? checkWhoCame(referral, read.answers) : {}
  if (Object.keys(problems).length > 0) return show(c, acting, referral, { act, typed: fields, problems })
  return c.redirect(await write(c, acting, referral, act, read.answers), 303)
}

async function write(c: C, acting: Acting, referral: ReferralWithNames, act: string, answers: Answers) {
  const page = `/asked/${referral.id}`
  if (act === 'attendance') {
    await writeWhoCame(acting, referral, answers, workerOf(c).name)
    return `${page}?done=told`
  }
  if (act === 'acceptance') {
    await acceptPlace(acting, referral, {
      takenBy: answerText(answers, 'taken_by'),
      words: answerOrNull(answers, 'when'),
    })
    return `${page}?done=accepted`
  }
  await decline(acting, referral, {
    reason: answerText(answers, 'reason'),
    words: answerOrNull(answers, 'decline_words'),
    alternatives: answerOrNull(answers, 'alternatives'),
    origin: c.var.origin,
  })
  return '/asked?done=declined'
}

/** What those who run something see with an account: who may come, who comes, and what to say about it. */
export function askedRoutes(): Hono<Visit> {
  return (
    new Hono<Visit>()
      .use('/asked', signedIn)
      .use('/asked/*', signedIn)
      .get('/asked', (c) =>
        c.var.act(async (acting) => {
          const coming = await comingTo(acting, beholder(c).teams)
          await recordLook(acting, 'who is coming', { people: coming.map((one) => one.youngPersonId) })
          return c.var.page({
            title: 'Who is coming',
            section: 'asked',
            children: (
              <ComingPage
                coming={coming}
                today={dateInLondon(acting.now)}
                declined={c.req.query('done') === 'declined'}
              />
            ),
          })
        }),
      )
      .get('/asked/:id', (c) => asked(c, (acting, referral) => show(c, acting, referral)))
      .post('/asked/:id/:act{acceptance|refusal|attendance}', async (c) => {
        const typed = await typedIn(c)
        try {
          return await asked(c, (acting, referral) => perform(c, acting, referral, typed), typed)
        } catch (error) {
          if (!(error instanceof ChangedMeanwhile)) throw error
          // Somebody came first in this very moment: the same again, over how it stands now.
          return asked(c, (acting, referral) => perform(c, acting, referral, typed), typed)
        }
      })
      // A question to a service has its own two pages; every other referral is the next room's page.
      .get('/referrals/:id', signedIn, async (c, next) => {
        const found = await c.var.act((acting) => prescriptionById(acting, c.req.param('id')))
        if (!found) return next()
        const done = c.req.query('done')
        const side = found.side === 'asks' ? 'prescriptions' : 'asked'
        return c.redirect(
          `/${side}/${found.referral.id}${done ? `?${new URLSearchParams({ done })}` : ''}`,
          303,
        )
      })
  )
}
