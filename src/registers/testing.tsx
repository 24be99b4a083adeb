import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { type Ids, workHelpers } from '../database/index.ts'
import { fillGroup } from '../enrolments/filling.ts'
import { takingPartIn } from '../enrolments/index.ts'
import { at, makeGroupOf, makeWaiting } from '../enrolments/testing.tsx'
import { type Session, sessionsOf } from '../groups/index.ts'
import { type As, actsAs, ORIGIN, type Scene, TUESDAY, visit } from '../referrals/onward/factory.tsx'
import { dateOnly } from '../words/index.ts'
import { registerTasks } from './missed.ts'
import { registerRoutes } from './routes.tsx'

/** Thursday evening, while the first session goes on. */
export const THURSDAY = new Date('2026-11-26T17:45:00Z')

const assets = { css: '', js: '', mark: '', logo: '', register: '/r.js', registerWorker: '/w.js' }

/** Asks for a page of this room, or sends its form. */
export const register = (scene: Scene, as: As, path: string, form?: Record<string, string>) =>
  visit(scene, { now: THURSDAY, ...as }, path, form, new Hono<Visit>().route('/', registerRoutes({ assets })))

/** Sends marks as a phone does; gives what is answered. */
export async function phone(
  scene: Scene,
  worker: string | null,
  session: string,
  body: unknown,
  now = THURSDAY,
): Promise<{ status: number; text: string; said: Partial<PhoneAnswer> }> {
  const routes = new Hono<Visit>().route('/', registerRoutes({ assets }))
  const { status, text } = await visit(
    scene,
    { worker, now },
    `/sessions/${session}/marks`,
    undefined,
    routes,
    body,
  )
  return { status, text, said: text.startsWith('{') ? (JSON.parse(text) as PhoneAnswer) : {} }
}

type PhoneAnswer = {
  gone: string[]
  people: { id: string; said: string; at: string | null }[]
  newFaces: number
}

/** A group of the boxing with its first session today, and people who said yes to their place in it. */
export async function makeRegister(
  scene: Scene,
  run: string,
  names: readonly string[] = ['Abdi', 'Chloe', 'Ellis'],
  changed: Record<string, string> = {},
): Promise<{ group: string; session: Session; people: Record<string, { id: string; referralId: string }> }> {
  const referrals = new Map<string, string>()
  for (const name of names) {
    const { referralId } = await makeWaiting(scene, { name: `${name} Overton`, preferred_name: name })
    referrals.set(referralId, name)
  }
  const group = await makeGroupOf(scene, run, { seats: String(names.length), ...changed })
  const answerBy = dateOnly('2026-12-01')
  const offered = await actsAs(scene, scene.coach, (acting) =>
    fillGroup(acting, { id: group, runId: run }, { answerBy }),
  )
  for (const { enrolmentId } of offered)
    await at(scene, { worker: scene.maryam, now: TUESDAY }, `/enrolments/${enrolmentId}/yes`, {
      words: 'Yes',
    })
  const { sessions, people } = await actsAs(
    scene,
    scene.coach,
    async (acting) => ({
      sessions: await sessionsOf(acting, group),
      people: await takingPartIn(acting, group),
    }),
    THURSDAY,
  )
  return {
    ...{ group, session: sessions[0] as Session },
    people: Object.fromEntries(
      people.map(({ id, referralId }) => [referrals.get(referralId) ?? '', { id, referralId }]),
    ),
  }
}

/** Works every job of registers that waits, once. */
export async function workRegisterJobs({ database }: Scene, now: Date): Promise<number> {
  const asked = await database.owner.query(
    `set role trellis_jobs;
     select j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'missed-you';
     delete from graphile_worker._private_jobs where task_id in (
       select id from graphile_worker._private_tasks where identifier = 'missed-you');
     reset role`,
  )
  const rows = (asked as unknown as { rows: { payload: Ids }[] }[])[1]?.rows ?? []
  const helpers = { ...workHelpers(database.kysely, now, 'a test'), attempt: 1 }
  for (const { payload } of rows) await registerTasks(ORIGIN)['missed-you']?.(payload, helpers)
  return rows.length
}
