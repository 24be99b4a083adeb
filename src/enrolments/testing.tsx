import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Ids } from '../database/index.ts'
import { workHelpers } from '../database/index.ts'
import { groupRoutes } from '../groups/index.ts'
import { programmeFiles } from '../programmes/files.ts'
import { seedProgrammes } from '../programmes/index.ts'
import {
  type As,
  acts,
  ask,
  makeSupported,
  ORIGIN,
  type Scene,
  seenIn,
  TUESDAY,
  visit,
} from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { takingPart } from './part.tsx'
import { enrolmentRoutes } from './routes.ts'
import { enrolmentTasks } from './telling.ts'

/** The pages of groups and of taking part, as the hall mounts them. */
const rooms = () => new Hono<Visit>().route('/', enrolmentRoutes()).route('/', groupRoutes({ takingPart }))

/** Asks for a page of these rooms, or sends a form, as a worker or as anybody. */
export const at = (scene: Scene, as: As, path: string, form?: Record<string, string>) =>
  visit(scene, as, path, form, rooms())

/** Has every blueprint published, as in a demo, and the boxing run to one of them. Gives the run's id. */
export async function makeRun(scene: Scene, programme = 'grit'): Promise<string> {
  await scene.database.owner.query(`insert into installation (kind) values ('demo') on conflict do nothing`)
  const files = programmeFiles()
  await acts(scene, { kind: 'operator:programmes', id: null, place: null }, (acting) =>
    seedProgrammes(acting, files),
  )
  const id = newId()
  await scene.database.owner.query(
    `insert into programme_run (id, place_id, programme, service_id, team_id, begun_on, made_at)
     values ($1, $2, $3, $4, $5, '2026-11-01', '2026-11-01')`,
    [id, scene.place, programme, scene.boxing, scene.club],
  )
  return id
}

/** What a coach types to begin a group. */
export const groupTyped = {
  ...{ name: 'Thursday pads', kind: 'group', seats: '2', at_place: 'Ferry Road', postcode: '' },
  ...{ 'first_on-day': '26', 'first_on-month': '11', 'first_on-year': '2026', count: '3' },
  ...{ starts_at: '5.30pm', ends_at: '7pm' },
}

/** Begins a group as the coach, through the form. Gives its id. */
export async function makeGroupOf(
  scene: Scene,
  run: string,
  changed: Record<string, string> = {},
): Promise<string> {
  const { to, text } = await at(scene, { worker: scene.coach }, `/runs/${run}/groups`, {
    ...groupTyped,
    once: newId(),
    ...changed,
  })
  const id = /\/groups\/([\w-]{36})/.exec(to)?.[1]
  if (!id) throw new Error(`no group was made: ${text.slice(0, 2000)}`)
  return id
}

/** Somebody of Maryam's is asked for at the boxing, and the coach says yes: from then on they wait. Gives the referral's id. */
export async function makeWaiting(
  scene: Scene,
  person: Parameters<typeof makeSupported>[1] = {},
): Promise<{ referralId: string; supportId: string; youngPersonId: string }> {
  const { supportId, youngPersonId } = await makeSupported(scene, person)
  const referralId = await ask(scene, supportId, scene.boxing)
  const coach = { worker: scene.coach }
  const seen = seenIn(await visit(scene, coach, `/asked/${referralId}`))
  const answer = await visit(scene, coach, `/asked/${referralId}/acceptance`, {
    ...{ seen, taken_by: scene.coach, when: 'We tell you when' },
  })
  if (answer.status !== 303) throw new Error(`no yes: ${answer.text.slice(0, 1500)}`)
  return { referralId, supportId, youngPersonId }
}

/** Works every job of taking part that waits. */
export async function workEnrolmentJobs(scene: Scene, now = TUESDAY): Promise<void> {
  const asked = await scene.database.owner.query(
    `set role trellis_jobs;
     select t.identifier, j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier in ('place-offered', 'session-changed');
     delete from graphile_worker._private_jobs where task_id in (
       select id from graphile_worker._private_tasks where identifier in ('place-offered', 'session-changed'));
     reset role`,
  )
  const rows = (asked as unknown as { rows: { identifier: string; payload: Ids }[] }[])[1]?.rows ?? []
  const tasks = enrolmentTasks(ORIGIN)
  for (const { identifier, payload } of rows)
    await tasks[identifier]?.(payload, {
      ...workHelpers(scene.database.kysely, now, 'a test'),
      attempt: 1,
    })
}
