import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import {
  type Group,
  groupById,
  groupCan,
  leadersOf,
  lookingAt,
  type Session,
  sessionById,
  sessionCan,
} from '../groups/index.ts'
import { recordLook } from '../history/index.ts'
import { ONCE, typedIn } from '../people/index.ts'
import type { Assets } from '../ui/index.ts'
import { type Problems, readForm, type Typed, typedText } from '../ui/questions/index.ts'
import { dateInLondon, newId } from '../words/index.ts'
import { askFeedback, asksAtTheEnd, takeFeedback } from './feedback.tsx'
import { checkNumbers, dropInForm, marksInForm, marksSent, numbersIn } from './forms.ts'
import { type Mark, rowsOf } from './register.ts'
import { DropInPage } from './screens/drop-in.tsx'
import { FinishPage } from './screens/finish.tsx'
import { NoRegister } from './screens/no-register.tsx'
import { RegisterHead, RegisterPage } from './screens/register.tsx'
import { finishRegister, markedAtSession, onRegister, takeMarks, talliesOf } from './store.ts'

type C = Context<Visit>
type Settings = { assets: Assets }
type About = { session: Session; group: Group }

const isJson = (c: C): boolean => /^application\/json\b/i.test(c.req.header('content-type') ?? '')

/** Runs work about one session (`:id`) for whoever runs its group. For anybody else it is not there. */
const aboutSession = (c: C, work: (acting: Acting, about: About) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const session = await sessionById(acting, c.req.param('id') ?? '')
    const group = session && (await groupById(acting, session.groupId))
    if (!session || !group) return c.notFound()
    const looking = lookingAt(workerOf(c), await leadersOf(acting, group.id))
    return groupCan.beRun(group, looking) ? work(acting, { session, group }) : c.notFound()
  })

/** The same where its register may be taken now. */
const takingRegister = (c: C, work: (acting: Acting, about: About) => Promise<Response>) =>
  aboutSession(c, (acting, about) =>
    sessionCan.haveRegister(about.session, dateInLondon(acting.now))
      ? work(acting, about)
      : Promise.resolve(c.redirect(`/sessions/${about.session.id}/register`, 303)),
  )

async function peopleAndRows(acting: Acting, { session, group }: About) {
  const people = await onRegister(acting, group.id)
  return { people, rows: rowsOf(people, await markedAtSession(acting, session.id, people), session) }
}

const notices: Record<string, string> = {
  saved: 'Saved.',
  finished: 'The register is finished. You can still put right what is wrong.',
  'new-face': 'Counted. You can count more.',
}

const NOBODY = 'Nobody was marked. Say who is here, then save'

async function show(c: C, acting: Acting, about: About, { assets }: Settings, problem?: string) {
  const { session, group } = about
  const page = { title: `Register: ${group.name}`, section: 'groups', width: 'reading' } as const
  if (!sessionCan.haveRegister(session, dateInLondon(acting.now)))
    return c.var.page({ ...page, children: <NoRegister {...about} /> })
  if (group.kind === 'drop_in') return showDropIn(c, acting, about, { assets })
  const { people, rows } = await peopleAndRows(acting, about)
  await recordLook(acting, 'register', {
    people: people.map(({ youngPersonId }) => youngPersonId),
    subject: session.id,
    fields: ['first_name', 'medical_needs', 'access_needs', 'may_collect'],
  })
  return c.var.page({
    ...{ ...page, errors: problem !== undefined, status: problem ? 422 : 200 },
    hero: <RegisterHead {...about} />,
    children: (
      <RegisterPage
        {...{ session, rows, assets, problem, once: newId(), by: workerOf(c).id }}
        notice={notices[c.req.query('done') ?? '']}
        gone={Number(c.req.query('gone')) || 0}
      />
    ),
  })
}

async function showDropIn(
  c: C,
  acting: Acting,
  about: About,
  { assets, sent }: { assets: Assets; sent?: { typed: Typed; problems: Problems } },
) {
  const { session, group } = about
  const kept = { came: session.came, new_faces: session.newFaces, ...(await talliesOf(acting, session.id)) }
  const typed = Object.entries(kept).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)]],
  )
  return c.var.page({
    ...{ title: `Register: ${group.name}`, section: 'groups', width: 'reading' },
    ...{ errors: sent !== undefined, status: sent ? 422 : 200 },
    hero: <RegisterHead {...about} />,
    children: (
      <DropInPage
        {...{ session, assets, by: workerOf(c).id }}
        asksAtTheEnd={(await asksAtTheEnd(acting, about)).length > 0}
        typed={sent?.typed ?? Object.fromEntries(typed)}
        problems={sent?.problems ?? {}}
        notice={notices[c.req.query('done') ?? '']}
      />
    ),
  })
}

/** What the plain form says is taken in, and where it leads. */
async function fromForm(c: C, acting: Acting, about: About, settings: Settings, typed: Typed) {
  const { session, group } = about
  const page = `/sessions/${session.id}`
  const next = typedText(typed, 'next')
  if (group.kind === 'drop_in') return dropInFromForm(c, acting, about, settings, typed)
  const marks = marksInForm(typed, { once: typedText(typed, ONCE), now: acting.now })
  if (!marks && next !== 'finish') return show(c, acting, about, settings, NOBODY)
  const { gone } = await takeMarks(acting, session, marks ?? [])
  const done = next === 'new-face' ? 'new-face' : 'saved'
  const left = gone.length > 0 ? `&gone=${gone.length}` : ''
  return c.redirect(next === 'finish' ? `${page}/finish` : `${page}/register?done=${done}${left}`, 303)
}

async function dropInFromForm(c: C, acting: Acting, about: About, { assets }: Settings, typed: Typed) {
  const read = readForm(dropInForm, typed, dateInLondon(acting.now))
  const numbers = numbersIn(read.answers)
  const problems = read.ok ? checkNumbers(numbers) : read.problems
  if (Object.keys(problems).length > 0)
    return showDropIn(c, acting, about, { assets, sent: { typed, problems } })
  await takeMarks(acting, about.session, [{ id: newId(), said: 'counted', at: acting.now, numbers }])
  await finishRegister(acting, about.session, workerOf(c).name)
  return c.redirect(`/sessions/${about.session.id}/register?done=saved`, 303)
}

/** What a phone sent is taken in, however often it sends it. The answer says who is on the register now, and how marked. */
async function fromPhone(c: C, acting: Acting, about: About, marks: readonly Mark[]) {
  const { session } = about
  const { gone } = await takeMarks(acting, session, marks)
  const counts = about.group.kind === 'drop_in' && marks.length > 0
  if (counts) await finishRegister(acting, session, workerOf(c).name)
  const { rows } = await peopleAndRows(acting, about)
  const now = await sessionById(acting, session.id)
  return c.json({
    gone,
    people: rows.map(({ id, said, markedAt }) => ({ id, said, at: markedAt?.toISOString() ?? null })),
    newFaces: now?.newFaces ?? 0,
  })
}

/**
 * Marks, from the plain form or as JSON from a phone. A browser lets another site send a form here, and never JSON; forms
 * are refused by the hall when they come from elsewhere.
 */
async function mark(c: C, settings: Settings): Promise<Response> {
  if (!isJson(c)) {
    const typed = await typedIn(c)
    return takingRegister(c, (acting, about) => fromForm(c, acting, about, settings, typed))
  }
  const sent = marksSent(await c.req.json().catch(() => null))
  // Whoever is signed in meanwhile may not mark in somebody else's name: for them there is nothing here.
  if (sent && sent.by !== workerOf(c).id) return c.notFound()
  return aboutSession(c, async (acting, about) => {
    if (!sent) throw new HTTPException(400)
    if (!sessionCan.haveRegister(about.session, dateInLondon(acting.now))) return c.notFound()
    return fromPhone(c, acting, about, sent.marks)
  })
}

/** Asks whether whoever is not marked was not here; with everybody marked it asks only once more. */
const askFinish = (c: C) =>
  takingRegister(c, async (acting, about) => {
    const { people, rows } = await peopleAndRows(acting, about)
    await recordLook(acting, 'register', {
      people: people.map(({ youngPersonId }) => youngPersonId),
      subject: about.session.id,
      fields: ['first_name'],
    })
    return c.var.page({
      ...{ title: 'Finish the register', section: 'groups', width: 'reading' },
      children: <FinishPage {...about} rows={rows} />,
    })
  })

const finish = (c: C) =>
  takingRegister(c, async (acting, { session }) => {
    await finishRegister(acting, session, workerOf(c).name)
    return c.redirect(`/sessions/${session.id}/register?done=finished`, 303)
  })

/** The register of a session, for whoever runs its group: on a page, and from a phone that had no signal. */
export function registerRoutes(settings: Settings): Hono<Visit> {
  return new Hono<Visit>()
    .use('/sessions/*', (c, next) =>
      isJson(c) && !c.var.worker
        ? Promise.resolve(c.json({ problem: 'Sign in to send these marks.' }, 401))
        : signedIn(c, next),
    )
    .get('/sessions/:id/register', (c) =>
      aboutSession(c, (acting, about) => show(c, acting, about, settings)),
    )
    .post('/sessions/:id/marks', (c) => mark(c, settings))
    .get('/sessions/:id/feedback', (c) => aboutSession(c, (acting, about) => askFeedback(c, acting, about)))
    .post('/sessions/:id/feedback', async (c) => {
      const typed = await typedIn(c)
      return aboutSession(c, (acting, about) => takeFeedback(c, acting, about, typed))
    })
    .get('/sessions/:id/finish', askFinish)
    .post('/sessions/:id/finish', finish)
}
