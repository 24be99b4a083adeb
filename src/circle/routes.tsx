import { type Context, Hono } from 'hono'
import { signedIn, teamById, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { historyOf, recordLook } from '../history/index.ts'
import {
  aboutPerson,
  ageToday,
  calledName,
  FormPage,
  idOfSending,
  ONCE,
  typedFrom,
  typedIn,
  unlessRestricted,
  type YoungPerson,
} from '../people/index.ts'
import { answerOrNull, type Problems, readForm, type Typed, typedText } from '../ui/questions/index.ts'
import { dateInLondon, isUuid, newId } from '../words/index.ts'
import { checkDecision, decisionFrom } from './decision.ts'
import { decisionForm } from './decision-form.ts'
import { decisionById, decisionsOf, recordDecision, withdrawDecision } from './decision-store.ts'
import { hiddenLookRoutes } from './hidden-look-routes.tsx'
import { hiddenLooksOf } from './hidden-look-store.ts'
import { lawfulBasisRoutes } from './lawful-basis-routes.tsx'
import { lawfulBasesOf } from './lawful-basis-store.ts'
import { limitRoutes } from './limit-routes.tsx'
import { looksFrom } from './look.ts'
import { Circle } from './screens/circle.tsx'
import { Looks } from './screens/looks.tsx'
import { circleOf, pastCircleOf } from './store.ts'
import { wishRoutes } from './wish-routes.tsx'
import { wishesOf } from './wish-store.ts'

type C = Context<Visit>

const notices: Record<string, string> = {
  decided: 'The decision is written down.',
  answered: 'It is written down.',
  lawful: 'It is written down why the law allows this record.',
  hidden: 'They are not shown this look. It is on Today again on the day you chose.',
  shown: 'They can be shown this look from now on.',
  limited: 'It is limited from this moment.',
  withdrawn: 'It is taken back from this moment.',
  'withdrawn-service':
    'It is taken back from this moment. Speak with them about what they want, and end the support if it is over.',
}

async function showCircle(c: C, acting: Acting, person: YoungPerson) {
  await recordLook(acting, 'circle', { youngPerson: person.id })
  return c.var.page({
    title: `Circle and sharing: ${calledName(person)}`,
    section: 'young-people',
    children: (
      <Circle
        person={person}
        entries={await circleOf(acting, person.id)}
        past={await pastCircleOf(acting, person.id)}
        decisions={await decisionsOf(acting, person.id)}
        wishes={await wishesOf(acting, person.id)}
        lawful={(await lawfulBasesOf(acting, person.id))[0] ?? null}
        today={dateInLondon(acting.now)}
        notice={notices[c.req.query('done') ?? '']}
      />
    ),
  })
}

async function showLooks(c: C, acting: Acting, person: YoungPerson) {
  await recordLook(acting, 'looks', { youngPerson: person.id })
  const today = dateInLondon(acting.now)
  return c.var.page({
    title: `Who looked: ${calledName(person)}`,
    section: 'young-people',
    children: (
      <Looks
        person={person}
        looks={looksFrom(await historyOf(acting, person.id), today)}
        hidden={await hiddenLooksOf(acting, person.id)}
        today={today}
        notice={notices[c.req.query('done') ?? '']}
      />
    ),
  })
}

/** The teams a decision to share can be about: those in the circle who do not support them. */
async function formFor(acting: Acting, person: YoungPerson) {
  const entries = await circleOf(acting, person.id)
  const ids = [
    ...new Set(entries.flatMap(({ opens, teamId }) => (opens !== 'support' && teamId ? [teamId] : []))),
  ]
  const teams = await Promise.all(ids.map((id) => teamById(acting.tx, id)))
  return decisionForm(
    teams.flatMap((team) => (team ? [{ id: team.id, name: `${team.name}, ${team.organisationName}` }] : [])),
  )
}

async function showDecisionForm(
  c: C,
  acting: Acting,
  person: YoungPerson,
  typed: Typed,
  problems?: Problems,
  stopped?: string,
) {
  const path = `/young-people/${person.id}`
  const form = await formFor(acting, person)
  await recordLook(acting, 'circle', { youngPerson: person.id, fields: ['decision'] })
  return c.var.page({
    title: 'Record a decision',
    section: 'young-people',
    errors: problems !== undefined,
    status: problems ? 422 : 200,
    children: (
      <FormPage
        back={{ text: `${person.name}: circle and sharing`, href: `${path}/circle` }}
        heading={`A decision of ${calledName(person)}, or about them`}
        form={form}
        typed={problems ? typed : typedFrom(form, { decided_on: dateInLondon(acting.now) })}
        problems={problems}
        stopped={stopped}
        action={`${path}/decisions`}
        button="Save"
        once={typedText(typed, ONCE) || newId()}
      />
    ),
  })
}

async function saveDecision(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const today = dateInLondon(acting.now)
  const read = readForm(await formFor(acting, person), typed, today)
  const problems = read.ok ? checkDecision(read.answers, ageToday(person, today)) : read.problems
  if (Object.keys(problems).length > 0) return showDecisionForm(c, acting, person, typed, problems)
  const teamId = answerOrNull(read.answers, 'share_team')
  const team = teamId ? await teamById(acting.tx, teamId) : null
  const name = team ? `${team.name}, ${team.organisationName}` : answerOrNull(read.answers, 'share_with')
  await recordDecision(acting, person.id, idOfSending(typed), decisionFrom(read.answers, { name, teamId }))
  return c.redirect(`/young-people/${person.id}/circle?done=decided`, 303)
}

/** Who is involved, what was agreed, who looked: /young-people/:id/circle, /decisions and /looks. */
export function circleRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/young-people/*', signedIn)
    .get('/young-people/:id/circle', (c) => aboutPerson(c, (acting, person) => showCircle(c, acting, person)))
    .get('/young-people/:id/looks', (c) => aboutPerson(c, (acting, person) => showLooks(c, acting, person)))
    .get('/young-people/:id/decisions/new', (c) =>
      aboutPerson(c, (acting, person) => showDecisionForm(c, acting, person, {})),
    )
    .post('/young-people/:id/decisions', async (c) => {
      const typed = await typedIn(c)
      return unlessRestricted(
        () => aboutPerson(c, (acting, person) => saveDecision(c, acting, person, typed)),
        (why) => aboutPerson(c, (acting, person) => showDecisionForm(c, acting, person, typed, {}, why)),
      )
    })
    .post('/young-people/:id/decisions/:decision/withdrawal', (c) =>
      aboutPerson(c, async (acting, person) => {
        const id = c.req.param('decision')
        const decision = isUuid(id) ? await decisionById(acting, person.id, id) : null
        if (!decision) return c.notFound()
        await withdrawDecision(acting, decision)
        const done = decision.about === 'service' ? 'withdrawn-service' : 'withdrawn'
        return c.redirect(`/young-people/${person.id}/circle?done=${done}`, 303)
      }),
    )
    .route('/', wishRoutes())
    .route('/', hiddenLookRoutes())
    .route('/', lawfulBasisRoutes())
    .route('/', limitRoutes())
}
