import { beforeAll, expect, it } from 'vitest'
import type { SignedInWorker } from '../../accounts/index.ts'
import { actorTransaction } from '../../database/index.ts'
import { makeService } from '../../directory/factory.ts'
import { changeEntry, serviceById, type ToldEntry } from '../../directory/index.ts'
import { newId } from '../../words/index.ts'
import { NOW, type Scene, setScene } from '../testing.ts'

let scene: Scene
let curator: SignedInWorker

beforeAll(async () => {
  scene = await setScene()
  curator = await scene.worker('Ed Tallis', 'administrator')
})

const change = (id: string, told: ToldEntry) =>
  actorTransaction(
    scene.db.kysely,
    { actor: { kind: 'worker', id: curator.id, place: scene.place }, now: NOW, request: newId() },
    (acting) => changeEntry(acting, id, told, 'change'),
  )

it('every version is kept with who and what, and any can be brought back whole, with its parts', async () => {
  const id = await makeService(scene.db.kysely, {
    ...{ place: scene.place, name: 'Chess', free: true, fees: 'Free.', description: 'Boards.' },
    walkIn: [{ title: 'The door', text: 'Is blue.', picture: 'door' }],
    schedules: [{ days: [4], opens: '16:00', closes: '17:00' }],
    locations: [{ name: 'The hall', postcode: 'ZZ99 1AA', latitude: 53.3, longitude: 0.4 }],
    contacts: [{ title: 'Office', email: 'office@chess.example' }],
  })
  const before = await serviceById(scene.db.kysely, id)
  await change(id, { name: 'Chess Club', schedules: [], locations: [], walkIn: [], description: null })
  await change(id, { fees: '£2', free: false })
  const { html } = await scene.visit(`/directory/services/${id}/versions`, { as: curator })
  for (const words of ['2 changes', 'Ed Tallis', 'Thursdays, 4 pm to 5 pm', 'The hall', 'Chess Club', '£2'])
    expect(html).toContain(words)
  const form = {}
  await scene.visit(`/directory/services/${id}/versions/1/restoration`, { as: curator, form })
  const after = await serviceById(scene.db.kysely, id)
  const clock = { lastConfirmedOn: '2026-11-24', assuredDate: '2026-11-24' }
  expect(after).toEqual({ ...before, ...clock })
  expect((await scene.visit(`/directory/services/${id}/versions`, { as: curator })).html).toContain(
    '3 changes',
  )
  await scene.visit(`/directory/services/${id}/versions/3/restoration`, { as: curator, form })
  expect(await serviceById(scene.db.kysely, id)).toMatchObject({
    name: 'Chess Club',
    fees: '£2',
    locations: [],
  })
  expect(
    (await scene.visit(`/directory/services/${id}/versions/99/restoration`, { as: curator, form })).status,
  ).toBe(404)
  expect((await scene.visit(`/directory/services/${id}/versions/1/restoration`, { form })).status).toBe(404)
})
