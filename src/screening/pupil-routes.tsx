import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import {
  emptyMind,
  leaveScreen,
  type Mind,
  pageIn,
  type Sitting,
  sitting,
  surveyAddresses,
} from '../filling-in/index.ts'
import { askForOneself, wasSentBefore } from '../referrals/index.ts'
import { formValues } from '../ui/index.ts'
import { type Answers, answerText, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { en, uuidV5 } from '../words/index.ts'
import { addresses } from './addresses.ts'
import { askForm, checkReach, joinForm, reachForm } from './forms.ts'
import { joinTrial, keepReply, keepSent, offerMade, yearAndSchool } from './offer-store.ts'
import { canBeReferred, type Offer, pageFor, type Screen } from './screen.ts'
import { screenOf } from './screen-store.ts'
import { AskPage, IdeasPage, ReachPage, SentPage } from './screens/pupil.tsx'

type C = Context<Visit>
type Asked = { sat: Sitting; screen: Screen; offer: Offer }

const { ask, trial, reach, sent, ideas } = en.screening
const pages = { ask: addresses.asked, reach: addresses.reach, sent: addresses.sent, ideas: addresses.ideas }

// So that the id of a referral says nothing of the offer to anybody who does not hold it.
const REFERRALS = 'c0f2a3de-6f6d-4c0e-9a39-5a2a7c1c8b11'

/** Works as a pupil who was asked, while the survey is open; anybody else goes on to where they are. */
const whoWasAsked = (c: C, mind: Mind, work: (asked: Asked) => Promise<Response> | Response) =>
  sitting(c, mind, async (sat) => {
    const offer = sat.opens === 'survey' ? await offerMade(sat.acting) : null
    const screen = offer && (await screenOf(sat.acting, sat.survey.id))
    return screen ? work({ sat, screen, offer }) : c.redirect(surveyAddresses.on, 303)
  })

type Shown = { typed?: Typed; problems?: Problems }

function askPage(c: C, { sat, screen }: Asked, { typed = {}, problems }: Shown = {}) {
  const form = screen.trial ? joinForm : askForm
  return pageIn(c, sat.look, {
    title: screen.trial ? trial.title : ask.title,
    status: problems ? 422 : 200,
    children: <AskPage screen={screen} form={form} typed={typed} problems={problems ?? {}} />,
  })
}

async function reachPage(c: C, { sat, screen }: Asked, { typed, problems }: Shown = {}) {
  const known = typed ? null : await yearAndSchool(sat.acting)
  const begun = known && { year_group: known.year, school_name: known.school }
  return pageIn(c, sat.look, {
    title: reach.title,
    status: problems ? 422 : 200,
    children: (
      <ReachPage screen={screen} form={reachForm} typed={typed ?? begun ?? {}} problems={problems ?? {}} />
    ),
  })
}

async function takeReply(c: C, asked: Asked, typed: Typed): Promise<Response> {
  const { sat, screen, offer } = asked
  if (pageFor(offer) !== 'ask') return c.redirect(addresses.asked, 303)
  const read = readForm(screen.trial ? joinForm : askForm, typed, sat.today)
  if (!read.ok) return askPage(c, asked, { typed, problems: read.problems })
  switch (answerText(read.answers, 'reply')) {
    case 'yes':
      return c.redirect(addresses.reach, 303)
    case 'join':
      await joinTrial(sat.acting)
      return c.redirect(addresses.asked, 303)
    case 'not_now':
      await keepReply(sat.acting, 'not_now')
      leaveScreen(c)
      return c.redirect(`${surveyAddresses.thanks}?in=${sat.look.language}`, 303)
    default:
      await keepReply(sat.acting, screen.trial ? 'declined' : 'no')
      return c.redirect(addresses.asked, 303)
  }
}

/** What is to be sent, or the answer where nothing is. */
type ToSend = { answers: Answers; offer: Offer; screen: Screen } | { response: Response }

async function readReach(c: C, asked: Asked, typed: Typed): Promise<ToSend> {
  if (!canBeReferred(asked.screen, asked.offer)) return { response: c.redirect(addresses.asked, 303) }
  const read = readForm(reachForm, typed, asked.sat.today)
  const problems = read.ok ? checkReach(read.answers) : read.problems
  if (!read.ok || Object.keys(problems).length > 0)
    return { response: await reachPage(c, asked, { typed, problems }) }
  return { answers: read.answers, offer: asked.offer, screen: asked.screen }
}

/**
 * Sends their referral. It is sent as by anybody without an account, in a transaction of its own, so that nothing of it
 * names the slip; its id follows from the offer, so that it is sent once however often the button is pressed, and however
 * far the press before came.
 */
async function send(c: C, mind: Mind): Promise<Response> {
  const typed = formValues(await c.req.text()) as Typed
  let toSend: ToSend | null = null
  const answer = await whoWasAsked(c, mind, async (asked) => {
    toSend = await readReach(c, asked, typed)
    return 'response' in toSend ? toSend.response : c.redirect(addresses.asked, 303)
  })
  const ready = toSend as ToSend | null
  if (!ready || 'response' in ready) return answer
  await sendOnce(c, ready)
  return whoWasAsked(c, mind, async ({ sat }) => {
    await keepSent(sat.acting)
    return c.redirect(addresses.asked, 303)
  })
}

async function sendOnce(c: C, { answers, offer, screen }: Exclude<ToSend, { response: Response }>) {
  const note = answerText(answers, 'contact_note')
  const asking = {
    ...{ id: uuidV5(REFERRALS, offer.id), teamId: screen.teamId, origin: c.var.origin },
    // Whoever reads it sees the question of those who ask by themselves: when it is a good time.
    answers: { ...answers, contact_note: note && reach.noteAtSchool({ note }) },
  }
  const anybody = { kind: 'public', id: null, place: c.var.actor.place as string } as const
  try {
    const held = await c.var.actAs(anybody, (acting) => askForOneself(acting, asking))
    if (!held) throw new Error('no team of this place takes referrals')
  } catch (error) {
    if (!wasSentBefore(error)) throw error
  }
}

/** The pages of a pupil who is asked whether they want support: /survey/support */
export function pupilRoutes(): Hono<Visit> {
  const mind = emptyMind()
  const asked = (c: C, work: (asked: Asked) => Promise<Response> | Response) => whoWasAsked(c, mind, work)
  return new Hono<Visit>()
    .get(addresses.asked, (c) =>
      asked(c, (one) => {
        const page = pageFor(one.offer)
        return page === 'ask' ? askPage(c, one) : c.redirect(pages[page], 303)
      }),
    )
    .post(addresses.reply, async (c) => {
      const typed = formValues(await c.req.text()) as Typed
      return asked(c, (one) => takeReply(c, one, typed))
    })
    .get(addresses.reach, (c) =>
      asked(c, (one) =>
        canBeReferred(one.screen, one.offer) ? reachPage(c, one) : c.redirect(addresses.asked, 303),
      ),
    )
    .post(addresses.referral, (c) => send(c, mind))
    .get(addresses.sent, (c) =>
      asked(c, ({ sat, screen, offer }) =>
        offer.sent
          ? pageIn(c, sat.look, { title: sent.title, children: <SentPage screen={screen} /> })
          : c.redirect(addresses.asked, 303),
      ),
    )
    .get(addresses.ideas, (c) =>
      asked(c, ({ sat, screen, offer: { arm } }) =>
        pageIn(c, sat.look, { title: ideas.title, children: <IdeasPage screen={screen} arm={arm} /> }),
      ),
    )
}
