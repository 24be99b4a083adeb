import { beforeAll, expect, it } from 'vitest'
import { makeTeam } from '../../accounts/factory.ts'
import type { SignedInWorker } from '../../accounts/index.ts'
import { makeService } from '../../directory/factory.ts'
import { serviceById } from '../../directory/index.ts'
import { newId } from '../../words/index.ts'
import { type Scene, setScene } from '../testing.ts'

let scene: Scene
let curator: SignedInWorker
let maryam: SignedInWorker

beforeAll(async () => {
  scene = await setScene()
  curator = await scene.worker('Ed Tallis', 'administrator')
  maryam = await scene.worker('Maryam Siddiqui', 'link_worker')
})

/** A referral that asks the service, as bare rows: the rooms to the right have the real thing. */
async function ask(service: string): Promise<void> {
  const [person, referral, decision] = [newId(), newId(), newId()]
  const team = await makeTeam(scene.db.kysely, {
    ...{ place: scene.place, organisation: maryam.organisationId, name: 'Northside' },
  })
  const client = await scene.db.owner.connect()
  const run = (text: string, values: unknown[]) => client.query(text, values)
  await client.query("begin; select set_config('trellis.now', '2026-11-24T15:00:00Z', true)")
  await run(
    "insert into young_person (id, place_id, team_id, name, name_key) values ($1, $2, $3, 'Taz Hussain', 'taz')",
    [person, scene.place, team],
  )
  await run(
    `insert into referral (id, place_id, young_person_id, way_in, from_worker_id, from_team_id, to_service_id, state,
       answer_by, holder_worker_id, due_on, decision_id)
     values ($1, $2, $3, 'onward', $4, $5, $6, 'sent', '2026-12-08', $4, '2026-12-08', $7)`,
    [referral, scene.place, person, maryam.id, team, service, decision],
  )
  await run(
    `insert into referral_decision (id, referral_id, young_person_id, act, state, actor_kind, reason)
     values ($1, $2, $3, 'sent', 'sent', 'worker', 'Invented')`,
    [decision, referral, person],
  )
  await client.query('commit')
  client.release()
}

const form = { kind: 'withdrawn', reason: 'The hall was sold.' }

it('is refused while somebody waits for its answer: how many, and with whom, and no young person by name', async () => {
  const id = await makeService(scene.db.kysely, { place: scene.place, name: 'Asked' })
  await ask(id)
  const at = `/directory/services/${id}/withdrawal`
  const empty = await scene.visit(at, { as: curator, form: {} })
  expect([empty.status, empty.html.includes('Choose what happens to it')]).toEqual([422, true])
  const refused = await scene.visit(at, { as: curator, form })
  expect(refused.status).toBe(409)
  for (const words of [
    'One referral waits for an answer',
    'Maryam Siddiqui, Northside: 1',
    'The hall was sold.',
  ])
    expect(refused.html).toContain(words)
  expect(refused.html).not.toContain('Taz')
  expect((await serviceById(scene.db.kysely, id))?.withdrawnOn).toBeNull()
  expect(await scene.db.kysely.selectFrom('withdrawal').selectAll().execute()).toEqual([])
})

it.each(['withdrawn', 'closed_for_good'])('%s is put back as it stood, with one button', async (kind) => {
  const id = await makeService(scene.db.kysely, {
    place: scene.place,
    name: 'Gone',
    status: 'temporarily closed',
  })
  const at = `/directory/services/${id}/withdrawal`
  expect((await scene.visit(at, { as: curator, form: { ...form, kind } })).to).toBe(at)
  expect((await scene.visit(`/services/${id}`)).status).toBe(404)
  expect((await scene.visit(at, { as: curator })).html).toContain('The hall was sold.')
  await scene.visit(`${at}/coming-back`, { as: curator, form: {} })
  expect(await serviceById(scene.db.kysely, id)).toMatchObject({
    withdrawnOn: null,
    status: 'temporarily closed',
  })
  expect((await scene.visit(`/services/${id}`)).status).toBe(200)
})

it('is not there for anybody who does not keep the directory', async () => {
  const id = await makeService(scene.db.kysely, { place: scene.place })
  expect((await scene.visit(`/directory/services/${id}/withdrawal`, { as: maryam })).status).toBe(404)
  expect((await scene.visit(`/directory/services/${id}/withdrawal`, { form })).status).toBe(404)
})
