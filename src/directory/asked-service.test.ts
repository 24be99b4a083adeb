import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { makeService } from './factory.ts'
import { serviceForAsking } from './store.ts'

let db: TestDatabase
let place: string
let team: string
let worker: string

beforeAll(async () => {
  db = await testDatabase()
  place = await makePlace(db.kysely)
  const organisation = await makeOrganisation(db.kysely, { place })
  team = await makeTeam(db.kysely, { place, organisation, answerDays: 7 })
  worker = await makeWorker(db.kysely, { place, organisation })
})

/** A referral that asks the service, as bare rows: the rooms to the right have the real thing. */
async function ask(service: string, state: 'sent' | 'closed'): Promise<void> {
  const [person, referral, decision] = [newId(), newId(), newId()]
  const holder = state === 'sent' ? worker : null
  const client = await db.owner.connect()
  const run = (text: string, values: unknown[]) => client.query(text, values)
  try {
    await client.query("begin; select set_config('trellis.now', '2026-11-24T15:00:00Z', true)")
    await run(
      "insert into young_person (id, place_id, team_id, name, name_key) values ($1, $2, $3, 'Invented', 'invented')",
      [person, place, team],
    )
    await run(
      `insert into referral (id, place_id, young_person_id, way_in, from_worker_id, from_team_id, to_service_id, state, answer_by,
         holder_worker_id, due_on, decision_id)
       values ($1, $2, $3, 'onward', $4, $5, $6, $7, '2026-12-08', $8, $9, $10)`,
      [referral, place, person, worker, team, service, state, holder, holder && '2026-12-08', decision],
    )
    await run(
      `insert into referral_decision (id, referral_id, young_person_id, act, state, actor_kind, reason)
       values ($1, $2, $3, $4, $4, 'worker', 'Invented')`,
      [decision, referral, person, state],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const withdraw = (id: string) =>
  db.kysely.updateTable('service').set({ withdrawn_on: '2026-11-24' }).where('id', '=', id).execute()

describe('a service that a referral asks', () => {
  it('is not withdrawn while the referral is open', async () => {
    const id = await makeService(db.kysely, { name: 'Asked' })
    await ask(id, 'sent')
    await expect(withdraw(id)).rejects.toMatchObject({ constraint: 'asked_service_open' })
    expect(await serviceForAsking(db.kysely, id)).toBeDefined()
  })

  it('is withdrawn once it is closed, and is not asked after that', async () => {
    const id = await makeService(db.kysely, { name: 'Answered' })
    await ask(id, 'closed')
    await withdraw(id)
    expect(await serviceForAsking(db.kysely, id)).toBeUndefined()
    await expect(ask(id, 'sent')).rejects.toMatchObject({ constraint: 'asked_service_open' })
  })

  it('is one that exists', async () => {
    await expect(ask(newId(), 'sent')).rejects.toMatchObject({ code: '23503' })
  })
})

describe('whom to ask', () => {
  it('is the team with an account, in its own days', async () => {
    const id = await makeService(db.kysely, { name: 'With a team', place, team, email: 'office@example.org' })
    expect(await serviceForAsking(db.kysely, id)).toEqual({
      ...{
        id,
        name: 'With a team',
        providerName: null,
        teamId: team,
        contactEmail: 'office@example.org',
        answerDays: 7,
      },
    })
  })

  it('is the address for asking, else the service’s own; ten days unless told', async () => {
    const id = await makeService(db.kysely, {
      provider: 'The Tin Hall',
      email: 'office@example.org',
      contactEmail: 'ask@example.org',
    })
    expect(await serviceForAsking(db.kysely, id)).toMatchObject({
      teamId: null,
      contactEmail: 'ask@example.org',
      answerDays: 10,
      providerName: 'The Tin Hall',
    })
    const own = await makeService(db.kysely, { email: 'office@example.org', answerDays: 3 })
    expect(await serviceForAsking(db.kysely, own)).toMatchObject({
      contactEmail: 'office@example.org',
      answerDays: 3,
    })
  })

  it('is nobody for a service that is closed for now, or for no id', async () => {
    expect(
      await serviceForAsking(db.kysely, await makeService(db.kysely, { status: 'temporarily closed' })),
    ).toBeUndefined()
    expect(await serviceForAsking(db.kysely, 'no id')).toBeUndefined()
  })
})
