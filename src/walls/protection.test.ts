import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { invented } from '../../demo/saltmere.ts'
import { peopleRoutes } from '../people/index.ts'
import { kezia as makeKezia, place, safetyScene } from '../safety/testing.ts'
import { newId } from '../words/index.ts'
import { protectionRoutes } from './protection-routes.tsx'

let scene: Awaited<ReturnType<typeof safetyScene>>
let kezia: Awaited<ReturnType<typeof makeKezia>>
const [mother, father] = [newId(), newId()]
// Stands nowhere else: whoever reads it reads where she lives.
const canary = 'LS9 9QX'
const phone = '07700900999'
const at = () => `/young-people/${kezia.person}/protections`

/** Every table in which somebody, or nobody but the database's owner, finds some words. */
async function where(words: string, as?: string): Promise<string[]> {
  const tables = await scene.own<{ table: string }>(`
    select c.relname as table from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relrowsecurity order by 1`)
  const found: string[] = []
  const ask = (table: string) => `select count(*)::int as n from ${table} x where x::text like '%${words}%'`
  if (!as) {
    for (const { table } of tables) if ((await scene.own<{ n: number }>(ask(table)))[0]?.n) found.push(table)
    return found
  }
  await scene.acts(scene.as(as), async ({ tx }) => {
    for (const { table } of tables) {
      const may = await sql<{ may: boolean }>`select has_table_privilege(${table}, 'select') as may`.execute(
        tx,
      )
      if (!may.rows[0]?.may) continue
      const { rows } = await sql<{ n: number }>`${sql.raw(ask(table))}`.execute(tx)
      if (rows[0]?.n) found.push(table)
    }
  })
  return found
}

beforeAll(async () => {
  scene = await safetyScene([protectionRoutes(), peopleRoutes()])
  kezia = await makeKezia(scene.own)
  await scene.own(
    `update young_person set address = '1 Nowhere Lane', postcode = $2, school_id = $3, practice_name = 'Quayside' where id = $1`,
    [kezia.person, canary, invented('Sallowfield High School')],
  )
  await scene.own(
    `update referral_letter set typed = typed || jsonb_build_object('postcode', $1::text, 'parent_phone', $2::text)`,
    [canary, phone],
  )
  for (const [id, name, number] of [
    [mother, 'Ruth', phone],
    [father, 'Len', '07700900111'],
  ])
    await scene.own(
      `insert into supporter (id, young_person_id, kind, name, phone, made_at) values ($1, $2, 'parent_or_carer', $3, $4, '2026-11-01')`,
      [id, kezia.person, name, number],
    )
})

describe('where somebody lives, kept apart', () => {
  it('is kept with a reason, from everybody but those who are named, and is then in no record, letter or list', async () => {
    expect(await where(canary)).toEqual(['referral_letter', 'young_person'])
    const empty = await scene.visit('Maryam Siddiqui', at(), { once: newId() })
    expect(empty.status).toBe(422)
    for (const problem of ['Choose what must not be known', 'Choose from whom it is kept', 'Say why'])
      expect(empty.text).toContain(problem)
    const asked = {
      what: 'theirs',
      from: 'everybody',
      reason: 'Her father must not find her.',
      once: newId(),
    }
    expect((await scene.visit('Maryam Siddiqui', at(), asked)).status).toBe(303)
    await scene.visit('Maryam Siddiqui', at(), asked)
    expect(await where(canary)).toEqual(['protection_kept'])
    expect((await scene.visit('Maryam Siddiqui', at())).text).toContain(canary)
  })

  it('is read by nobody else who has the record: not their manager, not whoever referred', async () => {
    expect(await where(canary, 'Maryam Siddiqui')).toEqual(['protection_kept'])
    for (const name of ['Helen Marchbank', 'Ros Eldridge', 'Priya Raman', 'Gareth Pugh'])
      expect(await where(canary, name), name).toEqual([])
    const page = await scene.visit('Helen Marchbank', at())
    expect(page.text).toContain('Only Maryam Siddiqui may read it.')
    for (const secret of [canary, 'Her father must not']) expect(page.text).not.toContain(secret)
  })

  it('is not written into the record again by somebody who did not know, and loses nothing they typed', async () => {
    const details = `/young-people/${kezia.person}/details/contact`
    const typed = {
      home: 'address',
      address: '2 Elsewhere',
      postcode: canary,
      contact_safe: 'no',
      address_protected: 'no',
    }
    const { status, text } = await scene.visit('Helen Marchbank', details, typed)
    expect([
      status,
      text.includes('This is kept apart from the record'),
      text.includes('2 Elsewhere'),
    ]).toEqual([422, true, true])
    expect(
      (await scene.visit('Helen Marchbank', details, { home: 'kept_back', contact_safe: 'no' })).status,
    ).toBe(303)
    await scene.own(`update referral_letter set typed = typed || jsonb_build_object('postcode', $1::text)`, [
      canary,
    ])
    expect(await where(canary)).toEqual(['protection_kept'])
  })

  it('is taken out of another record that turns out to be theirs', async () => {
    const other = newId()
    await scene.own(`insert into young_person (id, place_id, team_id, name, name_key, postcode, made_at)
      values ('${other}', '${place}', '${invented('Harbour Link Workers')}', 'Kezia T', 'kezia t', 'LS9 8QX', '2026-11-01')`)
    await scene.own(`insert into same_person_link (id, young_person_id, other_id, made_by, made_at)
      values ('${newId()}', '${other}', '${kezia.person}', '${invented('Helen Marchbank')}', '2026-11-02')`)
    expect(await where('LS9 8QX')).toEqual(['protection_kept'])
    await scene.own('delete from same_person_link')
  })

  it('is in the record again once somebody who reads it says why', async () => {
    const id = (await scene.own<{ id: string }>('select id from protection'))[0]?.id
    expect((await scene.visit('Helen Marchbank', `${at()}/${id}/lifting`, { because: 'x' })).to).toBe(at())
    expect((await scene.visit('Maryam Siddiqui', `${at()}/${id}/lifting`, {})).text).toContain(
      'Say why it may be',
    )
    await scene.visit('Maryam Siddiqui', `${at()}/${id}/kept`, {
      address: '3 New Road',
      postcode: 'M1 1AE',
      school_name: '',
      practice_name: '',
    })
    await scene.visit('Maryam Siddiqui', `${at()}/${id}/lifting`, { because: 'The order has ended.' })
    const { rows } = {
      rows: await scene.own(`select address, postcode, address_protected from young_person where id = $1`, [
        kezia.person,
      ]),
    }
    expect(rows).toEqual([{ address: '3 New Road', postcode: 'M1 1AE', address_protected: false }])
  })

  it('is kept apart of a record that is kept and not used too, of which nothing new is shared', async () => {
    const shared = async (what: string) =>
      scene.own(
        `insert into referral_share (referral_id, young_person_id, stage, shared)
         select id, young_person_id, 'accepted', $2::jsonb from referral where young_person_id = $1 limit 1
         on conflict (referral_id, stage) do update set shared = excluded.shared`,
        [kezia.person, what],
      )
    await shared(`{"first_name": "Kezia", "postcode": "${canary}"}`)
    await scene.own(
      `insert into restriction (id, place_id, young_person_id, reason, set_by, set_at)
       select gen_random_uuid(), place_id, id, 'asked', $2, '2026-11-20' from young_person where id = $1`,
      [kezia.person, invented('Maryam Siddiqui')],
    )
    const asked = { what: 'theirs', from: 'everybody', reason: 'She is not safe there.', once: newId() }
    expect((await scene.visit('Maryam Siddiqui', at(), asked)).status).toBe(303)
    expect(await scene.own('select shared from referral_share')).toEqual([
      { shared: { first_name: 'Kezia' } },
    ])
    await expect(shared('{"first_name": "Kezia", "phone": "07700900999"}')).rejects.toMatchObject({
      constraint: 'restricted_is_not_shared',
    })
    await scene.own('delete from referral_share')
    await scene.own('delete from restriction')
    const id = (await scene.own<{ id: string }>('select id from protection where lifted_at is null'))[0]?.id
    await scene.visit('Maryam Siddiqui', `${at()}/${id}/lifting`, { because: 'She has moved.' })
  })
})

describe('what is kept from one person', () => {
  it('is read by whoever has the record, and nothing about them is sent to that person any more', async () => {
    const closed = (address: string) =>
      scene.acts({ kind: 'job:deliver', id: null, place }, async ({ tx }) => {
        const { rows } = await sql<{
          closed: boolean
        }>`select address_closed(${kezia.person}, ${address}) as closed`.execute(tx)
        return rows[0]?.closed
      })
    expect(await closed('+447700900111')).toBe(false)
    await scene.visit('Maryam Siddiqui', at(), {
      what: 'theirs',
      from: father,
      reason: 'He looks for her.',
      once: newId(),
    })
    expect([await closed('+447700900111'), await closed(phone)]).toEqual([true, false])
    expect((await scene.visit('Helen Marchbank', at())).text).toContain('M1 1AE')
    expect(await where('M1 1AE')).toEqual(['protection_kept'])
  })

  it('is also how to reach a parent: taken out of the record, the letter and what waits to be sent', async () => {
    await scene.own(
      `insert into message (id, place_id, young_person_id, audience, channel, address, template, subject, body, made_at)
       values ($1, $2, $3, 'parent_or_carer', 'text', $4, 'parentWithdrawn', '', 'x', '2026-11-20')`,
      [newId(), place, kezia.person, phone],
    )
    await scene.visit('Maryam Siddiqui', at(), {
      what: mother,
      from: father,
      reason: 'He rings her.',
      once: newId(),
    })
    expect(await where(phone)).toEqual(['protection_kept'])
    expect((await scene.own<{ w: string }>('select withheld_because as w from message'))[0]?.w).toContain(
      'protected',
    )
    const people = `/young-people/${kezia.person}/people/${mother}`
    const typed = {
      kind: 'parent_or_carer',
      name: 'Ruth',
      relationship: '',
      phone,
      parental_responsibility: 'not_known',
      may_collect: 'no',
    }
    expect((await scene.visit('Helen Marchbank', people, typed)).text).toContain(
      'This is kept apart from the record',
    )
    expect(
      (await scene.visit('Maryam Siddiqui', at(), { what: father, from: father, reason: 'x', once: newId() }))
        .text,
    ).toContain('Choose somebody else')
  })
})
