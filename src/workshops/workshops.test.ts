import { Hono } from 'hono'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Visit } from '../accounts/index.ts'
import { testDatabase } from '../database/testing.ts'
import { programmeFiles } from '../programmes/files.ts'
import { seedProgrammes } from '../programmes/index.ts'
import { acts, actsAs, makeScene, type Scene, visit } from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { workshopRoutes } from './routes.tsx'
import { type WorkshopDue, workshopsDue } from './store.ts'

const database = await testDatabase()
let scene: Scene
const run = newId()

beforeAll(async () => {
  scene = await makeScene(database)
  await database.owner.query(`insert into installation (kind) values ('demo')`)
  await acts(scene, { kind: 'operator:programmes', id: null, place: null }, (acting) =>
    seedProgrammes(acting, programmeFiles()),
  )
  await database.owner.query(
    `insert into programme_run (id, place_id, programme, service_id, team_id, begun_on, made_at)
     values ($1, $2, 'ahead-of-the-game', $3, $4, '2026-11-01', '2026-11-01')`,
    [run, scene.place, scene.boxing, scene.club],
  )
})

const at = (worker: string | null, path: string, form?: Record<string, string | string[]>) =>
  visit(scene, { worker }, path, form, new Hono<Visit>().route('/', workshopRoutes()))
const PAGE = '/about/programmes/ahead-of-the-game/workshop'
const typed = () => ({
  ...{
    club: 'Saltmere Rovers',
    'asks-team': 'Under 16s',
    'asks-players': '18',
    'asks-adults': ['parents', 'coaches'],
  },
  ...{ asked_by: 'Jo Tinsley', email: 'jo@rovers.example', phone: '', once: newId() },
})
const due = (worker: string) =>
  actsAs(scene, worker, async ({ tx }) => {
    const { rows } = await sql<{ due: WorkshopDue[] }>`select (${workshopsDue()}) as due`.execute(tx)
    return rows[0]?.due.map(({ club, answerBy }) => [club, answerBy])
  })
const told = async (template: string) =>
  (await database.owner.query('select address, body from message where template = $1', [template])).rows

describe('a club asks for a workshop, without an account', () => {
  it('by the short form of the blueprint, once however often it is sent, and is told by when it is answered', async () => {
    const empty = await at(null, PAGE, { once: newId(), club: 'Saltmere Rovers' })
    expect(empty.status).toBe(422)
    for (const words of [
      'Answer this: Which team is it?',
      'Enter your email address',
      'value="Saltmere Rovers"',
    ])
      expect(empty.text).toContain(words)
    const form = typed()
    for (let press = 0; press < 2; press++) expect((await at(null, PAGE, form)).to).toBe(`${PAGE}/thanks`)
    expect(await told('publicWorkshopAsked')).toEqual([
      { address: 'jo@rovers.example', body: expect.stringContaining('Tuesday 8 December') },
    ])
  })

  it('of no programme that has none for clubs', async () => {
    for (const key of ['talking-tactics', 'safety-nets', 'nothing'])
      expect((await at(null, `/about/programmes/${key}/workshop`)).status, key).toBe(404)
  })

  it('rule 1: is held by the team that runs it from that moment, until it has answered, and by nobody else', async () => {
    expect(await due(scene.coach)).toEqual([['Saltmere Rovers', '2026-12-08']])
    expect([await due(scene.maryam), await due(scene.outsider)]).toEqual([[], []])
    const { rows } = await database.owner.query('select id, said from workshop_request')
    expect(rows[0].said).toEqual([
      { asks: 'Which team is it?', says: 'Under 16s' },
      { asks: 'How many players?', says: '18' },
      { asks: 'Who else would come?', says: 'Parents and carers and Coaches' },
    ])
    const path = `/runs/${run}/workshops/${rows[0].id}`
    for (const worker of [scene.outsider, scene.maryam, null])
      for (const address of [`/runs/${run}/workshops`, path])
        expect((await at(worker, address)).text).not.toContain('Rovers')
    await at(scene.outsider, `${path}/answer`, { answer: 'no', words: 'Never' })
    expect((await at(scene.coach, path)).text).toContain('jo@rovers.example')
    const wrong = await at(scene.coach, `${path}/answer`, { answer: 'yes', words: '' })
    expect([wrong.status, wrong.text.includes('Write what you tell the club')]).toEqual([422, true])
    for (const words of ['Tuesday 12 January at six, in your hall.', 'Something else'])
      expect((await at(scene.coach, `${path}/answer`, { answer: 'yes', words })).status).toBe(303)
    expect(await told('publicWorkshopAnswered')).toEqual([
      { address: 'jo@rovers.example', body: expect.stringContaining('Tuesday 12 January at six') },
    ])
    expect(await due(scene.coach)).toEqual([])
    expect((await at(scene.coach, path)).text).toContain(`/runs/${run}/groups/new`)
  })
})
