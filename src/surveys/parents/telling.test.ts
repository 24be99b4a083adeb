import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { circumstancesOf, messageById } from '../../messages/store.ts'
import { whyWithheld } from '../../messages/withholding.ts'
import { newId } from '../../words/index.ts'
import { makeOpenSurvey, makeSurveyWorld, type SurveyWorld, surveyActs, workerActor } from '../factory.ts'
import { sayParentNo, settleParentNo } from '../lists/list-store.ts'
import { changeRound } from '../round-store.ts'
import { tellOfParentNo } from './telling.ts'

const now = new Date('2026-11-24T09:00:00Z')
let database: TestDatabase
let world: SurveyWorld
let school: string

/** A parent says no by the public page; gives the id of the no and which messages there are then. */
async function parentSaysNo(at = now) {
  const no = newId()
  await surveyActs(database.kysely, at)({ kind: 'public', id: null, place: world.place }, async (acting) => {
    const said = { givenName: 'Ottoline', familyName: 'Grey', yearGroup: 10, class: '10A' }
    await sayParentNo(acting, { id: no, schoolId: school, ...said })
    await tellOfParentNo(acting, { no, schoolId: school }, 'https://trellis.saltmere.example')
  })
  const { rows } = await database.owner.query<{ id: string; to: string; subject: string; body: string }>(
    "select id, to_worker_id as to, subject, body from message where template = 'schoolParentNo' order by made_at",
  )
  return { no, told: rows }
}

beforeAll(async () => {
  database = await testDatabase()
  world = await makeSurveyWorld(database.kysely)
  for (const worker of [world.manager, world.teacher, world.administrator])
    await database.owner.query('update worker set email = $2 where id = $1', [
      worker,
      `${worker}@example.org`,
    ])
  const made = await makeOpenSurvey(database.kysely, world, {
    now,
    beforeOpening: (acting, round) => changeRound(acting, round, { parents_say_no_online: true }),
  })
  school = made.roundSchool
})

describe('a parent who says no by the public page after the pupils are listed', () => {
  it('is told to those who list them, once a day while one waits, and without a name', async () => {
    const first = await parentSaysNo()
    expect(first.told.map(({ to }) => to)).toEqual([world.manager])
    const [message] = first.told
    expect(message?.body).toContain(`/school-surveys/${school}/opt-outs`)
    expect(`${message?.subject} ${message?.body}`).not.toMatch(/Ottoline|Grey|10A/)

    const second = await parentSaysNo()
    expect(second.told).toHaveLength(1)
    await surveyActs(database.kysely, now)(workerActor(world.place, world.manager), async (acting) => {
      for (const { no } of [first, second]) await settleParentNo(acting, school, { no, pupil: null })
    })
    expect((await parentSaysNo()).told).toHaveLength(2)
    expect((await parentSaysNo(new Date('2026-11-25T09:00:00Z'))).told).toHaveLength(3)
  })

  it('gives nobody an address for a no that somebody else said', async () => {
    const { no } = await parentSaysNo()
    for (const actor of [
      { kind: 'public', id: null, place: world.place } as const,
      workerActor(world.place, world.teacher),
    ])
      expect(
        await surveyActs(database.kysely, now)(actor, ({ tx }) =>
          tx
            .selectFrom((from) => from.fn<{ email: string }>('tell_of_parent_no', [from.val(no)]).as('t'))
            .select('t.email')
            .execute(),
        ),
      ).toEqual([])
  })

  it('is not sent to somebody who lists no pupils any more', async () => {
    const [message] = (await parentSaysNo()).told
    const why = () =>
      surveyActs(database.kysely, now)(
        { kind: 'job:deliver', id: null, place: world.place },
        async (acting) => {
          const found = await messageById(acting, message?.id ?? '')
          return found && whyWithheld(await circumstancesOf(acting, found))
        },
      )
    expect(await why()).toBeNull()
    await database.owner.query("update membership set ends_on = '2026-11-20' where worker_id = $1", [
      world.manager,
    ])
    expect(await why()).toMatch(/no longer involved/)
  })
})
