import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Visit } from '../accounts/index.ts'
import { testDatabase } from '../database/testing.ts'
import { familyRoutes } from '../families/index.ts'
import { personById } from '../people/index.ts'
import { looksLike } from '../people/same-person-store.ts'
import { actsAs, makeScene, makeSupported, type Scene, visit } from '../referrals/onward/factory.tsx'
import { notTogetherRoutes, wallsDue } from '../walls/index.ts'
import { dateOnly, newId } from '../words/index.ts'
import { fillGroup } from './filling.ts'
import { makeGroupOf, makeRun, makeWaiting, at as runs } from './testing.tsx'

const database = await testDatabase()
type Waiting = Awaited<ReturnType<typeof makeWaiting>>
let scene: Scene
let [run, group, plan] = ['', '', '']
let [taz, ned, zed]: Waiting[] = []
// Alike enough to be one person, as siblings are.
const people = [
  { name: 'Taz Hussain', preferred_name: 'Taz' },
  { name: 'Ned Hussain', preferred_name: 'Ned' },
  { name: 'Zed Quill', preferred_name: 'Zed' },
]
const canary = 'He hurt her at home.'

const on = (name: string, iso: string) => {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const at = (worker: string, path: string, form?: Record<string, string>) =>
  visit(
    scene,
    { worker },
    path,
    form && { once: newId(), ...form },
    new Hono<Visit>().route('/', notTogetherRoutes()).route('/', familyRoutes()),
  )
const id = (one: Waiting | undefined) => one?.youngPersonId as string
const page = (of = taz) => `/young-people/${id(of)}/not-together`
const own = async <T extends object>(query: string, values: unknown[] = []): Promise<T[]> =>
  (await database.owner.query<T>(query, values)).rows
const fill = (of: string) =>
  actsAs(scene, scene.coach, (acting) =>
    fillGroup(acting, { id: of, runId: run }, { answerBy: dateOnly('2026-12-01') }),
  )
const inPlan = () =>
  own<{ called: string }>('select called from family_member where plan_id = $1 and left_at is null', [plan])
const asked = (of = ned) => at(scene.maryam, `/family-plans/${plan}/young-people`, { young_person: id(of) })
const due = (until: string) =>
  actsAs(scene, scene.manager, (acting) => wallsDue(acting, dateOnly(until))).then(({ notTogether }) =>
    notTogether.map(({ asks }) => asks),
  )

beforeAll(async () => {
  scene = await makeScene(database)
  run = await makeRun(scene)
  group = await makeGroupOf(scene, run, { seats: '3' })
  for (const person of people) {
    const one = await makeWaiting(scene, person)
    if (person === people[0]) taz = one
    else if (person === people[1]) ned = one
    else zed = one
  }
  for (const [nth, one] of [taz, ned, zed].entries())
    await own('update enrolment set waiting_since = $2 where referral_id = $1', [
      one?.referralId,
      `2026-11-2${nth}`,
    ])
  const wants = { words: 'One evening a week', ...on('review_on', '2026-12-15') }
  plan = (await at(scene.maryam, `/supports/${taz?.supportId}/family-plans`, wants)).to.slice(14)
  await asked()
  expect((await inPlan()).length).toBe(2)
})

describe('rule: two who must not be together', () => {
  it('are said by a manager or lead of both records, with why and a day to look again', async () => {
    for (const worker of [scene.maryam, scene.coach, scene.outsider])
      for (const path of [page(), `${page()}/new`]) expect((await at(worker, path)).status).toBe(404)
    const typed = { other: id(ned), because: canary, ...on('review_on', '2026-12-20') }
    expect((await at(scene.maryam, page(), typed)).status).toBe(404)
    const empty = await at(scene.manager, page(), {})
    for (const problem of ['Choose who the other is', 'Say why they must not', 'Enter when you look at it'])
      expect([empty.status, empty.text.includes(problem)], problem).toEqual([422, true])
    const far = await at(scene.manager, page(), { ...typed, ...on('review_on', '2028-01-01') })
    expect(far.text).toContain('within a year')
    expect((await at(scene.manager, page(), typed)).status).toBe(303)
    await at(scene.manager, page(ned), { ...typed, other: id(taz) })
    expect((await own('select id from not_together')).length).toBe(1)
    for (const of of [taz, ned]) expect((await at(scene.manager, page(of))).text).toContain(canary)
    expect((await at(scene.manager, page(zed))).text).not.toContain(canary)
  })

  it('are in no family’s plan together: both are out of it at once, and nobody puts the other beside one', async () => {
    expect(await inPlan()).toEqual([])
    expect(await own('select ended_at from family_plan where ended_at is null')).toEqual([])
    const wants = { words: 'Once more', ...on('review_on', '2026-12-15') }
    plan = (await at(scene.maryam, `/supports/${taz?.supportId}/family-plans`, wants)).to.slice(14)
    const refused = await asked()
    expect([refused.status, refused.text.includes('They cannot be in this plan together')]).toEqual([
      422,
      true,
    ])
    expect(refused.text).not.toContain(canary)
    expect((await asked(zed)).status).toBe(303)
    expect((await inPlan()).length).toBe(2)
  })

  it('are given no place in the same group, and whoever knows of both reads whom to ask and not why', async () => {
    const offered = await fill(group)
    expect(offered.map(({ youngPersonId }) => youngPersonId)).toEqual([id(taz), id(zed)])
    const seen = await runs(scene, { worker: scene.coach }, `/groups/${group}`)
    expect(seen.text).toContain('Ned and Taz cannot be in the same group')
    expect(seen.text).toContain('Ask Helen Marchbank')
    expect(seen.text).not.toContain(canary)
    const past = own(
      `update enrolment set state = 'attending', group_id = $1, seat = 3, began_on = '2026-11-24' where referral_id = $2`,
      [group, ned?.referralId],
    )
    await expect(past).rejects.toMatchObject({ constraint: 'not_together' })
  })

  it('tells whoever knows one of them nothing about the other', async () => {
    // Somebody of another organisation leads the group: whoever has a place is theirs to know, and who waits is not.
    await own(
      `insert into group_leader (id, group_id, worker_id, made_by, starts_at) values ($1, $2, $3, $4, '2026-11-24')`,
      [newId(), group, scene.outsider, scene.coach],
    )
    const seen = await runs(scene, { worker: scene.outsider }, `/groups/${group}`)
    expect(seen.text).not.toContain('same group')
    expect(seen.text).not.toContain('Ned')
  })

  it('are not thought to be one person, nor joined', async () => {
    const alike = (of: string) =>
      actsAs(scene, scene.manager, async (acting) => {
        const person = await personById(acting, of)
        return person ? (await looksLike(acting, person)).map((one) => one.id) : []
      })
    await own('update young_person set nhs_number = $1 where id = any($2)', [
      '9990000018',
      [id(taz), id(ned)],
    ])
    expect(await alike(id(taz))).not.toContain(id(ned))
    const joined = own(
      `insert into same_person_link (id, young_person_id, other_id, made_by, made_at) values ($1, $2, $3, $4, '2026-11-24')`,
      [newId(), id(taz), id(ned), scene.maryam],
    )
    await expect(joined).rejects.toMatchObject({ constraint: 'not_together_are_two' })
    // What holds of one record holds of every record of theirs.
    const again = await makeSupported(scene, { name: 'Ned H', preferred_name: 'Ned' })
    await own(
      `insert into same_person_link (id, young_person_id, other_id, made_by, made_at) values ($1, $2, $3, $4, '2026-11-24')`,
      [newId(), id(ned), again.youngPersonId, scene.maryam],
    )
    const refused = await at(scene.maryam, `/family-plans/${plan}/young-people`, {
      young_person: again.youngPersonId,
    })
    expect(refused.text).toContain('They cannot be in this plan together')
  })

  it('are looked at again on their day, leave no trace among the looks of a record, and end with why', async () => {
    expect([await due('2026-12-19'), await due('2026-12-20')]).toEqual([[], ['review']])
    const seen = await actsAs(scene, scene.maryam, ({ tx }) =>
      tx.selectFrom('history').select('id').where('subject_kind', '=', 'not_together').execute(),
    )
    expect(seen).toEqual([])
    expect((await own(`select 1 from history where subject_kind = 'not_together'`)).length).toBeGreaterThan(0)
    const mark = (await own<{ id: string }>('select id from not_together'))[0]?.id
    const review = { because: 'Nothing has changed.', ...on('review_on', '2027-03-01') }
    expect((await at(scene.maryam, `${page()}/${mark}/review`, review)).status).toBe(404)
    expect((await at(scene.manager, `${page()}/${mark}/review`, review)).status).toBe(303)
    expect(await due('2026-12-20')).toEqual([])
    expect((await at(scene.manager, `${page(ned)}/${mark}/ending`, {})).text).toContain('Say why they may')
    await at(scene.manager, `${page(ned)}/${mark}/ending`, { because: 'Both want it.' })
    expect((await at(scene.manager, page())).text).toContain('Both want it.')
    expect((await asked()).status).toBe(303)
  })

  it('had places together before it was said: Today asks until one of them goes elsewhere', async () => {
    expect((await fill(group)).map(({ youngPersonId }) => youngPersonId)).toEqual([id(ned)])
    const typed = { other: id(zed), because: canary, ...on('review_on', '2026-12-20') }
    await at(scene.manager, page(ned), typed)
    expect(await due('2026-11-24')).toEqual(['together'])
    expect((await at(scene.manager, page(ned))).text).toContain('Both have a place in')
  })
})
