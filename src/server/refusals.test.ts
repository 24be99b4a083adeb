import { beforeAll, describe, expect, it, vi } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { startSession } from '../accounts/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { makeScene, makeSupported } from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { createApp } from './index.ts'

const origin = 'http://localhost'
let database: TestDatabase
let app: ReturnType<typeof createApp>
let theirs: string
let outsider: { id: string; cookie: string }
const lines: string[] = []
vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(line))

beforeAll(async () => {
  database = await testDatabase()
  const db = database.kysely
  theirs = (await makeSupported(await makeScene(database))).youngPersonId
  const place = await makePlace(db)
  const organisation = await makeOrganisation(db, { place })
  const team = await makeTeam(db, { place, organisation })
  const id = await makeWorker(db, { place, organisation, roles: [{ team, role: 'link_worker' }] })
  outsider = { id, cookie: `trellis_session=${await startSession(db, id)}` }
  app = createApp({
    ...{ database: db, installation: 'demo', clock: () => new Date('2026-11-24T09:00:00Z') },
    ...{ assets: { css: '', js: '' }, assetsFolder: '', env: {} },
  } as never)
})

const asks = (path: string, { method = 'GET', from = origin, cookie = outsider.cookie } = {}) =>
  app.request(origin + path, {
    ...{ method, headers: { cookie, origin: from, 'content-type': 'application/x-www-form-urlencoded' } },
  })
const written = async () =>
  (
    await database.owner.query(
      `select actor_id, subject_id, fields from history where act = 'was_refused' order by position`,
    )
  ).rows

describe('what is refused', () => {
  it('is in history with who asked, for what and where, and the same whether there is something or nothing', async () => {
    const nobodys = newId()
    for (const id of [theirs, nobodys]) expect((await asks(`/young-people/${id}`)).status).toBe(404)
    // A form that another site sends with somebody's cookie.
    expect((await asks('/sign-out', { method: 'POST', from: 'https://elsewhere.example' })).status).toBe(403)
    const at = (id: string | null, ...fields: string[]) => ({ actor_id: outsider.id, subject_id: id, fields })
    expect(await written()).toEqual([
      at(theirs, '404', '/young-people'),
      at(nobodys, '404', '/young-people'),
      at(null, '403', '/sign-out'),
    ])
    // What is there, or is merely no address, is no refusal.
    await asks('/today')
    await asks('/no-such-page')
    expect(await written()).toHaveLength(3)
  })

  it('is a line for whoever runs the server where nobody is signed in, with nothing of what was typed, sixty a minute', async () => {
    const refused = (path: string) =>
      asks(path, { method: 'POST', from: 'https://elsewhere.example', cookie: '' })
    await refused('/refer/Kezia')
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        ...{ time: expect.stringMatching(/^\d{4}-.*Z$/), level: 'warning' },
        ...{ request: expect.stringMatching(/^[\w-]{36}$/), text: 'was refused with 403 at /refer' },
      },
    ])
    for (let more = 0; more < 100; more++) await refused('/sign-out')
    expect(lines).toHaveLength(60)
    expect(await written()).toHaveLength(3)
  })
})
