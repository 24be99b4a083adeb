import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import { checkDecision } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { askedOfWorker } from '../groups/index.ts'
import { recordLook } from '../history/index.ts'
import {
  ageToday,
  idOfSending,
  showForm,
  type ToPutRight,
  typedFrom,
  typedIn,
  unlessRestricted,
} from '../people/index.ts'
import {
  type AskedFor,
  destinationTo,
  STEPPING_FORM,
  type Supported,
  steppingForm,
  submit,
  supportedBy,
  tellFirst,
  wasSentBefore,
  waysToTell,
} from '../referrals/index.ts'
import { planOf } from '../support/index.ts'
import {
  type Answers,
  answerText,
  type Form,
  type Problems,
  readForm,
  type Typed,
  typedText,
} from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { type Destination, isUnderWay, wayWords } from './stepping.ts'
import { destinationsBeside, putStepping, standsIn, steppingsOf } from './store.ts'

type C = Context<Visit>
type About = {
  supported: Supported
  from: Awaited<ReturnType<typeof standsIn>>
  destinations: Destination[]
}

const recordOf = ({ supported: { person } }: About): string => `/young-people/${person.id}#stepping`

/** Runs work for whoever works on a support that is open; not there for anybody outside its circle. */
const aboutStepping = (c: C, work: (acting: Acting, about: About) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const supported = isUuid(id) ? await supportedBy(acting, id) : null
    if (!supported) return c.notFound()
    if (!supported.mine || supported.state === 'ended')
      return c.redirect(`/young-people/${supported.person.id}`, 303)
    const from = await standsIn(acting, id)
    const destinations = await destinationsBeside(acting, supported.team.id)
    return work(acting, { supported, from, destinations })
  })

/** Who is asked, with the form for them: the programme that runs there asks its own questions besides. */
type Asking = { to: Destination | undefined; asked: AskedFor | null; form: Form }

async function askingOf(c: C, acting: Acting, about: About, to: string): Promise<Asking> {
  const { supported, destinations, from } = about
  const found = destinations.find(({ id }) => id === to)
  const asked = found?.programme ? await askedOfWorker(acting, workerOf(c), found.programme) : null
  const form = steppingForm({
    ...{ called: supported.called, ways: waysToTell(supported), asks: asked?.section },
    destinations: destinations.map((one) => ({ value: one.id, label: destinationSaid(one, from.tier) })),
  })
  return { to: found, asked, form }
}

/** 'SPACE for families, Northside Link Workers: up to treatment' */
const destinationSaid = ({ service, team, tier }: Destination, from: string): string =>
  `${service ? `${service}, ${team}` : team}: ${wayWords(from, tier)}`

async function show(c: C, acting: Acting, about: About, sent?: ToPutRight): Promise<Response> {
  const { supported, destinations } = about
  const { person, called, id } = supported
  const chosen = sent ? typedText(sent.typed, 'to') : (c.req.query('to') ?? '')
  const { to, asked, form } = await askingOf(c, acting, about, chosen)
  await recordLook(acting, 'stepping', { youngPerson: person.id, subject: id })
  const { whatMatters } = await planOf(acting, id)
  return showForm(
    c,
    {
      ...{ back: { text: called, href: `/young-people/${person.id}` }, section: 'young-people', form },
      heading: `A step up, down or across for ${called}`,
      lead:
        destinations.length > 0
          ? `Another team is asked, and answers. ${called} stays with you until you end your support, and nobody is dropped in between. A place in a group or something to do is asked for with “Find something to do”.`
          : 'No other team here takes people on yet.',
      ...{ kept: typedFrom(form, { to: to?.id ?? null, what_matters: whatMatters }), makes: true },
      ...{ action: `/supports/${id}/stepping${asked?.section ? `?to=${to?.id}` : ''}`, button: 'Ask them' },
    },
    sent,
  )
}

/** What the other team is told of who it is: what they need to find and reach them, and what was written. */
function letterOf({ supported }: About, answers: Answers): Answers {
  const { person, supporters } = supported
  const told = tellFirst(answerText(answers, 'tell_first'), waysToTell(supported))
  const parent = supporters.find(({ kind, phone, email }) => {
    const address = told.parent_phone ?? told.parent_email
    return kind === 'parent_or_carer' && address !== undefined && (phone === address || email === address)
  })
  const whole = {
    ...answers,
    ...{ name: person.name, preferred_name: person.preferred_name, pronouns: person.pronouns },
    ...{ date_of_birth: person.date_of_birth, postcode: person.postcode, address: person.address },
    ...{ school_name: person.school_name, year_group: person.year_group, nhs_number: person.nhs_number },
    ...{ language: person.language, access_needs: person.access_needs, contact_note: person.contact_note },
    ...(person.contact_safe
      ? { phone: person.phone, email: person.email, phone_whose: person.phone_whose }
      : {}),
    ...(parent ? { parent_name: parent.name, parent_relationship: parent.relationship } : {}),
    ...told,
  }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value)) as Answers
}

/** What one field cannot check: who decided, and that they were not asked already. */
async function problemsIn(
  acting: Acting,
  { supported }: About,
  { to, answers }: { to: Destination | undefined; answers: Answers },
  referralId: string,
): Promise<Problems> {
  const asked = (await steppingsOf(acting, supported.person.id)).some(
    (one) => isUnderWay(one) && one.toTeam === to?.team && one.referralId !== referralId,
  )
  return asked
    ? { to: 'They were asked already, and it is not settled yet' }
    : checkDecision(answers, ageToday(supported.person, dateInLondon(acting.now)))
}

/** Asked for the first time when it is known who is asked: what their programme asks was not on the page that was sent. */
function notAskedYet(c: C, { to, asked }: Asking): string | undefined {
  return asked?.section && c.req.query('to') !== to?.id
    ? `${asked.name} asks something about everybody. Answer that too: the rest is as you wrote it.`
    : undefined
}

async function send(c: C, acting: Acting, about: About, typed: Typed): Promise<Response> {
  const { supported, from } = about
  const today = dateInLondon(acting.now)
  const asking = await askingOf(c, acting, about, typedText(typed, 'to'))
  const { to, asked, form } = asking
  const read = readForm(form, typed, today)
  const stopped = notAskedYet(c, asking)
  const problems = read.ok
    ? await problemsIn(acting, about, { to, answers: read.answers }, idOfSending(typed))
    : Object.fromEntries(
        Object.entries(read.problems).filter(([name]) => !stopped || !name.startsWith('asks-')),
      )
  if (!read.ok || stopped || Object.keys(problems).length > 0)
    return show(c, acting, about, { typed, problems, ...(stopped ? { stopped } : {}) })
  const { answers } = read
  const team = to && (await destinationTo(acting, to.teamId))
  if (!to || team?.id !== to.teamId) return c.notFound()
  const referralId = idOfSending(typed)
  const { to: _, ...letter } = letterOf(about, answers)
  await submit(acting, {
    ...{ id: referralId, form: { wayIn: 'stepping', slug: STEPPING_FORM, open: false }, answers: letter },
    ...{ asked, to: team, worker: workerOf(c), reRefersId: null, origin: c.var.origin },
  })
  await putStepping(acting, {
    ...{ referralId, support: { id: supported.id, youngPersonId: supported.person.id }, from, to },
    ...{ changes: answerText(answers, 'changes'), stays: answerText(answers, 'stays') },
  })
  return c.redirect(recordOf(about), 303)
}

/** Stepping from a support to another team: the page, and sending it. Sent twice it asks once. */
export function steppingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/supports/:id/stepping', signedIn, (c) =>
      aboutStepping(c, (acting, about) => show(c, acting, about)),
    )
    .post('/supports/:id/stepping', signedIn, async (c) => {
      const typed = await typedIn(c)
      try {
        return await unlessRestricted(
          async () => aboutStepping(c, (acting, about) => send(c, acting, about, typed)),
          async (stopped) =>
            aboutStepping(c, (acting, about) => show(c, acting, about, { typed, problems: {}, stopped })),
        )
      } catch (error) {
        if (!wasSentBefore(error)) throw error
        return aboutStepping(c, async (_acting, about) => c.redirect(recordOf(about), 303))
      }
    })
}
