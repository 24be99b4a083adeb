import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makeTeam, makeWorker } from '../accounts/factory.ts'
import type { Visit } from '../accounts/index.ts'
import { testDatabase } from '../database/testing.ts'
import { makeService } from '../directory/factory.ts'
import { programmeFiles } from '../programmes/files.ts'
import { seedProgrammes } from '../programmes/index.ts'
import { prescribingRoutes, referralRoutes } from '../referrals/index.ts'
import {
  acts,
  makeScene,
  makeSupported,
  type Scene,
  seenIn,
  visit,
  wholeForm,
} from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { askedForAt, askedForHere } from './asked-for.tsx'

const database = await testDatabase()
let scene: Scene
let studio: string

beforeAll(async () => {
  scene = await makeScene(database)
  await database.owner.query(`insert into installation (kind) values ('demo')`)
  await acts(scene, { kind: 'operator:programmes', id: null, place: null }, (acting) =>
    seedProgrammes(acting, programmeFiles()),
  )
  const { place } = scene
  const organisation = await makeOrganisation(database.kysely, { place, kind: 'charity', name: 'The Studio' })
  studio = await makeTeam(database.kysely, { place, organisation, name: 'Studio', receivesReferrals: true })
  await makeWorker(database.kysely, {
    ...{ place, organisation, name: 'Ines Prior', roles: [{ team: studio, role: 'link_worker' }] },
  })
  const garden = await makeService(database.kysely, { place, team: scene.club, name: 'Pads' })
  const comics = await makeService(database.kysely, { place, team: studio, name: 'Comics' })
  for (const [programme, service, team] of [
    ['turn-the-page', comics, studio],
    ['talking-tactics', scene.chess, scene.team],
    ['dandelion-time', scene.boxing, scene.club],
    ['grit', garden, scene.club],
  ])
    await database.owner.query(
      `insert into programme_run (id, place_id, programme, service_id, team_id, begun_on, made_at)
       values ($1, $2, $3, $4, $5, '2026-11-01', '2026-11-01')`,
      [newId(), scene.place, programme, service, team],
    )
})

const rooms = () =>
  new Hono<Visit>().route('/', referralRoutes({ onAccepted: async () => undefined, askedFor: askedForHere }))
const at = (worker: string | null, path: string, form?: Record<string, string>) =>
  visit(scene, { worker }, path, form, rooms())
// The pages of a prescription as the hall mounts them: they come before those of the factory, which ask nothing besides.
const prescribing = (
  path: string,
  form?: Record<string, string | readonly string[]>,
  worker = scene.maryam,
) =>
  visit(
    scene,
    { worker },
    path,
    form,
    new Hono<Visit>().route('/', prescribingRoutes({ askedAt: askedForAt })),
  )
const letterOf = async (referral: string) =>
  (
    await database.owner.query(
      `select r.to_team_id as team, l.typed from referral r join referral_letter l on l.referral_id = r.id where r.id = $1`,
      [referral],
    )
  ).rows[0]

describe('a referral to a programme asks the short form that its blueprint names for that way in', () => {
  it('of a coach, who says which of its ways it is; whoever receives it reads what was said', async () => {
    const path = `/refer/coach/${newId()}`
    const { text } = await at(scene.outsider, `${path}?programme=talking-tactics`)
    for (const words of ['Which of these are you?', 'Youth club', 'name="asks-youth-club-noticed"'])
      expect(text).toContain(words)
    const form = {
      ...{ programme: 'talking-tactics', name: 'Taz Okafor', said_yes: 'yes', why: 'He comes early' },
      ...{ tell_first: 'sender' },
    }
    const none = await at(scene.outsider, path, form)
    expect(none.status).toBe(422)
    for (const words of ['Choose which of these you are', 'value="Taz Okafor"', 'value="talking-tactics"'])
      expect(none.text).toContain(words)
    const half = await at(scene.outsider, path, { ...form, 'asks-who': 'youth-club' })
    expect(half.text).toContain('Answer this: What have you noticed?')
    const again = await at(scene.outsider, path)
    expect(again.text).toMatch(/value="youth-club"[^>]*checked|checked[^>]*value="youth-club"/)
    const whole = { ...form, 'asks-who': 'youth-club', 'asks-youth-club-noticed': 'He sits alone' }
    expect((await at(scene.outsider, path, whole)).status).toBe(303)
    const read = await at(scene.maryam, path.replace('/refer/coach', '/referrals'))
    for (const words of ['Asked for', 'Which of these are you?', 'Youth club', 'He sits alone'])
      expect(read.text).toContain(words)
  })

  it('of a young person; where those who run it take no first referrals, it goes where every one goes', async () => {
    const id = newId()
    const form = {
      name: 'Kezia',
      'date_of_birth-day': '3',
      'date_of_birth-month': '4',
      'date_of_birth-year': '2011',
      email: 'k@home.example',
    }
    const more = { programme: 'grit', what_matters: 'To hit something', 'asks-exercise': 'My knee' }
    expect((await at(null, `/refer/me/${id}?programme=grit`)).text).toContain('What makes you want to come?')
    expect((await at(null, `/refer/me/${id}`, { ...form, ...more })).status).toBe(303)
    const { team, typed } = await letterOf(id)
    expect(team).toBe(scene.team)
    expect(typed.said).toEqual([
      { asks: 'Is there anything a coach should know before you train?', says: 'My knee' },
    ])
    expect(typed).not.toHaveProperty('asks-exercise')
  })

  it('of a young person; a team that runs it and listens to people first has it from the moment of sending', async () => {
    const id = newId()
    const born = { 'date_of_birth-day': '3', 'date_of_birth-month': '4', 'date_of_birth-year': '2008' }
    const form = {
      ...born,
      name: 'Kezia',
      email: 'k@home.example',
      what_matters: 'To draw',
      programme: 'turn-the-page',
    }
    expect((await at(null, `/refer/me/${id}`, form)).status).toBe(303)
    expect(await letterOf(id)).toMatchObject({
      team: studio,
      typed: { asked_for: 'Turn the Page', said: [] },
    })
  })

  it('of whoever asks for a place; those who run it read what was said only after a yes, and where it was agreed', async () => {
    const { supportId } = await makeSupported(scene)
    const { provider_email: _, ...general } = wholeForm
    const asks = { 'asks-who': 'other-professional', 'asks-other-professional-reason': 'He likes goats' }
    const asksFor = async (share: readonly string[]) => {
      const path = `/supports/${supportId}/prescriptions/${newId()}`
      const form = { ...general, service: scene.boxing, share }
      const half = await prescribing(path, { ...form, 'asks-who': 'other-professional' })
      expect(half.status).toBe(422)
      for (const words of ['Answer this: What makes you think of this', 'After school with Ali'])
        expect(half.text).toContain(words)
      expect((await prescribing(path, { ...form, ...asks })).status).toBe(303)
      return path.slice(-36)
    }
    const read = async (id: string) => (await prescribing(`/asked/${id}`, undefined, scene.coach)).text
    for (const [share, after] of [
      [['age', 'said'], true],
      [['age'], false],
    ] as const) {
      const id = await asksFor(share)
      expect((await prescribing(`/prescriptions/${id}`)).text).toContain('He likes goats')
      expect(await read(id)).not.toContain('goats')
      const yes = { seen: seenIn({ text: await read(id) } as never), taken_by: scene.coach, when: 'Soon' }
      expect((await prescribing(`/asked/${id}/acceptance`, yes, scene.coach)).status).toBe(303)
      expect((await read(id)).includes('He likes goats')).toBe(after)
    }
    expect((await letterOf(await asksFor([]))).typed).toMatchObject({ asked_for: 'Time on the farm' })
  })

  it.each(['talking-tactics', 'link', 'none', '__proto__'])(
    'of nobody for whom it names no way in, and where it does not run: %s',
    async (programme) => {
      const { status, text } = await at(null, `/refer/me/${newId()}?programme=${programme}`)
      expect(status).toBe(200)
      expect(text).not.toContain('name="asks-')
      expect(text).not.toContain('name="programme"')
    },
  )
})
