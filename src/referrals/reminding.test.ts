import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { personFrom } from '../people/index.ts'
import { dateOnly, newId } from '../words/index.ts'
import { remindTeams } from './reminding.ts'
import { sendReferral } from './sending.ts'

let database: TestDatabase
let place: string
let team: string
let linkWorker: string

beforeAll(async () => {
  database = await testDatabase()
  const db = database.kysely
  place = await makePlace(db)
  const organisation = await makeOrganisation(db, { place, kind: 'council', name: 'Saltmere Council' })
  team = await makeTeam(db, { place, organisation, name: 'Northside Link Workers', receivesReferrals: true })
  const email = 'maryam@saltmere.example'
  linkWorker = await makeWorker(db, {
    place,
    organisation,
    name: 'Maryam Siddiqui',
    email,
    roles: [{ team, role: 'link_worker' }],
  })
})

const sweepAt = (when: string) =>
  actorTransaction(
    database.kysely,
    { actor: { kind: 'job:sweep', id: null, place }, now: new Date(when), request: newId() },
    (acting) => remindTeams(acting, 'http://localhost'),
  )

describe('a team that has not answered', () => {
  it('is reminded once, two working days before the date', async () => {
    await actorTransaction(
      database.kysely,
      { actor: { kind: 'public', id: null, place }, now: new Date('2026-11-16T09:00:00Z'), request: newId() },
      (acting) =>
        sendReferral(acting, {
          id: newId(),
          youngPersonId: newId(),
          wayIn: 'young_person',
          from: null,
          toTeamId: team,
          // A Monday: two working days before it is the Thursday.
          answerBy: dateOnly('2026-11-30'),
          reRefersId: null,
          person: personFrom({ name: 'Amina Invented' }),
          parent: null,
          decisions: [],
          letter: { name: 'Amina Invented' },
        }),
    )
    expect(await sweepAt('2026-11-25T09:00:00Z')).toBe(0)
    expect(await sweepAt('2026-11-26T09:00:00Z')).toBe(1)
    expect(await sweepAt('2026-11-26T09:01:00Z')).toBe(0)
    const { rows } = await database.owner.query('select to_worker_id, template from message')
    expect(rows).toEqual([{ to_worker_id: linkWorker, template: 'teamAnswerSoon' }])
  })
})
