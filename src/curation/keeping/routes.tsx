import type { Context } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import { freshnessOf } from '../../directory/index.ts'
import { dateInLondon, en } from '../../words/index.ts'
import { showEdit, takeEdit } from '../change/editing.tsx'
import { changeOfKeeper } from '../change/store.ts'
import { routes } from '../guard.ts'
import { type AsKeeper, byLink, byTeam, gone, type Keeping } from './asking-keeper.tsx'
import { showClaimLink, takeClaimLink } from './proving.tsx'
import { KeepingPage, TapPage } from './screens.tsx'
import { isTap, type Tap, tap } from './taps.ts'

type C = Context<Visit>

const asPublic = { skin: 'public', width: 'reading', section: 'services' } as const
const doneWords = {
  tap: en.keeping.page.done,
  change: en.keeping.page.sentChange,
  'at-once': en.keeping.page.sentAtOnce,
}

async function home(c: C, { acting, keeper, service, base }: Keeping) {
  const today = dateInLondon(c.var.now)
  const done = c.req.query('done') ?? ''
  return c.var.page({
    title: en.keeping.page.title({ service: service.name }),
    ...asPublic,
    children: (
      <KeepingPage
        {...{ service, base }}
        freshness={freshnessOf(service, today)}
        waits={(await changeOfKeeper(acting, keeper.id)) !== undefined}
        done={done in doneWords ? doneWords[done as keyof typeof doneWords] : undefined}
      />
    ),
  })
}

function ask(c: C, { service, base }: Keeping, pressed: Tap) {
  return c.var.page({
    title: service.name,
    ...asPublic,
    children: <TapPage {...{ service, base, tap: pressed }} />,
  })
}

const withTap = (c: C, work: (pressed: Tap) => Promise<Response>): Promise<Response> => {
  const name = c.req.param('tap') ?? ''
  return isTap(name) ? work(name) : Promise.resolve(gone(c))
}

/** The pages of a keeper, wherever they come from. */
const pagesOf = (as: AsKeeper) =>
  routes()
    .get('/change', (c) => as(c, (keeping) => showEdit(c, keeping)))
    .post('/change', (c) => as(c, (keeping) => takeEdit(c, keeping)))
    .get('/:tap', (c) => withTap(c, (pressed) => as(c, async (keeping) => ask(c, keeping, pressed))))
    .post('/:tap', (c) =>
      withTap(c, (pressed) =>
        as(c, async ({ acting, service, base }) => {
          await tap(acting, service, pressed)
          return c.redirect(`${base}?done=tap`, 303)
        }),
      ),
    )

/** Looking after an entry: by a link at /k/:token, by a team that is signed in at /services/:id/keeping. */
export const keepingRoutes = () =>
  routes()
    .get('/services/:id/keeping', (c) => byTeam(c, (keeping) => home(c, keeping)))
    .route('/services/:id/keeping', pagesOf(byTeam))
    .get('/k/:token', (c) => showClaimLink(c, () => byLink(c, (keeping) => home(c, keeping))))
    .post('/k/:token', (c) => takeClaimLink(c))
    .route('/k/:token', pagesOf(byLink))
