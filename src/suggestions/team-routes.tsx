import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type Service, serviceById } from '../directory/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, typedIn } from '../people/index.ts'
import { signpost, supportedBy } from '../referrals/index.ts'
import { supportsOf } from '../support/index.ts'
import { BackLink } from '../ui/index.ts'
import {
  answerOrNull,
  answerText,
  type Problems,
  readForm,
  type Typed,
  typedText,
} from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { noteForm } from './note-form.ts'
import { TeamKnows } from './screens/team-knows.tsx'
import {
  addFavourite,
  addNote,
  endFavourite,
  endNote,
  favouritesOn,
  namesSomebody,
  notesOn,
  outcomesAt,
  type TeamFavourite,
} from './team-store.ts'

type C = Context<Visit>
type About = { service: Service; teams: TeamFavourite[] }

/** Runs the work of a page about what the visitor's teams know of a service (`:id`); not found for whoever has no team. */
const aboutService = (c: C, work: (acting: Acting, about: About) => Promise<Response> | Response) =>
  c.var.act(async (acting) => {
    const service = await serviceById(acting.tx, c.req.param('id') ?? '')
    if (!service || service.withdrawnOn !== null) return c.notFound()
    const teams = await favouritesOn(acting, service.id)
    return teams.length === 0 ? c.notFound() : work(acting, { service, teams })
  })

const pageOf = ({ service }: Pick<About, 'service'>, done?: string): string =>
  `/services/${service.id}/team${done ? `?done=${done}` : ''}`

const notices: Record<string, string> = {
  favourite: 'It is a favourite of your team now.',
  'no-favourite': 'It is no favourite of your team any more.',
  noted: 'Your note is there for your team, and for nobody else.',
  'note-ended': 'The note is gone.',
  told: 'It is noted that you told them about it. Nobody was asked.',
}

/** The young people in hand: whom this worker supports now, to tell one of them about it in one tap. */
const inHand = async (acting: Acting) => {
  const asked = { name: '', shown: 'all' as const, page: 1, today: dateInLondon(acting.now) }
  const { rows } = await supportsOf(acting, { ...asked, workerIds: [acting.actor.id as string], teamIds: [] })
  if (rows.length > 0)
    await recordLook(acting, 'telling', { people: rows.map(({ youngPersonId }) => youngPersonId) })
  return rows.toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

async function show(c: C, acting: Acting, about: About, typed: Typed = {}, problems: Problems = {}) {
  const { service, teams } = about
  const wrong = Object.keys(problems).length > 0
  const today = dateInLondon(acting.now)
  return c.var.page({
    title: `What your team knows: ${service.name}`,
    section: 'services',
    before: <BackLink href={`/services/${service.id}`} text={service.name} />,
    errors: wrong,
    status: wrong ? 422 : 200,
    children: (
      <TeamKnows
        service={service}
        teams={teams}
        notes={await notesOn(acting, [service.id], today)}
        outcomes={await outcomesAt(acting, service.id)}
        supports={await inHand(acting)}
        form={noteForm(teams)}
        typed={typed}
        problems={problems}
        notice={notices[c.req.query('done') ?? ''] ?? null}
      />
    ),
  })
}

async function write(c: C, acting: Acting, about: About, typed: Typed) {
  const form = noteForm(about.teams)
  const read = readForm(form, typed, dateInLondon(acting.now))
  const words = answerText(read.answers, 'words')
  const named = read.ok && (await namesSomebody(acting, words))
  const problems: Problems = read.ok
    ? named
      ? { words: 'This names a young person. Say it about the service, without any name' }
      : {}
    : read.problems
  if (Object.keys(problems).length > 0) return show(c, acting, about, typed, problems)
  const [first] = about.teams
  const teamId = answerText(read.answers, 'team') || (first?.teamId as string)
  await addNote(acting, {
    ...{ id: idOfSending(typed), teamId, serviceId: about.service.id, words },
    until: answerOrNull(read.answers, 'until'),
  })
  return c.redirect(pageOf(about, 'noted'), 303)
}

/** The team a button named, if it is one of the visitor's; else their only one. */
const teamIn = (typed: Typed, { teams }: About): string | undefined =>
  teams.find(({ teamId }) => teamId === typedText(typed, 'team'))?.teamId

async function tellOne(c: C, acting: Acting, about: About, typed: Typed) {
  const id = typedText(typed, 'support')
  if (id === '') return show(c, acting, about, typed, { support: 'Choose whom you told' })
  const supported = isUuid(id) ? await supportedBy(acting, id) : null
  if (!supported?.mine || supported.state === 'ended') return c.redirect(pageOf(about), 303)
  await signpost(acting, {
    id: idOfSending(typed),
    supportId: supported.id,
    youngPersonId: supported.person.id,
    serviceId: about.service.id,
  })
  return c.redirect(pageOf(about, 'told'), 303)
}

/** What a team knows of a service: its favourites and notes, which nobody outside it reads, and what came of it. */
export function teamRoutes(): Hono<Visit> {
  const press = (c: C, work: (acting: Acting, about: About, typed: Typed) => Promise<Response>) =>
    typedIn(c).then((typed) => aboutService(c, (acting, about) => work(acting, about, typed)))
  return new Hono<Visit>()
    .use('/services/:id/team', signedIn)
    .use('/services/:id/team/*', signedIn)
    .get('/services/:id/team', (c) => aboutService(c, (acting, about) => show(c, acting, about)))
    .post('/services/:id/team/favourite', (c) =>
      press(c, async (acting, about, typed) => {
        const team = teamIn(typed, about)
        if (team) await addFavourite(acting, team, about.service.id)
        return c.redirect(pageOf(about, team && 'favourite'), 303)
      }),
    )
    .post('/services/:id/team/favourite/ending', (c) =>
      press(c, async (acting, about, typed) => {
        const team = teamIn(typed, about)
        if (team) await endFavourite(acting, team, about.service.id)
        return c.redirect(pageOf(about, team && 'no-favourite'), 303)
      }),
    )
    .post('/services/:id/team/notes', (c) =>
      press(c, (acting, about, typed) => write(c, acting, about, typed)),
    )
    .post('/services/:id/team/notes/:note/ending', (c) =>
      press(c, async (acting, about) => {
        const note = c.req.param('note')
        if (!isUuid(note)) return c.notFound()
        await endNote(acting, note)
        return c.redirect(pageOf(about, 'note-ended'), 303)
      }),
    )
    .post('/services/:id/team/signposts', (c) =>
      press(c, (acting, about, typed) => tellOne(c, acting, about, typed)),
    )
}
