import { type Context, Hono } from 'hono'
import { hourlyPace, type Visit } from '../accounts/index.ts'
import type { Programme } from '../blueprint/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { type RunToAsk, runsToAsk } from '../groups/index.ts'
import { tell } from '../messages/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { programmeCalled } from '../programmes/index.ts'
import type { Content } from '../ui/index.ts'
import { answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, en } from '../words/index.ts'
import { askingForm, saidIn } from './forms.ts'
import { AskLink, Thanks } from './screens/workshops.tsx'
import { askForWorkshop } from './store.ts'
import { clubForm } from './workshop.ts'

type C = Context<Visit>
type Work = (acting: Acting, programme: Programme, runs: readonly RunToAsk[]) => Response | Promise<Response>

const words = en.workshops

/** From one network address in an hour: a person reads each. */
const MOST_IN_AN_HOUR = { workshop: 12 } as const

const pathOf = ({ key }: Pick<Programme, 'key'>): string => `/about/programmes/${key}`

/** Runs work about a published programme that clubs may ask for, where it runs; not found for any other. */
const aboutAsking = (c: C, work: Work) =>
  c.var.act(async (acting) => {
    const known = await programmeCalled(acting, c.req.param('key') ?? '')
    if (known?.state !== 'published' || !clubForm(known.programme)) return c.notFound()
    const runs = await runsToAsk(acting, known.programme.key)
    return runs.length > 0 ? work(acting, known.programme, runs) : c.notFound()
  })

const show = (c: C, programme: Programme, runs: readonly RunToAsk[], sent?: ToPutRight) =>
  showForm(
    c,
    {
      back: { text: words.back({ name: programme.public_name }), href: pathOf(programme) },
      ...{ heading: words.title({ name: programme.public_name }), lead: words.lead, skin: 'public' },
      ...{ form: askingForm(programme, runs), makes: true, button: words.send },
      action: `${pathOf(programme)}/workshop`,
    },
    sent,
  )

async function ask(c: C, typed: Typed, mayAsk: () => Promise<boolean>): Promise<Response> {
  try {
    return await aboutAsking(c, async (acting, programme, runs) => {
      const read = readForm(askingForm(programme, runs), typed, dateInLondon(acting.now))
      if (!read.ok) return show(c, programme, runs, { typed, problems: read.problems })
      if (!(await mayAsk())) return show(c, programme, runs, { typed, problems: {}, stopped: words.tooMany })
      const { answers } = read
      const run = runs.find(({ runId }) => runId === answerText(answers, 'run')) ?? (runs[0] as RunToAsk)
      const [email, id] = [answerText(answers, 'email'), idOfSending(typed)]
      const by = await askForWorkshop(acting, {
        ...{ id, run, email, phone: answerOrNull(answers, 'phone'), said: saidIn(programme, answers) },
        ...{ club: answerText(answers, 'club'), askedBy: answerText(answers, 'asked_by') },
      })
      await tell(acting, {
        template: 'publicWorkshopAsked',
        values: { service: run.service, team: run.team, by },
        to: { audience: 'public', channel: 'email', address: email },
      })
      return c.redirect(`${pathOf(programme)}/workshop/thanks`, 303)
    })
  } catch (error) {
    // Pressed twice: it was asked by the first.
    if (constraintOf(error) !== 'workshop_request_pkey') throw error
    return c.redirect(`/about/programmes/${c.req.param('key')}/workshop/thanks`, 303)
  }
}

const thank = (c: C) =>
  aboutAsking(c, (_acting, programme) =>
    c.var.page({
      ...{ title: words.thanks, skin: 'public', width: 'reading' },
      children: <Thanks name={programme.public_name} href={pathOf(programme)} />,
    }),
  )

/** The way to ask for a workshop, on the public page of a programme that clubs may ask for and that runs here. */
export async function askLink({ act }: Visit['Variables'], programme: Programme): Promise<Content> {
  if (!clubForm(programme)) return null
  const runs = await act((acting) => runsToAsk(acting, programme.key))
  return runs.length > 0 ? <AskLink programme={programme.key} /> : null
}

/** A club asks for a workshop, without an account: /about/programmes/:key/workshop */
export function askingRoutes(): Hono<Visit> {
  const pace = hourlyPace(MOST_IN_AN_HOUR)
  return new Hono<Visit>()
    .get('/about/programmes/:key/workshop', (c) =>
      aboutAsking(c, (_acting, programme, runs) => show(c, programme, runs)),
    )
    .post('/about/programmes/:key/workshop', async (c) => ask(c, await typedIn(c), () => pace(c, 'workshop')))
    .get('/about/programmes/:key/workshop/thanks', thank)
}
