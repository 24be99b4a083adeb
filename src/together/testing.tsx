import { Hono } from 'hono'
import { makeOrganisation, makeTeam, makeWorker } from '../accounts/factory.ts'
import type { Visit } from '../accounts/index.ts'
import { circleRoutes } from '../circle/index.ts'
import type { TestDatabase } from '../database/testing.ts'
import { makeScene, TUESDAY, visit } from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { togetherRoutes } from './routes.tsx'

/** The prescribing scene, with a school and a mental health service beside it. */
export async function makePlanScene(database: TestDatabase) {
  const scene = await makeScene(database)
  const { place } = scene
  const db = database.kysely
  const agency = async (kind: 'school' | 'trust', name: string, teamName: string, worker: string) => {
    const organisation = await makeOrganisation(db, { place, kind, name })
    const team = await makeTeam(db, { place, organisation, name: teamName })
    const named = (called: string, role: 'clinician' | 'referrer' | 'manager') =>
      makeWorker(db, {
        ...{ place, organisation, name: called, roles: [{ team, role }] },
        email: `${called.split(' ')[0]?.toLowerCase()}@${kind}.example`,
      })
    return {
      team,
      worker: await named(worker, kind === 'trust' ? 'clinician' : 'referrer'),
      colleague: await named(`Colleague of ${worker.split(' ')[0]}`, 'referrer'),
      manager: await named(`Manager of ${worker.split(' ')[0]}`, 'manager'),
    }
  }
  return {
    ...scene,
    school: await agency('school', 'Sallowfield High School', 'Pastoral team', 'Priya Raman'),
    health: await agency('trust', 'Harbour Trust', 'Young minds team', 'Dr Nwosu'),
  }
}

export type PlanScene = Awaited<ReturnType<typeof makePlanScene>>

// What is said later is later.
let second = 0

/** Opens a page as a worker, or sends a form from it, a second after whatever was before. */
export function at(scene: PlanScene, worker: string, path: string, form?: Record<string, string | string[]>) {
  const rooms = new Hono<Visit>().route('/', togetherRoutes()).route('/', circleRoutes())
  second += 1
  const now = new Date(TUESDAY.getTime() + second * 1000)
  return visit(scene, { worker, now }, path, form && { once: newId(), ...form }, rooms)
}

/** Writes down what was decided about sharing with a team, as the young person's worker. */
export const decides = (scene: PlanScene, person: string, team: string, what: string[], answer = 'yes') =>
  at(scene, scene.maryam, `/young-people/${person}/decisions`, {
    ...{ about: 'sharing', share_team: team, share_what: what, answer, decided_by: 'competent' },
    ...{ judged_by: 'Maryam Siddiqui', grounds: 'He said it back', tell_parents: 'Everything' },
    ...{ 'decided_on-day': '23', 'decided_on-month': '11', 'decided_on-year': '2026' },
  })

/** One value that the database holds, with its owner's eyes. */
export async function told(scene: PlanScene, query: string, ...values: string[]): Promise<string> {
  const { rows } = await scene.database.owner.query<Record<string, string>>(query, values)
  return Object.values(rows[0] ?? {})[0] ?? ''
}
