import { Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { typedIn } from '../people/index.ts'
import type { Content } from '../ui/index.ts'
import { groupActRoutes } from './act-routes.tsx'
import { askGroup, beginGroup } from './begin.tsx'
import type { Group, Looking } from './group.ts'
import { endLeading, type GroupSettings, listGroups, showGroup } from './pages.tsx'
import { askRun, startRun } from './runs.tsx'

/** What a room to the right puts on the page of a group: who takes part, and who waits. */
export type AroundGroup = (acting: Acting, group: Group, looking: Looking) => Promise<Content>

/** Groups and their sessions, for those who run them: /groups, /runs, /sessions. */
export function groupRoutes(settings: GroupSettings): Hono<Visit> {
  return new Hono<Visit>()
    .use('/groups', signedIn)
    .use('/groups/*', signedIn)
    .use('/runs/*', signedIn)
    .get('/groups', listGroups)
    .get('/programmes/:key/runs/new', signedIn, (c) => askRun(c))
    .post('/programmes/:key/runs', signedIn, async (c) => startRun(c, await typedIn(c)))
    .get('/runs/:id/groups/new', (c) => askGroup(c))
    .post('/runs/:id/groups', async (c) => beginGroup(c, await typedIn(c)))
    .get('/groups/:id', (c) => showGroup(c, settings))
    .post('/groups/:id/leaders/:leader/ending', endLeading)
    .route('/', groupActRoutes())
}
