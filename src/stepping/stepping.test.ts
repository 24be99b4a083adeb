import { Hono } from 'hono'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makeTeam, makeWorker } from '../accounts/factory.ts'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { makeService } from '../directory/factory.ts'
import { beginAskedFor } from '../enrolments/index.ts'
import { makeRun } from '../enrolments/testing.tsx'
import { looseBatons, referralRoutes } from '../referrals/index.ts'
import {
  acts,
  actsAs,
  makeScene,
  makeSupported,
  type Scene,
  seenIn,
  visit,
} from '../referrals/onward/factory.tsx'
import { openSupport } from '../support/index.ts'
import { newId } from '../words/index.ts'
import { askedBy, steppingRoutes, steppingsOf } from './index.ts'
import { wayBetween } from './stepping.ts'
import { putStepping } from './store.ts'

const database = await testDatabase()
let scene: Scene
let run: string
let clinician: string
let ward: string

beforeAll(async () => {
  scene = await makeScene(database)
  run = await makeRun(scene, 'space')
  const db = database.kysely
  const organisation = await makeOrganisation(db, {
    place: scene.place,
    kind: 'trust',
    name: 'Wold Hospital',
  })
  ward = await makeTeam(db, {
    ...{ place: scene.place, organisation, name: 'Ward link workers', receivesReferrals: true },
  })
  clinician = await makeWorker(db, {
    ...{ place: scene.place, organisation, name: 'Niamh Corrigan', email: 'niamh@wold.example' },
    roles: [{ team: ward, role: 'clinician' }],
  })
  await database.owner.query('update programme_run set team_id = $2 where id = $1', [run, ward])
})

const rooms = () =>
  new Hono<Visit>().route('/', steppingRoutes()).route(
    '/',
    referralRoutes({
      askedFor: async () => null,
      onAccepted: async (acting, accepted) => {
        await openSupport(acting, accepted)
        const asked = await askedBy(acting, accepted)
        if (asked) await beginAskedFor(acting, accepted, asked)
      },
    }),
  )
const at = (worker: string, path: string, form?: Record<string, string>) =>
  visit(scene, { worker }, path, form, rooms())

const whole = () => ({
  ...{ to: run, why: 'The ward has somebody every day', changes: 'Niamh meets you on the ward' },
  ...{ stays: 'Boxing goes on', decided_by: 'competent', judged_by: 'Maryam', grounds: 'He said it back' },
  ...{ tell_parents: 'Everything', tell_first: 'young_person', once: newId() },
})

async function steps(): Promise<{ supportId: string; youngPersonId: string; referral: string }> {
  const supported = await makeSupported(scene)
  const form = whole()
  const path = `/supports/${supported.supportId}/stepping`
  for (let press = 0; press < 2; press++) expect((await at(scene.maryam, path, form)).status).toBe(303)
  const { rows } = await database.owner.query('select referral_id from stepping where support_id = $1', [
    supported.supportId,
  ])
  expect(rows).toHaveLength(1)
  return { ...supported, referral: rows[0].referral_id }
}

const answer = async (referral: string, act: string, form: Record<string, string>) =>
  at(clinician, `/referrals/${referral}/${act}`, {
    ...{ seen: seenIn(await at(clinician, `/referrals/${referral}`)), ...form },
  })

describe('stepping from one tier to another', () => {
  it('asks for each thing beside its field, and nothing typed is lost', async () => {
    const { supportId } = await makeSupported(scene)
    const path = `/supports/${supportId}/stepping`
    expect((await at(scene.maryam, path)).text).toContain('up to treatment')
    const { changes: _, ...rest } = whole()
    const answered = await at(scene.maryam, path, { ...rest, changes: '' })
    expect(answered.status).toBe(422)
    for (const words of ['Say what changes for Taz', 'The ward has somebody every day', 'Boxing goes on'])
      expect(answered.text).toContain(words)
    for (const outside of [scene.outsider, clinician])
      expect((await at(outside, path)).status, outside).toBe(404)
  })

  it('is a baton: asked once, told in plain words, answered by the other side, with a record of its own', async () => {
    const { youngPersonId, referral } = await steps()
    const letter = (await at(clinician, `/referrals/${referral}`)).text
    for (const words of ['The ward has somebody every day', 'Niamh meets you on the ward'])
      expect(letter).toContain(words)
    expect(letter).not.toContain('Missing school on Mondays')
    const seen = (worker: string) => actsAs(scene, worker, (acting) => steppingsOf(acting, youngPersonId))
    expect(await seen(scene.maryam)).toMatchObject([{ state: 'sent', toTier: 'treatment', isOurs: true }])
    expect([await seen(clinician), await seen(scene.outsider)]).toEqual([[], []])
    const [page] = (
      await database.owner.query(
        `insert into own_page (id, place_id, young_person_id, token_hash, code_hash, made_by, made_at, expires_at)
         select gen_random_uuid(), place_id, id, 'a', 'b', $2, '2026-11-24', '2099-01-01' from young_person where id = $1
         returning id`,
        [youngPersonId, scene.maryam],
      )
    ).rows
    const themself = { kind: 'young-person', id: page.id, place: scene.place } as const
    expect(await acts(scene, themself, (acting) => steppingsOf(acting, youngPersonId))).toMatchObject([
      { toTeam: 'Ward link workers', changes: 'Niamh meets you on the ward', stays: 'Boxing goes on' },
    ])

    expect((await answer(referral, 'acceptance', { worker: clinician })).status).toBe(303)
    expect(await seen(scene.maryam)).toMatchObject([{ state: 'accepted', answeredBy: 'Niamh Corrigan' }])
    const { rows } = await database.owner.query(
      `select e.programme, e.state, e.young_person_id = $2 as same from enrolment e join support s on s.id = e.support_id
       where s.referral_id = $1`,
      [referral, youngPersonId],
    )
    expect(rows).toEqual([{ programme: 'space', state: 'attending', same: false }])
    // Whoever supported them still does: nobody is dropped because somebody else came.
    const open = await database.owner.query(
      "select 1 from support where young_person_id = $1 and state = 'open'",
      [youngPersonId],
    )
    expect(open.rowCount).toBe(1)
  })

  it('is not asked of the same team twice at once', async () => {
    const { supportId } = await steps()
    const again = await at(scene.maryam, `/supports/${supportId}/stepping`, { ...whole(), why: 'Still' })
    expect([again.status, again.text.includes('They were asked already')]).toEqual([422, true])
  })

  it('comes back with a no to whoever asked, who is responsible still', async () => {
    const { youngPersonId, referral } = await steps()
    expect(
      (await answer(referral, 'refusal', { reason: 'full', decline_words: 'In the spring' })).status,
    ).toBe(303)
    const [one] = await actsAs(scene, scene.maryam, (acting) => steppingsOf(acting, youngPersonId))
    expect(one).toMatchObject({ state: 'declined', answeredBy: null })
    const held = await database.owner.query('select holder_worker_id from referral where id = $1', [referral])
    expect(held.rows).toEqual([{ holder_worker_id: scene.maryam }])
    const check = { kind: 'operator:check-batons', id: null, place: null } as const
    expect((await acts(scene, check, (acting) => looseBatons(acting))).loose).toEqual([])
  })

  it('is refused of a record that is kept and not used', async () => {
    const { supportId, youngPersonId } = await makeSupported(scene)
    await database.owner.query(
      `insert into restriction (id, place_id, young_person_id, reason, set_by, set_at)
       select gen_random_uuid(), place_id, id, 'asked', $2, '2026-11-20'
       from young_person where id = $1`,
      [youngPersonId, scene.maryam],
    )
    const put = actsAs(scene, scene.maryam, (acting) =>
      putStepping(acting, {
        ...{
          referralId: newId(),
          support: { id: supportId, youngPersonId },
          changes: 'Somebody new',
          stays: '',
        },
        from: { programme: null, tier: 'early_intervention' },
        to: {
          ...{ id: run, teamId: scene.club, team: '', runId: null, programme: null, service: null },
          tier: 'treatment',
        },
      }),
    )
    await expect(put).rejects.toMatchObject({ constraint: 'restricted_is_not_shared' })
  })

  it('is counted by tier, for whoever counts and for nobody else', async () => {
    const counting = { kind: 'job:programme-flows', id: null, place: scene.place } as const
    const between = { from: 'early_intervention', to: 'treatment' }
    const counted = async ({ tx }: Acting) =>
      (
        await sql`select from_tier as "from", to_tier as "to", asked, waiting, taken_on from stepping_counts()`.execute(
          tx,
        )
      ).rows
    expect(await acts(scene, counting, counted)).toEqual([{ ...between, asked: 3, waiting: 2, taken_on: 1 }])
    expect(await actsAs(scene, scene.maryam, counted)).toEqual([])
  })

  it('asks what the programme there asks of everybody, once it is known who is asked; the other side reads it', async () => {
    const { supportId } = await makeSupported(scene)
    const [there, service] = [newId(), await makeService(database.kysely, { place: scene.place, team: ward })]
    await database.owner.query(
      `insert into programme_run (id, place_id, programme, service_id, team_id, begun_on, made_at)
       values ($1, $2, 'turn-the-page', $3, $4, '2026-11-01', '2026-11-01')`,
      [there, scene.place, service, ward],
    )
    const path = `/supports/${supportId}/stepping`
    const form = { ...whole(), to: there }
    const more = await at(scene.maryam, path, form)
    expect(more.status).toBe(422)
    for (const words of [
      'What keeps them safe at the moment?',
      'asks something about everybody',
      'Boxing goes on',
    ])
      expect(more.text).toContain(words)
    expect(more.text).not.toContain('Answer this')
    const half = await at(scene.maryam, `${path}?to=${there}`, { ...form, 'asks-reason': 'She draws' })
    expect(half.text).toContain('Answer this: What keeps them safe at the moment?')
    const said = { 'asks-reason': 'She draws', 'asks-safe': 'Her aunt' }
    expect((await at(scene.maryam, `${path}?to=${there}`, { ...form, ...said })).status).toBe(303)
    const { rows } = await database.owner.query('select referral_id from stepping where support_id = $1', [
      supportId,
    ])
    const { text } = await at(clinician, `/referrals/${rows[0].referral_id}`)
    for (const words of ['Turn the Page', 'She draws', 'Her aunt']) expect(text).toContain(words)
  })
})

it.each([
  ['early_intervention', 'treatment', 'up'],
  ['treatment', 'universal', 'down'],
  ['targeted', 'targeted', 'across'],
] as const)('from %s to %s is a step %s', (from, to, way) => {
  expect(wayBetween(from, to)).toBe(way)
})
