import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { invented } from '../../demo/saltmere.ts'
import { dated, kezia as makeKezia, place, safetyScene } from '../safety/testing.ts'
import { newId } from '../words/index.ts'
import { tieRoutes } from './tie-routes.tsx'
import { tiesHere } from './tie-store.ts'

let scene: Awaited<ReturnType<typeof safetyScene>>
let kezia: Awaited<ReturnType<typeof makeKezia>>

const born = dated('born', '2012-05-02')
const saying = (more: Record<string, string> = {}) => ({
  ...{ name: 'Kezia Thornbury', ...born, once: newId(), ...more },
})
/** How many young people are there for somebody, and how many messages and referrals. */
const sees = (name: string) =>
  scene.acts(scene.as(name), async ({ tx }) => {
    const { rows } = await sql<{ n: number }>`select (select count(*) from young_person)::int
      + (select count(*) from referral)::int + (select count(*) from message)::int as n`.execute(tx)
    return rows[0]?.n
  })
const tie = async () =>
  (await scene.own<{ id: string }>('select id from personal_tie where ended_at is null'))[0]?.id
const toldTo = (name: string) => scene.acts(scene.as(name), tiesHere)

beforeAll(async () => {
  scene = await safetyScene([tieRoutes()])
  kezia = await makeKezia(scene.own)
  await scene.own(`update young_person set date_of_birth = '2012-05-02'`)
  await scene.own(
    `insert into message (id, place_id, young_person_id, audience, to_worker_id, channel, address, template, subject, body, made_at)
     values ($1, $2, $3, 'worker', $4, 'email', 'm@saltmere.example', 'referrerAccepted', 'x', 'x', '2026-11-20')`,
    [newId(), place, kezia.person, invented('Maryam Siddiqui')],
  )
})

describe('a worker who knows a young person outside work', () => {
  it('says so with a name and a date of birth, and is told the same whether there is a record or not', async () => {
    const empty = await scene.visit('Daniel Osei', '/ties', { once: newId() })
    for (const problem of ['Enter their name', 'Enter their date of birth'])
      expect(empty.text).toContain(problem)
    const none = await scene.visit('Daniel Osei', '/ties', saying({ name: 'Nobody Yet' }))
    const some = await scene.visit('Maryam Siddiqui', '/ties', saying())
    expect([none.status, none.to]).toEqual([some.status, some.to])
    const pages = [
      await scene.visit('Daniel Osei', '/ties?done=said'),
      await scene.visit('Maryam Siddiqui', '/ties?done=said'),
    ]
    for (const { text } of pages) {
      expect(text).toContain('Thank you.')
      expect(text).not.toMatch(/Kezia|Nobody Yet/)
    }
    await scene.own('delete from personal_tie where worker_id = $1', [invented('Daniel Osei')])
  })

  it('sees nothing of the record from then on, and neither does whoever stands in by that alone', async () => {
    expect(await sees('Maryam Siddiqui')).toBe(0)
    expect(await sees('Helen Marchbank')).toBeGreaterThan(0)
    const barred = await scene.acts({ kind: 'job:deliver', id: null, place }, async ({ tx }) => {
      const { rows } = await sql<{
        b: boolean
      }>`select is_barred(${invented('Maryam Siddiqui')}, ${kezia.person}) as b`.execute(tx)
      return rows[0]?.b
    })
    expect(barred).toBe(true)
  })

  it('is on their manager’s Today without whom, and nobody reads what was typed', async () => {
    expect(await toldTo('Helen Marchbank')).toMatchObject([
      { worker: 'Maryam Siddiqui', hasWork: true, settledAt: null },
    ])
    for (const other of ['Maryam Siddiqui', 'Daniel Osei', 'Gareth Pugh', 'Pauline Hartley'])
      expect(await toldTo(other), other).toEqual([])
    for (const name of ['Helen Marchbank', 'Maryam Siddiqui'])
      expect(
        await scene.acts(
          scene.as(name),
          async ({ tx }) => (await sql`select * from personal_tie`.execute(tx)).rows,
        ),
        name,
      ).toEqual([])
    const id = await tie()
    for (const other of ['Maryam Siddiqui', 'Daniel Osei', 'Pauline Hartley'])
      expect((await scene.visit(other, `/ties/${id}`)).status, other).toBe(404)
    const { text } = await scene.visit('Helen Marchbank', `/ties/${id}`)
    expect(text).toContain(`/supports/${kezia.support}/handing-on`)
    const looks = await scene.acts(scene.as('Ros Eldridge'), async ({ tx }) =>
      (await sql<{ kind: string }>`select subject_kind as kind from history`.execute(tx)).rows.map(
        ({ kind }) => kind,
      ),
    )
    expect(looks).not.toContain('personal_tie')
  })

  it('is given no work with them, and what they had goes to somebody else', async () => {
    const give = (to: string) =>
      scene.own(
        `begin; set local trellis.now = '2026-11-24T10:00:00Z'; update support set worker_id = '${invented(to)}'; commit`,
      )
    await give('Daniel Osei')
    await expect(give('Maryam Siddiqui')).rejects.toMatchObject({ constraint: 'tied_takes_nothing_on' })
    await scene.own('rollback')
    await scene.visit('Helen Marchbank', `/ties/${await tie()}/settlement`, {})
    expect(await toldTo('Helen Marchbank')).toMatchObject([{ hasWork: false, settledAt: expect.any(Date) }])
  })

  it('is kept from a record that comes later, also where a manager sees that a name was spelt another way', async () => {
    await scene.visit('Daniel Osei', '/ties', saying({ name: 'Keziah Thornbery' }))
    expect(await sees('Daniel Osei')).toBe(0)
    await scene.own(`insert into circle_member (id, place_id, young_person_id, worker_id, opens, basis, starts_at)
      values ('${newId()}', '${place}', '${kezia.person}', '${invented('Daniel Osei')}', 'support', 'support', '2026-11-01')`)
    expect(await sees('Daniel Osei')).toBeGreaterThan(0)
    const own = (
      await scene.own<{ id: string }>('select id from personal_tie where worker_id = $1', [
        invented('Daniel Osei'),
      ])
    )[0]
    const page = await scene.visit('Helen Marchbank', `/ties/${own?.id}`)
    expect(page.text).toContain('Kezia Thornbury is meant')
    expect(page.text).not.toContain('Keziah')
    await scene.visit('Helen Marchbank', `/ties/${own?.id}/meaning`, { person: newId() })
    expect(await sees('Daniel Osei')).toBeGreaterThan(0)
    await scene.visit('Helen Marchbank', `/ties/${own?.id}/meaning`, { person: kezia.person })
    expect(await sees('Daniel Osei')).toBe(0)
  })

  it('is said by a manager too, and ended only by a manager who is not the worker, with why', async () => {
    await scene.visit('Helen Marchbank', '/ties', saying({ worker: invented('Ros Eldridge') }))
    expect(await sees('Ros Eldridge')).toBe(0)
    const own = (
      await scene.own<{ id: string }>('select id from personal_tie where worker_id = $1', [
        invented('Ros Eldridge'),
      ])
    )[0]
    expect((await scene.visit('Ros Eldridge', `/ties/${own?.id}/ending`, { because: 'x' })).status).toBe(404)
    expect((await scene.visit('Helen Marchbank', `/ties/${own?.id}/ending`, {})).text).toContain(
      'Say why there is no tie',
    )
    await scene.visit('Helen Marchbank', `/ties/${own?.id}/ending`, { because: 'A namesake.' })
    expect(await sees('Ros Eldridge')).toBeGreaterThan(0)
  })
})
