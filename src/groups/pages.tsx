import type { Context } from 'hono'
import { type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { groupHeld, programmeCalled } from '../programmes/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { type Group, groupCan, type Leader, type Looking, lookingAt } from './group.ts'
import type { AroundGroup } from './routes.ts'
import { runsHere } from './run-store.ts'
import { GroupPage } from './screens/group.tsx'
import { GroupsPage } from './screens/groups.tsx'
import { nextSessions, sessionsOf } from './session-store.ts'
import { endLeader, groupById, groupsRunBy, leadersOf } from './store.ts'

type C = Context<Visit>

/** What a room to the right puts on the page of a group. */
export type GroupSettings = { takingPart: AroundGroup }

/** Everything a page about one group knows. */
export type AboutGroup = { group: Group; leaders: Leader[]; looking: Looking }

/** Runs the work of a page about one group (`:id`) for whoever runs it. For anybody else it is not there. */
export function aboutGroup(
  c: C,
  work: (acting: Acting, about: AboutGroup) => Promise<Response> | Response,
): Response | Promise<Response> {
  return c.var.act(async (acting) => {
    const group = await groupById(acting, c.req.param('id') ?? '')
    if (!group) return c.notFound()
    const leaders = await leadersOf(acting, group.id)
    const looking = lookingAt(workerOf(c), leaders)
    return groupCan.beRun(group, looking) ? work(acting, { group, leaders, looking }) : c.notFound()
  })
}

/** Every group that the worker runs, and where one may be begun. */
export const listGroups = (c: C) =>
  c.var.act(async (acting) => {
    const worker = workerOf(c)
    const { teams } = lookingAt(worker, [])
    const groups = await groupsRunBy(acting, { workerIds: [worker.id], teams })
    const going = groups.filter(({ endedAt }) => endedAt === null)
    const next = await nextSessions(
      acting,
      going.map(({ id }) => id),
      dateInLondon(acting.now),
    )
    return c.var.page({
      title: 'Groups',
      section: 'groups',
      children: (
        <GroupsPage
          groups={groups}
          next={next}
          runs={await runsHere(acting, { teams })}
          today={dateInLondon(acting.now)}
        />
      ),
    })
  })

const notices: Record<string, string> = {
  offers: 'The places are offered. Each of them is told, and says yes or no.',
  made: 'The group is there. Its sessions are below, and you can move any of them.',
  sessions: 'The session is added.',
  move: 'The session is moved. Everybody who comes is told.',
  'calling-off': 'The session is called off. Everybody who comes is told.',
  leaders: 'They lead it too, from now on.',
  seats: 'The number of places is changed.',
  ended: 'They lead it no longer.',
}

/** One group: its sessions, its places, who leads it. */
export const showGroup = (c: C, { takingPart }: GroupSettings) =>
  aboutGroup(c, async (acting, { group, leaders, looking }) => {
    const known = await programmeCalled(acting, group.run.programme)
    return c.var.page({
      title: group.name,
      section: 'groups',
      children: (
        <GroupPage
          {...{ group, leaders }}
          parts={known ? groupHeld(known.programme).parts : []}
          sessions={await sessionsOf(acting, group.id)}
          today={dateInLondon(acting.now)}
          mayChange={groupCan.beChanged(group, looking)}
          notice={notices[c.req.query('done') ?? '']}
          takingPart={await takingPart(acting, group, looking)}
        />
      ),
    })
  })

/** Somebody leads the group no longer. */
export const endLeading = (c: C) =>
  aboutGroup(c, async (acting, { group }) => {
    const leader = c.req.param('leader') ?? ''
    if (!isUuid(leader)) return c.notFound()
    await endLeader(acting, group.id, leader)
    // Whoever ended their own leading may find nothing here any more.
    return c.redirect(`/groups/${group.id}?done=ended`, 303)
  })
