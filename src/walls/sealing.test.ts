import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { invented, organisations } from '../../demo/saltmere.ts'
import { dated, kezia as makeKezia, place, safetyScene, TUESDAY } from '../safety/testing.ts'
import { newId } from '../words/index.ts'
import { wallsDue } from './due-store.ts'
import { sealingRoutes } from './sealing-routes.tsx'

let scene: Awaited<ReturnType<typeof safetyScene>>
let kezia: Awaited<ReturnType<typeof makeKezia>>
let tables: { table: string; column: string }[]

const everybody = organisations.flatMap(({ teams }) =>
  teams.flatMap(({ people }) => people.map(({ name }) => name)),
)
const few = ['Gareth Pugh', 'Helen Marchbank', 'Maryam Siddiqui']
const at = () => `/young-people/${kezia.person}/sealings`
const asking = (more: Record<string, string | string[]> = {}) => ({
  ...{ because: 'Somebody who works here is a danger to her.', second: invented('Gareth Pugh') },
  ...{ ...dated('review_on', '2027-02-24'), once: newId(), ...more },
})
const sealing = async (): Promise<string> =>
  (await scene.own<{ id: string }>('select id from sealing where declined_at is null'))[0]?.id ?? ''

/** How many rows about her somebody reads, in every table that is about young people. */
async function readBy(name: string, which = tables): Promise<number> {
  const counts = which.map(
    ({ table, column }) => `(select count(*) from ${table} where ${column} = '${kezia.person}')`,
  )
  return scene.acts(scene.as(name), async ({ tx }) => {
    const { rows } = await sql<{ n: string }>`select ${sql.raw(counts.join(' + '))} as n`.execute(tx)
    return Number(rows[0]?.n)
  })
}
const whoReads = async (which = tables): Promise<string[]> => {
  const reads: string[] = []
  for (const name of everybody) if ((await readBy(name, which)) > 0) reads.push(name)
  return reads.sort()
}
const dueTo = (name: string, now = TUESDAY) =>
  scene.acts(
    scene.as(name),
    async (acting) => (await wallsDue(acting, '2027-12-31' as never)).sealings.map(({ asks }) => asks),
    now,
  )

beforeAll(async () => {
  scene = await safetyScene([sealingRoutes()])
  kezia = await makeKezia(scene.own)
  await scene.own(
    `insert into message (id, place_id, young_person_id, audience, to_worker_id, channel, address, template, subject, body, made_at)
     values ($1, $2, $3, 'worker', $4, 'email', 'priya@saltmere.example', 'referrerAccepted', 'x', 'Kezia', '2026-11-20')`,
    [newId(), place, kezia.person, invented('Priya Raman')],
  )
  // Ros stands in for Maryam today.
  await scene.own(
    `insert into cover (id, worker_id, covered_by, starts_on, ends_on) values ($1, $2, $3, '2026-11-20', '2026-12-20')`,
    [newId(), invented('Maryam Siddiqui'), invented('Ros Eldridge')],
  )
  tables = await scene.own(`
    select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
      and (a.attname = 'young_person_id' or (c.relname = 'young_person' and a.attname = 'id'))
      and c.relname not in ('sealing', 'safeguarding_concern', 'circle_bar', 'glass_break', 'glass_try', 'personal_tie')`)
  expect(tables.length).toBeGreaterThan(50)
})

describe('a sealed record', () => {
  it('is asked for with a reason, a day and a second person, and nothing is closed until they agree', async () => {
    expect(await whoReads()).toEqual([
      'Helen Marchbank',
      'Maryam Siddiqui',
      'Pauline Hartley',
      'Priya Raman',
      'Ros Eldridge',
    ])
    for (const other of ['Maryam Siddiqui', 'Ros Eldridge', 'Gareth Pugh', 'Priya Raman'])
      expect((await scene.visit(other, `${at()}/new`)).status, other).toBe(404)
    const page = await scene.visit('Helen Marchbank', `${at()}/new`)
    expect(page.text).toContain('Gareth Pugh, safeguarding lead')
    const empty = await scene.visit('Helen Marchbank', at(), { once: newId() })
    expect(empty.status).toBe(422)
    for (const problem of [
      'Say why the record has to be sealed',
      'Enter when you look at it again',
      'Choose who seals it',
    ])
      expect(empty.text).toContain(problem)
    const late = await scene.visit('Helen Marchbank', at(), asking(dated('review_on', '2027-11-26')))
    expect(late.text).toContain('Choose a day within a year from today')
    const asked = asking()
    const { status, to } = await scene.visit('Helen Marchbank', at(), asked)
    expect([status, to]).toEqual([303, `/sealings/${await sealing()}`])
    // Pressed twice, or asked again: the one that waits stands.
    await scene.visit('Helen Marchbank', at(), asked)
    await scene.visit('Helen Marchbank', at(), asking())
    expect(await scene.own('select id from sealing')).toHaveLength(1)
    expect(await whoReads()).toContain('Priya Raman')
  })

  it('takes a second person, in their own name', async () => {
    const id = await sealing()
    expect((await scene.visit('Maryam Siddiqui', `/sealings/${id}`)).status).toBe(404)
    expect(await dueTo('Gareth Pugh')).toEqual(['confirm'])
    expect(await dueTo('Helen Marchbank')).toEqual([])
    await scene.visit('Helen Marchbank', `/sealings/${id}/confirmation`, {})
    await expect(
      scene.acts(scene.as('Helen Marchbank'), ({ tx }) =>
        sql`update sealing set sealed_at = trellis_now()`.execute(tx),
      ),
    ).rejects.toMatchObject({ constraint: 'sealing_takes_two' })
    expect(await whoReads()).toContain('Priya Raman')
    expect((await scene.visit('Gareth Pugh', `/sealings/${id}`)).text).toContain('Agree, and seal the record')
    await scene.visit('Gareth Pugh', `/sealings/${id}/confirmation`, {})
  })

  it('is there for the named few and for nobody else, in any table: no team, no cover, nobody who had it', async () => {
    expect(await whoReads()).toEqual(few)
  })

  it('is told of to nobody else: no message, no link of a place, no possible match, no count', async () => {
    const released = await scene.acts({ kind: 'job:deliver', id: null, place }, async ({ tx }) => {
      const asked = (who: string | null) =>
        sql<{ barred: boolean }>`select is_barred(${who}, ${kezia.person}) as barred`.execute(tx)
      const all = await Promise.all([
        asked(invented('Priya Raman')),
        asked(null),
        asked(invented('Maryam Siddiqui')),
      ])
      return all.map(({ rows }) => rows[0]?.barred)
    })
    expect(released).toEqual([true, true, false])
  })

  it('is opened by nobody in an emergency, and what is open closes with the sealing', async () => {
    const council = invented('Saltmere Council')
    const glass = newId()
    await scene.own(`begin;
      insert into glass_try (id, place_id, worker_id, young_person_id) values ('${glass}', '${place}', '${invented('Ros Eldridge')}', '${kezia.person}');
      insert into glass_break (id, place_id, worker_id, organisation_id, young_person_id, kind, reason)
        values ('${glass}', '${place}', '${invented('Ros Eldridge')}', '${council}', '${kezia.person}', 'missing', 'Police ask.');
      insert into glass_review (id, break_id, organisation_id, worker_id, due_on, made_at)
        values (gen_random_uuid(), '${glass}', '${council}', '${invented('Ros Eldridge')}', '2026-11-26', '2026-11-24');
      commit`)
    const seen = await scene.acts({ kind: 'glass', id: glass, place }, async ({ tx }) => {
      const { rows } =
        await sql`select glass_person() as person, (select count(*)::int from support) as supports`.execute(
          tx,
        )
      return rows
    })
    expect(seen).toEqual([{ person: null, supports: 0 }])
  })

  it('is what each of the few reads on the record, and is looked at again on its day by both who sealed it', async () => {
    const id = await sealing()
    const later = new Date('2027-02-24T10:00:00Z')
    for (const name of ['Helen Marchbank', 'Gareth Pugh'])
      expect(await dueTo(name, later), name).toEqual(['late', 'review'])
    expect(await dueTo('Maryam Siddiqui', later)).toEqual([])
    const page = await scene.visit('Gareth Pugh', `/sealings/${id}`)
    expect(page.text).toContain('Gareth Pugh, Helen Marchbank and Maryam Siddiqui. Nobody else')
    const path = `/sealings/${id}/review`
    expect((await scene.visit('Gareth Pugh', path, {}, later)).text).toContain('Say why it is still needed')
    await scene.visit(
      'Gareth Pugh',
      path,
      { because: 'Nothing has changed.', ...dated('review_on', '2027-06-01') },
      later,
    )
    expect((await scene.own<{ on: string }>('select review_on::text as on from sealing'))[0]?.on).toBe(
      '2027-06-01',
    )
  })

  it('is read by one more once they are named with why; and whoever looks after it does not leave before there is a third', async () => {
    const id = await sealing()
    const leave = () =>
      scene.own(`update worker set left_on = '2026-11-24' where id = $1`, [invented('Gareth Pugh')])
    await expect(leave()).rejects.toMatchObject({ constraint: 'sealing_has_a_lead' })
    const named = { worker: invented('Daniel Osei'), because: 'He takes her on from Maryam.' }
    expect(
      (await scene.visit('Helen Marchbank', `/sealings/${id}/readers`, { worker: named.worker })).status,
    ).toBe(422)
    await scene.visit('Helen Marchbank', `/sealings/${id}/readers`, named)
    expect(await whoReads()).toEqual(['Daniel Osei', ...few])
    expect((await scene.visit('Daniel Osei', `/sealings/${id}`)).status).toBe(404)
  })

  it('goes with the records that are joined with it', async () => {
    const [other] = [newId()]
    await scene.own(`insert into young_person (id, place_id, team_id, name, name_key, made_at)
      values ('${other}', '${place}', '${invented('Harbour Link Workers')}', 'Kezia T', 'kezia t', '2026-11-01')`)
    await scene.own(`insert into circle_member (id, place_id, young_person_id, worker_id, opens, basis, starts_at)
      values ('${newId()}', '${place}', '${other}', '${invented('Sunita Rao')}', 'support', 'support', '2026-11-01')`)
    const sees = () =>
      scene.acts(
        scene.as('Sunita Rao'),
        async ({ tx }) => (await sql`select id from young_person`.execute(tx)).rows.length,
      )
    expect(await sees()).toBe(1)
    await scene.own(`insert into same_person_link (id, young_person_id, other_id, made_by, made_at)
      values ('${newId()}', '${other}', '${kezia.person}', '${invented('Helen Marchbank')}', '2026-11-02')`)
    expect(await sees()).toBe(0)
  })

  it('is open again when two of those who look after it say so, and everybody has what they had', async () => {
    const id = await sealing()
    await scene.visit('Helen Marchbank', `/sealings/${id}/opening`, {
      because: 'He does not work here any more.',
    })
    expect(await dueTo('Gareth Pugh')).toContain('open')
    await scene.visit('Helen Marchbank', `/sealings/${id}/ending`, {})
    expect(await whoReads()).not.toContain('Priya Raman')
    await scene.visit('Gareth Pugh', `/sealings/${id}/closure`, {})
    await scene.visit('Gareth Pugh', `/sealings/${id}/ending`, {})
    expect(await whoReads()).not.toContain('Priya Raman')
    await scene.visit('Gareth Pugh', `/sealings/${id}/opening`, {
      because: 'He does not work here any more.',
    })
    await scene.visit('Helen Marchbank', `/sealings/${id}/ending`, {})
    const record = [{ table: 'young_person', column: 'id' }]
    expect(await whoReads(record)).toEqual(['Helen Marchbank', 'Maryam Siddiqui', 'Ros Eldridge'])
    expect(await readBy('Priya Raman')).toBeGreaterThan(0)
    expect((await scene.visit('Gareth Pugh', `/sealings/${id}`)).text).toContain('It is not sealed any more.')
    // What was done about it is not among what the circle reads of her.
    const acts = await scene.acts(scene.as('Ros Eldridge'), async ({ tx }) =>
      (await sql<{ kind: string }>`select subject_kind as kind from history`.execute(tx)).rows.map(
        ({ kind }) => kind,
      ),
    )
    expect(acts).not.toContain('sealing')
  })
})
