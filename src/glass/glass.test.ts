import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { invented } from '../../demo/saltmere.ts'
import { startSession } from '../accounts/index.ts'
import { testHall } from '../accounts/testing.ts'
import type { Actor } from '../database/index.ts'
import { afterFile } from '../database/testing.ts'
import { historyOf } from '../history/index.ts'
import { kezia as makeKezia, place, safetyScene, school, TUESDAY } from '../safety/testing.ts'
import { newId } from '../words/index.ts'
import { type GlassReviewDue, glassReviewsDue } from './review-store.ts'
import { glassRoutes } from './routes.tsx'
import { sweepGlass } from './sweep.ts'

let scene: Awaited<ReturnType<typeof safetyScene>>
let kezia: Awaited<ReturnType<typeof makeKezia>>
let origin = ''
const council = invented('Saltmere Council')

/** Opens a page or sends a form as somebody who signed in just now, or, `stale`, some time ago. */
async function visit(name: string, path: string, form?: Record<string, string>, stale = false) {
  const provedAt = stale ? null : new Date('2999-01-01')
  const session = await startSession(scene.database.kysely, invented(name), { provedAt })
  const answer = await fetch(origin + path, {
    ...{ method: form ? 'POST' : 'GET', headers: { cookie: `trellis_session=${session}` } },
    ...(form ? { body: new URLSearchParams(form) } : {}),
    redirect: 'manual',
  })
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}
const born = { 'born-day': '2', 'born-month': '5', 'born-year': '2012' }
const sought = (more: Record<string, string> = {}) => ({
  ...{ name: 'Kezia Thornbury', ...born, kind: 'missing', once: newId() },
  ...{ reason: 'Police ask where she could be.', ...more },
})
const breaks = async (more: Record<string, string> = {}, by = 'Gwen Abbott') =>
  visit(by, '/glass', sought(more))
const counted = async (table: string) =>
  (await scene.own<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n
const again = () =>
  scene.own(`begin; update glass_break set ended_at = coalesce(ended_at, ends_at);
    set constraints all immediate; truncate glass_try cascade; update glass_eligible set suspended_at = null, suspended_because = null; commit`)
/** Two people seal her record; with nobody, nobody did. */
const sealed = (by: string | null) =>
  by === null
    ? scene.own('truncate sealing cascade')
    : scene.own(
        `insert into sealing (id, place_id, young_person_id, called, reason, review_on, proposed_by, proposed_at, second_id, sealed_at)
         values ($1, $2, $3, 'Kezia', 'x', '2027-01-01', $4, '2026-11-01', $5, '2026-11-02')`,
        [newId(), place, kezia.person, invented(by), invented('Gareth Pugh')],
      )
/** A lead closes her circle to Gwen; of the concern behind it nothing matters here. */
const bar = () =>
  scene.own(
    `insert into circle_bar (id, concern_id, young_person_id, worker_id, decided_by, reason, decided_at)
     values ($1, $1, $2, $3, $4, 'x', '2026-11-20')`,
    [newId(), kezia.person, invented('Gwen Abbott'), invented('Gareth Pugh')],
  )
const dueTo = async (name: string, now = TUESDAY) =>
  scene.acts(
    scene.as(name),
    async ({ tx }) =>
      (await sql<{ due: GlassReviewDue[] }>`select (${glassReviewsDue()}) as due`.execute(tx)).rows[0]?.due ??
      [],
    now,
  )
const eligible = (name: string, organisation: string) =>
  scene.own(
    `insert into glass_eligible (id, organisation_id, worker_id, named_by, made_at) values ($1, $2, $3, $4, '2026-09-01')`,
    [newId(), organisation, invented(name), invented('Ed Tallis')],
  )

beforeAll(async () => {
  scene = await safetyScene()
  kezia = await makeKezia(scene.own)
  await scene.own(
    `update young_person set date_of_birth = '2012-05-02', nhs_number = '9434765919' where id = $1`,
    [kezia.person],
  )
  await scene.own(
    `insert into contact (id, support_id, young_person_id, kind, reached, at, note, note_for, made_by, made_at) values
      ($1, $3, $4, 'call', true, '2026-11-20', 'She likes the pier.', 'everyone_in_support', $5, '2026-11-20'),
      ($2, $3, $4, 'call', true, '2026-11-21', 'Between us alone.', 'worker_and_manager', $5, '2026-11-21')`,
    [newId(), newId(), kezia.support, kezia.person, invented('Maryam Siddiqui')],
  )
  await scene.own('alter table circle_bar drop constraint circle_bar_concern_id_fkey')
  const hall = await testHall(scene.database.kysely, [glassRoutes()], TUESDAY)
  afterFile(() => hall.stop())
  origin = hall.origin
})

describe('who may break glass', () => {
  it('is nobody until an administrator of their organisation names them, in a role for it and never themselves', async () => {
    expect((await visit('Gareth Pugh', '/glass')).status).toBe(404)
    const at = `/organisations/${council}/glass`
    for (const other of ['Helen Marchbank', 'Gwen Abbott'])
      expect((await visit(other, at)).status, other).toBe(404)
    const names = (who: string, what = 'eligible') =>
      visit('Ed Tallis', `${at}/people`, { worker: invented(who), for: what, once: newId() })
    expect((await names('Maryam Siddiqui')).text).toContain(
      'Choose a safeguarding lead, a clinician or a manager',
    )
    expect((await names('Ed Tallis')).status).toBe(422)
    expect((await names('Gareth Pugh')).status).toBe(303)
    expect((await names('Gareth Pugh')).status).toBe(303)
    const page = await visit('Ed Tallis', at)
    expect(page.text).toContain('Gareth Pugh')
    expect((await visit('Gareth Pugh', '/glass')).status).toBe(200)
    const [, ending = ''] = /action="(\/glass-people\/[^"]+)"/.exec(page.text) ?? []
    expect((await visit('Helen Marchbank', ending, {})).status).toBe(404)
    expect((await visit('Ed Tallis', ending, {})).status).toBe(303)
    expect((await visit('Gareth Pugh', '/glass')).status).toBe(404)
    await eligible('Gareth Pugh', council)
    await eligible('Gwen Abbott', school)
  })

  it('proves who they are once more, with nothing typed lost', async () => {
    expect((await visit('Gwen Abbott', '/glass', undefined, true)).to).toBe(
      '/sign-in/again?return_to=%2Fglass',
    )
    const stopped = await visit('Gwen Abbott', '/glass', sought(), true)
    expect(stopped.status).toBe(403)
    expect(stopped.text).toContain('name="reason" value="Police ask where she could be."')
    expect(await counted('glass_break')).toBe(0)
  })
})

describe('whom it finds', () => {
  it('says the same whether nobody has these details, one is wrong, or the circle is closed to them; and stops after five', async () => {
    const said = async (answer: Promise<{ status: number; text: string }>, form: Record<string, string>) => {
      const { status, text } = await answer
      expect(status).toBe(422)
      return Object.values(form).reduce(
        (page, typed) => page.replaceAll(typed, '…'),
        text.replace(/value="[0-9a-f-]{36}"/g, ''),
      )
    }
    const pages = new Set<string>()
    const name = 'Kezia Thornbery'
    pages.add(await said(breaks({ name }), { name }))
    pages.add(await said(breaks({ name: 'Nobody Atall' }), { name: 'Nobody Atall' }))
    await bar()
    pages.add(await said(breaks(), { name: 'Kezia Thornbury' }))
    await scene.own('delete from circle_bar')
    await sealed('Helen Marchbank')
    pages.add(await said(breaks(), { name: 'Kezia Thornbury' }))
    await sealed(null)
    expect(pages.size).toBe(1)
    // Whoever is refused reads whom to ring, whatever the reason.
    expect([...pages][0]).toContain('Ring Gareth Pugh, safeguarding lead at Saltmere Council: 01632 960100.')
    await breaks({ name })
    pages.add(await said(breaks(), { name: 'Kezia Thornbury' }))
    expect(pages.size).toBe(1)
    expect([await counted('glass_try'), await counted('glass_break')]).toEqual([6, 0])
  })

  it('needs a name with a date of birth, or an NHS number, and a reason', async () => {
    const { status, text } = await visit('Gwen Abbott', '/glass', { once: newId() })
    expect(status).toBe(422)
    for (const words of ['or their NHS number', 'Say why it cannot wait', 'Choose what has happened'])
      expect(text).toContain(words)
  })
})

describe('broken glass', () => {
  it('opens one record for an hour to its breaker alone, is written as a look, and asks both organisations at once', async () => {
    await again()
    const form = sought({ name: '', 'born-day': '', 'born-month': '', 'born-year': '', nhs: '943 476 5919' })
    const { to } = await visit('Gwen Abbott', '/glass', form)
    expect(to).toMatch(/^\/glass\/[0-9a-f-]{36}$/)
    expect((await visit('Gwen Abbott', '/glass', form)).to).toBe(to)
    const { text } = await visit('Gwen Abbott', to)
    for (const words of ['Kezia Thornbury', 'She likes the pier.', 'Maryam Siddiqui'])
      expect(text).toContain(words)
    expect(text).not.toContain('Between us alone.')
    expect((await visit('Gareth Pugh', to)).status).toBe(404)
    expect((await breaks()).text).toContain('You have one open already')
    const reviews = await scene.own<{ o: string; due: string }>(
      'select organisation_id as o, due_on::text as due from glass_review',
    )
    expect(new Set(reviews.map(({ o }) => o))).toEqual(new Set([school, council]))
    expect(new Set(reviews.map(({ due }) => due))).toEqual(new Set(['2026-11-26']))
    const told = await scene.own<{ name: string; body: string }>(
      `select w.name, m.body from message m join worker w on w.id = m.to_worker_id where m.template = 'workerGlassBroken'`,
    )
    expect(told.map(({ name }) => name).sort()).toEqual(['Ed Tallis', 'Pauline Hartley'])
    expect(told.map(({ body }) => body).join()).not.toMatch(/Kezia|Thornbury|missing|Police/)
    const looks = await scene.acts(scene.as('Maryam Siddiqui'), (acting) => historyOf(acting, kezia.person))
    const under = looks.filter(({ subjectKind }) => subjectKind === 'glass')
    expect(under.map(({ act, actorKind, workerName }) => `${act} ${actorKind} ${workerName}`)).toEqual([
      'looked glass Gwen Abbott',
      'broke worker Gwen Abbott',
    ])
  })

  it('lets nothing be written, read elsewhere, or kept open past its time, its end or its breaker’s bar', async () => {
    await again()
    const id = (await breaks()).to.slice('/glass/'.length)
    const glass: Actor = { kind: 'glass', id, place }
    const seen = async (actor: Actor, table: string) =>
      scene.acts(
        actor,
        async ({ tx }) =>
          (
            await tx
              .selectFrom(table as 'contact')
              .select('young_person_id')
              .execute()
          ).length,
      )
    expect([
      await seen(glass, 'contact'),
      await seen(glass, 'referral'),
      await seen(glass, 'decision'),
    ]).toEqual([1, 1, 0])
    expect(await seen(scene.as('Gwen Abbott'), 'contact')).toBe(0)
    for (const set of [
      "update young_person set pronouns = 'x'",
      'update support set due_what = null',
      "update supporter set note = 'x'",
    ])
      expect(
        await scene.acts(glass, async ({ tx }) => (await sql.raw(set).execute(tx)).numAffectedRows),
        set,
      ).toBe(0n)
    await bar()
    expect(await seen(glass, 'contact')).toBe(0)
    await scene.own('delete from circle_bar')
    expect(await seen(glass, 'contact')).toBe(1)
    await scene.own(
      `update glass_break set opened_at = opened_at - interval '1 hour', ends_at = ends_at - interval '1 hour' where id = $1`,
      [id],
    )
    expect(await seen(glass, 'contact')).toBe(0)
    expect((await visit('Gwen Abbott', `/glass/${id}`)).text).toContain('This is closed again')
    const second = (await breaks()).to
    expect((await visit('Gareth Pugh', `${second}/ending`, {})).status).toBe(404)
    expect((await visit('Gwen Abbott', second)).text).toContain('Kezia')
    await visit('Gwen Abbott', `${second}/ending`, {})
    expect((await visit('Gwen Abbott', second)).text).not.toContain('Kezia')
  })

  it('cannot be had without its reviews, nor over somebody who was not looked for', async () => {
    await again()
    const insert = (id: string) =>
      scene.acts(scene.as('Gwen Abbott'), ({ tx }) =>
        tx
          .insertInto('glass_break')
          .values({
            ...{ id, place_id: place, worker_id: invented('Gwen Abbott'), organisation_id: school },
            ...{ young_person_id: kezia.person, kind: 'danger', reason: 'x' },
          })
          .execute(),
      )
    await expect(insert(newId())).rejects.toThrow(/row-level security/)
    const id = newId()
    await scene.own(
      'insert into glass_try (id, place_id, worker_id, young_person_id) values ($1, $2, $3, $4)',
      [...[id, place, invented('Gwen Abbott'), kezia.person]],
    )
    await expect(insert(id)).rejects.toThrow(/nobody looks at it/)
  })
})

describe('looking at it afterwards', () => {
  it('is theirs until answered; late, it goes to managers and stops the breaker; right frees them, wrong does not', async () => {
    await again()
    const suspended = async () =>
      (
        await scene.own<{ why: string | null }>(
          'select suspended_because as why from glass_eligible where worker_id = $1 and ended_at is null',
          [invented('Gwen Abbott')],
        )
      )[0]?.why
    await breaks()
    const [mine] = await dueTo('Ed Tallis')
    expect(await dueTo('Gwen Abbott')).toEqual([])
    expect(await dueTo('Helen Marchbank')).toEqual([])
    const page = await visit('Ed Tallis', `/glass-reviews/${mine?.id}`)
    for (const words of ['Kezia Thornbury', 'Police ask where she could be.'])
      expect(page.text).toContain(words)
    const [theirs] = await dueTo('Pauline Hartley')
    const away = await visit('Pauline Hartley', `/glass-reviews/${theirs?.id}`)
    expect(away.text).toContain('Police ask where she could be.')
    expect(away.text).not.toContain('Kezia Thornbury')
    for (const other of ['Gwen Abbott', 'Maryam Siddiqui'])
      expect((await visit(other, `/glass-reviews/${mine?.id}`)).status, other).toBe(404)

    const [friday, sweeper]: [Date, Actor] = [
      new Date('2026-11-27T10:00:00Z'),
      { kind: 'job:sweep', id: null, place },
    ]
    const sweep = (now: Date) => scene.acts(sweeper, (acting) => sweepGlass(acting, origin), now)
    expect([await sweep(TUESDAY), await suspended()]).toEqual([0, null])
    expect([await sweep(friday), await sweep(friday), await suspended()]).toEqual([2, 0, 'unreviewed'])
    expect((await visit('Gwen Abbott', '/glass')).status).toBe(404)
    expect((await dueTo('Helen Marchbank', friday)).map(({ mine: own }) => own)).toEqual([false])

    const answer = { justified: 'yes', words: 'Police had asked. It was right.' }
    expect(
      (await visit('Ed Tallis', `/glass-reviews/${mine?.id}/finding`, { justified: 'yes' })).status,
    ).toBe(422)
    await visit('Ed Tallis', `/glass-reviews/${mine?.id}/finding`, answer)
    expect(await suspended()).toBe('unreviewed')
    await visit('Pauline Hartley', `/glass-reviews/${theirs?.id}/finding`, answer)
    expect(await suspended()).toBe(null)
    expect((await visit('Ed Tallis', `/glass-reviews/${mine?.id}`)).text).toContain('Police had asked.')

    await again()
    await breaks()
    const [next] = await dueTo('Ed Tallis')
    await visit('Ed Tallis', `/glass-reviews/${next?.id}/finding`, {
      justified: 'no',
      words: 'It could have waited.',
    })
    expect(await suspended()).toBe('not_justified')
    expect((await visit('Gwen Abbott', '/glass')).status).toBe(404)
  })
})
