import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { invented, organisations } from '../../demo/saltmere.ts'
import { looksLike } from '../people/same-person-store.ts'
import { personById } from '../people/store.ts'
import { kezia as makeKezia, place, safetyScene, said } from '../safety/testing.ts'
import { newId } from '../words/index.ts'
import { sealingRoutes } from './sealing-routes.tsx'

let scene: Awaited<ReturnType<typeof safetyScene>>
let before: Awaited<ReturnType<typeof makeKezia>>
let tables: { table: string; column: string }[]
const sealing = newId()
const made = { after: '' }
const two = ['Gareth Pugh', 'Helen Marchbank']
const at = `/sealings/${sealing}`

const everybody = organisations.flatMap(({ teams }) =>
  teams.flatMap(({ people }) => people.map(({ name }) => name)),
)
/** Who reads any row, in any table about young people, that names this record. */
async function whoReads(person: string): Promise<string[]> {
  const counts = tables.map(
    ({ table, column }) => `(select count(*) from ${table} where ${column} = '${person}')`,
  )
  const reads: string[] = []
  for (const name of everybody) {
    const { rows } = await scene.acts(scene.as(name), ({ tx }) =>
      sql<{ n: string }>`select ${sql.raw(counts.join(' + '))} as n`.execute(tx),
    )
    if (Number(rows[0]?.n) > 0) reads.push(name)
  }
  return reads.sort()
}
const asksOf = (name: string) => scene.visit(name, at)
const give = (id: string, to: string) =>
  scene.own(`begin; set local trellis.now = '2026-11-24T10:00:00Z';
    update support set worker_id = '${invented(to)}' where id = '${id}'; commit`)

beforeAll(async () => {
  scene = await safetyScene([sealingRoutes()])
  before = await makeKezia(scene.own)
  const second = await makeKezia(scene.own)
  await scene.own(`update young_person set date_of_birth = '2019-05-02', nhs_number = '9990000018'`)
  // Adopted children often keep their first name and their birthday.
  await scene.own(
    `update young_person set name = 'Kezia Thornby', name_key = 'kezia thornby' where id = $1`,
    [second.person],
  )
  made.after = second.person
  await scene.own(`insert into sealing (id, place_id, young_person_id, called, reason, review_on, proposed_by, second_id, proposed_at, sealed_at)
    values ('${sealing}', '${place}', '${before.person}', 'Kezia Thornbury', 'Adopted.', '2027-02-01',
      '${invented('Helen Marchbank')}', '${invented('Gareth Pugh')}', '2026-11-20', '2026-11-21')`)
  for (const name of two)
    await scene.own(`begin; set local trellis.now = '2026-11-21T10:00:00Z';
      insert into sealing_reader (id, sealing_id, worker_id, leads, added_by) values ('${newId()}', '${sealing}', '${invented(name)}', true,
        '${invented('Helen Marchbank')}'); commit`)
  tables = await scene.own(`
    select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
      and (a.attname in ('young_person_id', 'goes_on_id') or (c.relname = 'young_person' and a.attname = 'id'))
      and c.relname not in ('sealing', 'safeguarding_concern', 'circle_bar', 'glass_break', 'glass_try', 'personal_tie')`)
  expect(tables.length).toBeGreaterThan(50)
})

describe('a record that goes on under a new name', () => {
  it('is said by one of those who look after the seal, with a second of them and why', async () => {
    expect((await asksOf('Helen Marchbank')).text).toContain('A new identity')
    for (const other of ['Maryam Siddiqui', 'Ros Eldridge'])
      expect((await scene.visit(other, `${at}/identity`)).status, other).toBe(404)
    const empty = await scene.visit('Helen Marchbank', `${at}/identity`, {})
    for (const problem of ['Choose the new record', 'Choose who knows of it with you', 'Say why'])
      expect(empty.text).toContain(problem)
    await scene.visit('Helen Marchbank', `${at}/identity`, {
      ...{ record: made.after, second: invented('Gareth Pugh'), because: 'Adoption order.' },
    })
    await scene.visit('Helen Marchbank', `${at}/identity-agreement`, {})
    const page = await asksOf('Gareth Pugh')
    expect(page.text).toContain('Maryam Siddiqui has the support, and would have to know.')
    expect(page.text).not.toContain('only we two know')
    await expect(
      scene.acts(scene.as('Gareth Pugh'), ({ tx }) =>
        sql`update new_identity set agreed_at = trellis_now()`.execute(tx),
      ),
    ).rejects.toMatchObject({ constraint: 'new_identity_is_with_two' })
    await give(before.support, 'Helen Marchbank')
    await expect(
      scene.acts(scene.as('Helen Marchbank'), ({ tx }) =>
        sql`update new_identity set agreed_at = trellis_now()`.execute(tx),
      ),
    ).rejects.toMatchObject({ constraint: 'new_identity_takes_two' })
    expect((await asksOf('Gareth Pugh')).text).toContain('only we two know')
    await scene.own(`insert into own_page (id, place_id, young_person_id, token_hash, code_hash, made_by, made_at, expires_at)
      values ('${newId()}', '${place}', '${before.person}', '\\x01', '\\x02', '${invented('Helen Marchbank')}', '2026-11-20', '2027-11-20')`)
    await scene.visit('Gareth Pugh', `${at}/identity-agreement`, {})
  })

  it('is known to those two and stands in no row that anybody else reads', async () => {
    expect(await whoReads(before.person)).toEqual(two)
    expect(await whoReads(made.after)).toContain('Maryam Siddiqui')
    for (const name of everybody.filter((one) => !two.includes(one)))
      expect(
        await scene.acts(
          scene.as(name),
          async ({ tx }) => (await sql`select id from new_identity`.execute(tx)).rows,
        ),
        name,
      ).toEqual([])
    // No line of history has both, not even for who reads all of it.
    const lines = await scene.own<{ whole: string }>('select h::text as whole from history h')
    expect(lines.filter(({ whole }) => whole.includes(before.person)).length).toBeGreaterThan(0)
    expect(lines.filter(({ whole }) => whole.includes(before.person) && whole.includes(made.after))).toEqual(
      [],
    )
    expect(
      await scene.own('select id from own_page where young_person_id = $1 and taken_back_at is null', [
        before.person,
      ]),
    ).toEqual([])
  })

  it('is suggested to nobody as the same person, and the two are never joined', async () => {
    for (const [name, one] of [
      ['Helen Marchbank', before.person],
      ['Helen Marchbank', made.after],
      ['Maryam Siddiqui', made.after],
    ] as const) {
      const like = await scene.acts(scene.as(name), async (acting) => {
        const person = await personById(acting, one)
        return person ? looksLike(acting, person) : null
      })
      expect(like, name).toEqual([])
    }
    await expect(
      scene.own(`insert into same_person_link (id, young_person_id, other_id, made_by, made_at) values
        ('${newId()}', '${before.person}', '${made.after}', '${invented('Helen Marchbank')}', '2026-11-24')`),
    ).rejects.toMatchObject({ constraint: 'new_identity_stays_apart' })
  })

  it('keeps out whoever was kept out, also where it is said later, and is held until two people look again', async () => {
    expect(await whoReads(made.after)).toContain('Ros Eldridge')
    await scene.own(
      `insert into personal_tie (id, place_id, worker_id, organisation_id, name_key, born, said_by, said_at) values
      ('${newId()}', '${place}', $1, '${invented('Saltmere Council')}', 'kezia thornbury', '2019-05-02', $1, '2026-11-24')`,
      [invented('Ros Eldridge')],
    )
    expect(await whoReads(made.after)).not.toContain('Ros Eldridge')
    const could = await scene.acts(scene.as('Helen Marchbank'), async ({ tx }) => {
      const ties = await sql<{ id: string }>`select id from ties_here()`.execute(tx)
      return (
        await sql<{
          name: string
        }>`select name from tie_could_mean(${ties.rows[0]?.id}) where meant`.execute(tx)
      ).rows
    })
    expect(could).toEqual([{ name: 'Kezia Thornbury' }])
    await scene.visit('Helen Marchbank', `/concerns?person=${before.person}`, said({ about: before.person }))
    await scene.own(`begin; set local trellis.now = '2026-11-24T10:00:00Z';
      insert into circle_bar (id, concern_id, young_person_id, worker_id, reason, decided_by) values
      ('${newId()}', (select id from safeguarding_concern), '${before.person}', '${invented('Maryam Siddiqui')}', 'Not safe.', '${invented('Gareth Pugh')}'); commit`)
    expect(await whoReads(made.after)).not.toContain('Maryam Siddiqui')
    const closed = await scene.acts({ kind: 'job:deliver', id: null, place }, async ({ tx }) => {
      const { rows } = await sql<{
        old: boolean
        new: boolean
      }>`select address_closed(${before.person}, 'birth@saltmere.example') as old,
        address_closed(${made.after}, 'adopted@saltmere.example') as new`.execute(tx)
      return rows[0]
    })
    expect(closed).toEqual({ old: true, new: false })
    const holds = await scene.own<{ reason: string }>(
      `select reason from retention_hold where young_person_id = $1 and lifted_at is null and confirmed_by is not null`,
      [made.after],
    )
    expect(holds).toHaveLength(1)
  })

  it('lets nobody third know: a place is handed to another, and whoever gave it reads the record before no more', async () => {
    expect((await asksOf('Helen Marchbank')).text).not.toContain('Name one more')
    // The other of the two knows which record it is, though it is not open to them.
    expect((await asksOf('Gareth Pugh')).text).toContain('Kezia Thornby is the new record.')
    await expect(
      scene.own(`insert into sealing_reader (id, sealing_id, worker_id, leads, added_by, added_at) values
        ('${newId()}', '${sealing}', '${invented('Daniel Osei')}', true, '${invented('Helen Marchbank')}', '2026-11-24')`),
    ).rejects.toMatchObject({ constraint: 'new_identity_is_with_two' })
    await expect(give(before.support, 'Daniel Osei')).rejects.toMatchObject({
      constraint: 'tied_takes_nothing_on',
    })
    await scene.own('rollback')
    await scene.own(`insert into membership (id, worker_id, team_id, role, starts_on) values
      ('${newId()}', '${invented('Daniel Osei')}', '${invented('Northside Link Workers')}', 'safeguarding_lead', '2026-11-01')`)
    const next = 'Daniel Osei'
    const handed = await scene.visit('Gareth Pugh', `${at}/place`, { worker: invented(next) })
    expect([handed.status, handed.to]).toEqual([303, '/sealings'])
    expect(await whoReads(before.person)).toEqual([next, 'Helen Marchbank'].sort())
    expect((await asksOf(next)).text).toContain('is the new record')
  })
})
