import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { decisionsOf, pastCircleOf, wishesOf } from '../circle/index.ts'
import { ownFamilyPlan } from '../families/index.ts'
import { recordLook } from '../history/index.ts'
import { calledName } from '../people/index.ts'
import { steppingsOf } from '../stepping/index.ts'
import { goalsOf, planOf, stepsOf, supportsOfPerson } from '../support/index.ts'
import { ownPlan } from '../together/index.ts'
import { dateInLondon, en } from '../words/index.ts'
import { aroundMe, looksAtMe } from './around-store.ts'
import { asMyself, type Myself } from './as-myself.tsx'
import { erasingRoutes } from './erasing-routes.tsx'
import { everythingRoutes, waitsForEverything } from './everything-routes.tsx'
import { familyRoutes } from './family-routes.tsx'
import type { LoginWay } from './login-routes.tsx'
import { looksInMyWords } from './looks.ts'
import { keepFromParents, parentsPages } from './parents-store.ts'
import { planRoutes } from './plan-routes.tsx'
import { sayRoutes } from './say-routes.tsx'
import { Home } from './screens/home.tsx'
import { Looks } from './screens/looks.tsx'
import { People } from './screens/people.tsx'
import { unsafeRoutes } from './unsafe-routes.ts'
import { waysInRoutes } from './ways-in-routes.tsx'
import { wishRoutes } from './wish-routes.tsx'
import { wrongRoutes } from './wrong-routes.tsx'

type C = Context<Visit>

const words = en.myPage

const notices: Readonly<Record<string, string>> = {
  out: words.change.out,
  'taken-back': words.agreed.done,
  limited: en.limits.done,
  know: words.know.done,
  family: words.family.out,
  another: words.another.done,
  kept: en.parents.mine.kept,
}

const page = (c: C, title: string, children: unknown) => c.var.page({ title, skin: 'young', children })

async function home(c: C, { acting, person }: Myself): Promise<Response> {
  await recordLook(acting, 'my_page', { youngPerson: person.id })
  const [support = null] = await supportsOfPerson(acting, person.id)
  const steps = support ? await stepsOf(acting, support.id) : []
  const goals = support ? await goalsOf(acting, support.id) : []
  return page(
    c,
    words.home.title,
    <Home
      called={calledName(person)}
      support={support}
      whatMatters={support ? (await planOf(acting, support.id)).whatMatters : ''}
      steps={steps.filter(({ who, doneAt }) => who === 'young_person' && doneAt === null)}
      goals={goals.filter(({ closedOn }) => closedOn === null)}
      mayAskForEverything={!(await waitsForEverything(acting, person.id))}
      planned={(await ownPlan(acting, person.id)) !== null}
      steppings={await steppingsOf(acting, person.id)}
      withFamily={(await ownFamilyPlan(acting, person.id)) !== null}
      today={dateInLondon(acting.now)}
    />,
  )
}

async function people(c: C, { acting, person }: Myself): Promise<Response> {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['circle'] })
  const supports = await supportsOfPerson(acting, person.id)
  return page(
    c,
    words.people.title,
    <People
      people={await aroundMe(acting, person.id)}
      past={await pastCircleOf(acting, person.id)}
      decisions={await decisionsOf(acting, person.id)}
      wishes={await wishesOf(acting, person.id)}
      supported={supports.some(({ state }) => state !== 'ended')}
      parents={await parentsPages(acting)}
      today={dateInLondon(acting.now)}
      notice={notices[c.req.query('done') ?? '']}
    />,
  )
}

async function looks(c: C, { acting, person }: Myself): Promise<Response> {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['looks'] })
  const lines = looksInMyWords(await looksAtMe(acting), dateInLondon(acting.now))
  return page(c, words.looks.title, <Looks lines={lines} />)
}

/** A young person's own page: /my and what leads from it. */
export function myRoutes(login: LoginWay | null): Hono<Visit> {
  return new Hono<Visit>()
    .get('/my', (c) => asMyself(c, (me) => home(c, me), login?.provider.name))
    .get('/my/people', (c) => asMyself(c, (me) => people(c, me)))
    .post('/my/parents/keeping', (c) =>
      asMyself(c, async ({ acting, person }) => {
        await keepFromParents(acting, person.id)
        return c.redirect('/my/people?done=kept', 303)
      }),
    )
    .get('/my/looks', (c) => asMyself(c, (me) => looks(c, me)))
    .route('/', erasingRoutes())
    .route('/', everythingRoutes())
    .route('/', planRoutes())
    .route('/', familyRoutes())
    .route('/', sayRoutes())
    .route('/', wishRoutes())
    .route('/', wrongRoutes())
    .route('/', unsafeRoutes())
    .route('/', waysInRoutes(login))
}
