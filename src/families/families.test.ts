import { Hono } from 'hono'
import { type RawBuilder, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeTeam, makeWorker } from '../accounts/factory.ts'
import type { Visit } from '../accounts/index.ts'
import { circleRoutes, decisionById, IN_FAMILY, wishWords, withdrawDecision } from '../circle/index.ts'
import { testDatabase } from '../database/testing.ts'
import {
  acts,
  actsAs,
  makeScene,
  makeSupported,
  type Scene,
  TUESDAY,
  visit,
} from '../referrals/onward/factory.tsx'
import { dateOnly, newId } from '../words/index.ts'
import { type FamilyDue, familiesDue } from './due-store.ts'
import { MOST_GOALS } from './family-plan.ts'
import { ownFamilyPlan } from './own-store.ts'
import { familyRoutes } from './routes.tsx'

const database = await testDatabase()
let scene: Scene
let [taz, sister, stranger, plan, south] = ['', '', '', '', newId()]

// What is said later is later.
let second = 0
/** Opens a page as a worker, or sends a form from it, a second after whatever was before. */
function at(worker: string, path: string, form?: Record<string, string | string[]>) {
  second += 1
  const now = new Date(TUESDAY.getTime() + second * 1000)
  const rooms = new Hono<Visit>().route('/', familyRoutes()).route('/', circleRoutes())
  return visit(scene, { worker, now }, path, form && { once: newId(), ...form }, rooms)
}
const maryam = (path: string, form?: Record<string, string | string[]>) => at(scene.maryam, path, form)

/** One value that the database holds, with its owner's eyes. */
async function told(query: string, ...values: string[]): Promise<string> {
  const { rows } = await database.owner.query<Record<string, string>>(query, values)
  return Object.values(rows[0] ?? {})[0] ?? ''
}
const memberOf = (called: string) =>
  told(
    'select id from family_member where plan_id = $1 and called = $2 order by left_at nulls first',
    plan,
    called,
  )
const later = () => new Date(TUESDAY.getTime() + 3_600_000)
const due = (worker: string, until: string) =>
  actsAs(
    scene,
    worker,
    async ({ tx }) => {
      const question: RawBuilder<FamilyDue[]> = familiesDue({
        workerIds: [worker],
        teamIds: [scene.team, south],
        until: dateOnly(until),
      })
      const { rows } = await sql<{ due: FamilyDue[] }>`select (${question}) as due`.execute(tx)
      return (rows[0]?.due ?? []).map(({ asks, what, dueOn }) => `${asks}: ${what}, ${dueOn}`)
    },
    later(),
  )

const on = (name: string, iso: string) => {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const yes = {
  ...{ answer: 'yes', decided_by: 'competent', judged_by: 'Maryam Siddiqui', grounds: 'Said it back' },
  ...{ tell_parents: 'Everything', ...on('decided_on', '2026-11-23') },
}
const hears = async (called: string, said: Record<string, string> = yes, worker = scene.maryam) =>
  at(worker, `/family-members/${await memberOf(called)}/agreement`, said)
const step = async (what: string, called: string | null) =>
  maryam(`/family-plans/${plan}/steps`, {
    ...{ what, who: called ? await memberOf(called) : 'lead', ...on('due_on', '2026-12-01') },
  })

/** A young person's own page, open; gives what they read of their family's plan. */
async function own(person: string) {
  await database.owner.query(
    `insert into own_page (id, place_id, young_person_id, token_hash, code_hash, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, '\\x02', $5, '2026-11-01', '2099-01-01') on conflict do nothing`,
    [newId(), scene.place, person, Buffer.from(person), scene.maryam],
  )
  const id = await told('select id from own_page where young_person_id = $1', person)
  const actor = { kind: 'young-person' as const, id, place: scene.place }
  return {
    reads: () => acts(scene, actor, (acting) => ownFamilyPlan(acting, person), later()),
    takesBack: (decision: string) =>
      acts(
        scene,
        actor,
        async (acting) => {
          const agreed = await decisionById(acting, person, decision)
          if (agreed) await withdrawDecision(acting, agreed)
        },
        later(),
      ),
  }
}

beforeAll(async () => {
  scene = await makeScene(database)
  const first = await makeSupported(scene)
  taz = first.youngPersonId
  const named = { name: 'Noor Hussain-O’Shaughnessy', preferred_name: '' }
  sister = (await makeSupported(scene, named)).youngPersonId
  stranger = (await makeSupported(scene, { name: 'Zephyrine Quill', preferred_name: '' })).youngPersonId
  // Of another team's now: nothing of hers is open to Maryam any more.
  await database.owner.query('update circle_member set ends_at = $2 where young_person_id = $1', [
    stranger,
    TUESDAY,
  ])
  // The sister has a worker elsewhere too, who has nothing to do with Taz.
  await database.owner.query(
    `insert into circle_member (id, place_id, young_person_id, worker_id, opens, basis, starts_at)
     values ($1, $2, $3, $4, 'support', 'support', '2026-11-20')`,
    [newId(), scene.place, sister, scene.outsider],
  )
  await database.owner.query(
    `insert into supporter (id, young_person_id, kind, name, relationship, made_at)
     values ($1, $3, 'parent_or_carer', 'Nuala Hussain', 'mum', '2026-11-20'), ($2, $3, 'trusted_adult', 'Nadia Rahman', 'aunt', '2026-11-20')`,
    [newId(), newId(), taz],
  )
  await database.owner.query('alter table circle_bar drop constraint circle_bar_concern_id_fkey')
  const at = `/supports/${first.supportId}/family-plans`
  const empty = await maryam(at, {})
  expect([empty.status, empty.text.includes('Write what the family wants')]).toEqual([422, true])
  const wants = { words: 'One evening a week together', ...on('review_on', '2026-12-15') }
  expect((await outsider(at, wants)).status).toBe(404)
  plan = (await maryam(at, wants)).to.replace('/family-plans/', '')
})

const outsider = (path: string, form: Record<string, string>) => at(scene.outsider, path, form)

describe('a family’s plan', () => {
  it('has a young person in it once they said yes, of those whose record the worker may open, and nobody sees before that they were asked', async () => {
    expect((await maryam(`/family-plans/${plan}`)).text).toContain('has not said yes or no yet')
    expect((await at(scene.outsider, `/family-plans/${plan}`)).status).toBe(404)
    await hears('Taz')
    const asking = `/family-plans/${plan}/young-people`
    const offered = await maryam(`${asking}/new`)
    expect([offered.text.includes('Noor'), offered.text.includes('Zephyrine')]).toEqual([true, false])
    expect((await maryam(asking, { young_person: stranger })).status).toBe(422)
    await maryam(asking, { young_person: sister })
    // Asked, and not in it: her other worker, and her brother, see nothing of that.
    expect((await at(scene.outsider, `/family-plans/${plan}`)).status).toBe(404)
    expect((await (await own(taz)).reads())?.people).toEqual([])
    expect(await due(scene.maryam, '2026-12-01')).toEqual(['agreement: , 2026-12-01'])
    const empty = await hears('Noor', { answer: 'yes' })
    expect([empty.status, empty.text.includes('Choose who decided')]).toEqual([422, true])
    const age = await hears('Noor', { ...yes, decided_by: 'sixteen_or_over' })
    expect([age.status, age.text.includes('they are not 16 yet')]).toEqual([422, true])
    await hears('Noor')
    expect(await told('select share_what[1] from decision where young_person_id = $1', sister)).toBe('family')
    await expect(
      database.app.query('update family_member set young_person_id = $1', [stranger]),
    ).rejects.toThrow(/permission/)
  })

  it('has an adult by first name and who they are, from a record only where it is a parent or carer', async () => {
    const adults = `/family-plans/${plan}/adults`
    const { text } = await maryam(`${adults}/new`)
    expect([text.includes('Nuala, mum'), /Nadia|Nuala Hussain/.test(text)]).toEqual([true, false])
    const nuala = await told("select id from supporter where name = 'Nuala Hussain'")
    const unasked = await maryam(adults, { who: nuala })
    expect([unasked.status, unasked.text.includes('Ask them first')]).toEqual([422, true])
    await maryam(adults, { who: nuala, asked: 'yes' })
    await maryam(adults, { who: 'else', called: 'Idris', relationship: 'grandad', asked: 'yes' })
    expect(
      await told(
        'select string_agg(called || $2 || relationship, $2) from family_member where plan_id = $1 and relationship is not null',
        plan,
        ' ',
      ),
    ).toBe('Nuala mum Idris grandad')
  })

  it('opens nobody’s record to anybody: a worker of one sibling reads the plan and first names, no link, and 404 on the other’s record', async () => {
    await step('Walk the dog with Nuala', 'Taz')
    const { status, text } = await at(scene.outsider, `/family-plans/${plan}`)
    expect(status).toBe(200)
    expect(text).toContain('Walk the dog with Nuala')
    expect(text).toContain('Taz')
    expect(text).toContain(`/young-people/${sister}`)
    expect(text).not.toMatch(
      new RegExp(`/young-people/${taz}|Hussain|Tariq|/family-members/${await memberOf('Taz')}`),
    )
    expect((await at(scene.outsider, `/young-people/${taz}/circle`)).status).toBe(404)
    expect((await at(scene.outsider, `/young-people/${sister}/circle`)).status).toBe(200)
    // They read it, and change nothing of it.
    for (const page of ['steps/new', 'words', 'lead', 'ending', 'adults/new'])
      expect((await at(scene.outsider, `/family-plans/${plan}/${page}`)).status, page).toBe(303)
    for (const page of ['departure', 'agreement'])
      expect((await at(scene.outsider, `/family-members/${await memberOf('Taz')}/${page}`)).status).toBe(303)
    expect((await at(scene.coach, `/family-plans/${plan}`)).status).toBe(404)
    expect(
      await told(
        `select count(*)::text from history where subject_kind = 'family_plan' and actor_id = $1 and people @> array[$2::uuid]`,
        scene.outsider,
        taz,
      ),
    ).not.toBe('0')
  })

  it('has goals that its people rate over time, in nobody’s record, written down by its lead alone', async () => {
    const of = `/family-plans/${plan}`
    const far = { words: 'An hour for each of us every week', rating: '11', once: newId() }
    const wrong = await maryam(`${of}/goals`, far)
    expect([wrong.status, wrong.text.includes('whole number from 0 to 10')]).toEqual([422, true])
    for (let press = 0; press < 2; press++) await maryam(`${of}/goals`, { ...far, rating: '2' })
    const goal = await told('select id from family_goal where plan_id = $1', plan)
    expect((await at(scene.outsider, `${of}/goals`, { words: 'No', rating: '1' })).status).toBe(303)
    const none = await maryam(`${of}/ratings`, {})
    expect([none.status, none.text.includes('one goal at least')]).toEqual([422, true])
    const now = { [`rating-${goal}`]: '6', once: newId() }
    for (let press = 0; press < 2; press++) await maryam(`${of}/ratings`, now)
    expect(await told('select array_agg(rating)::text from family_goal_rating')).toBe('{2,6}')
    const read = (await at(scene.outsider, of)).text
    for (const words of [far.words, '2 on Tue 24 Nov, 6 on Tue 24 Nov']) expect(read).toContain(words)
    expect(read).not.toContain('/goals/new')
    expect(await told('select count(*)::text from goal')).toBe('0')
    const many = 'select count(*)::text from family_goal where plan_id = $1'
    for (let nth = 0; nth < MOST_GOALS; nth++)
      await maryam(`${of}/goals`, { words: `Goal ${nth}`, rating: '0' })
    expect(await told(many, plan)).toBe(String(MOST_GOALS))
    expect((await maryam(of)).text).not.toContain('/goals/new')
    await database.owner.query('delete from family_goal where plan_id = $1 and id <> $2', [plan, goal])
  })

  it('is read by each young person on their own page', async () => {
    const read = await (await own(sister)).reads()
    expect(read).toMatchObject({
      ...{ words: 'One evening a week together', lead: 'Maryam Siddiqui', reviewOn: '2026-12-15' },
      people: [{ called: 'Taz' }, { called: 'Nuala', relationship: 'mum' }, { called: 'Idris' }],
      goals: [{ words: 'An hour for each of us every week', ratings: [{ rating: 2 }, { rating: 6 }] }],
      steps: [{ what: 'Walk the dog with Nuala', who: 'Taz', mine: false, done: false }],
    })
    expect(await (await own(stranger)).reads()).toBeNull()
  })
})

describe('rule 2: what a family’s plan asks is on the list of whoever leads it', () => {
  it('has its steps and the day on which they look at it again', async () => {
    expect(await due(scene.maryam, '2026-11-30')).toEqual([])
    const all = ['step: Walk the dog with Nuala, 2026-12-01', 'review: , 2026-12-15']
    expect(await due(scene.maryam, '2026-12-15')).toEqual(all)
    expect(await due(scene.outsider, '2026-12-31')).toEqual([])
    const id = await told('select id from family_step')
    expect((await at(scene.coach, `/family-steps/${id}/done`, {})).status).toBe(404)
    await at(scene.outsider, `/family-steps/${id}/done`, {})
    expect(await due(scene.maryam, '2026-12-15')).toEqual(all)
    const day = { 'due_on-day': '9', 'due_on-month': '12', 'due_on-year': '2026' }
    expect((await at(scene.coach, `/family-steps/${id}/day`, day)).status).toBe(404)
    const wrong = await maryam(`/family-steps/${id}/day`, { ...day, 'due_on-day': '' })
    expect(wrong.status).toBe(422)
    const before = await database.owner.query('select due_on::text from family_step where id = $1', [id])
    await maryam(`/family-steps/${id}/day`, day)
    const moved = await database.owner.query('select due_on::text from family_step where id = $1', [id])
    expect(moved.rows).toEqual([{ due_on: '2026-12-09' }])
    await database.owner.query('update family_step set due_on = $2 where id = $1', [
      id,
      before.rows[0].due_on,
    ])
    await maryam(`/family-steps/${id}/done`, {})
    await maryam(`/family-steps/${id}/done`, {})
    expect(await due(scene.maryam, '2026-12-15')).toEqual(['review: , 2026-12-15'])
    await maryam(`/family-steps/${id}/undone`, {})
    await maryam(`/family-plans/${plan}/words`, { words: 'Two evenings', ...on('review_on', '2027-01-05') })
    expect(await due(scene.maryam, '2026-12-15')).toEqual(all.slice(0, 1))
    expect(
      await told(
        `select string_agg(act, ' ' order by position) from history where subject_kind = 'family_step'`,
      ),
    ).toBe('added changed done undone')
  })
})

describe('where sides are opposed', () => {
  // A safeguarding lead closes a circle; of the concern behind it nothing matters here.
  const bar = async (person: string, who: 'worker_id' | 'supporter_id', id: string) =>
    database.owner.query(
      `insert into circle_bar (id, concern_id, young_person_id, ${who}, decided_by, reason, decided_at)
       values ($1, $1, $2, $3, $4, 'x', $5)`,
      [newId(), person, id, scene.coach, later()],
    )
  const lift = () =>
    database.owner.query(
      `update circle_bar set lifted_at = decided_at, lifted_by = decided_by, lifted_because = 'x' where lifted_at is null`,
    )
  const NEUTRAL = 'They cannot be in this plan together'

  it('an adult to whom a young person’s circle closes is in it no more, and is not put in again, also under a first name', async () => {
    const nuala = await told("select id from supporter where name = 'Nuala Hussain'")
    await step('Ring the hall', 'Nuala')
    await bar(taz, 'supporter_id', nuala)
    const { text } = await maryam(`/family-plans/${plan}`)
    expect(text).toContain('Not involved any more')
    expect(text).toContain('Maryam Siddiqui, by Tue 1 Dec. Nuala was to do it.')
    const adults = `/family-plans/${plan}/adults`
    const again = await maryam(adults, { who: nuala, asked: 'yes' })
    const typed = { who: 'else', called: 'nuala', relationship: 'Friend', asked: 'yes' }
    for (const { status, text } of [again, await maryam(adults, typed)])
      expect([status, text.includes(NEUTRAL), /concern|safeguard/i.test(text)]).toEqual([422, true, false])
    await maryam(adults, { ...typed, called: 'Orla' })
    expect(await memberOf('Orla')).not.toBe('')
    await lift()
  })

  it('a worker who is closed out of the circle of anybody in it sees nothing of it, and does not lead it', async () => {
    await bar(taz, 'worker_id', scene.outsider)
    expect((await at(scene.outsider, `/family-plans/${plan}`)).status).toBe(404)
    await bar(sister, 'worker_id', scene.maryam)
    expect((await maryam(`/family-plans/${plan}`)).status).toBe(404)
    expect(await due(scene.manager, '2026-11-30')).toEqual(['lead: , 2026-11-24'])
    const path = `/family-plans/${plan}/lead`
    await at(scene.manager, path, { worker: scene.manager })
    expect(await due(scene.manager, '2026-11-30')).toEqual([])
    const told = "select address, body from message where template = 'workerFamilyLead'"
    const [message, ...others] = (await database.owner.query(told)).rows
    expect([message.address, others]).toEqual(['helen@saltmere.example', []])
    expect(message.body).not.toMatch(/Taz|Nuala|Hussain/)
    const back = await at(scene.manager, path, { worker: scene.maryam })
    expect([back.status, back.text.includes(NEUTRAL)]).toEqual([422, true])
    await lift()
  })
})

describe('rule 1: a family’s plan has one lead, whom the manager names', () => {
  it('goes to nobody who does not work there, is taken by nobody, and is handed on before its lead leaves', async () => {
    const path = `/family-plans/${plan}/lead`
    const other = await makeTeam(database.kysely, {
      ...{
        place: scene.place,
        organisation: await told('select organisation_id from team where id = $1', scene.team),
      },
      name: 'Southside',
    })
    const elsewhere = await makeWorker(database.kysely, {
      ...{ place: scene.place, name: 'Yetunde Bakare', email: 'y@saltmere.example' },
      organisation: await told('select organisation_id from team where id = $1', scene.team),
      roles: [{ team: other, role: 'link_worker' }],
    })
    expect((await at(scene.manager, path, { worker: elsewhere })).status).toBe(422)
    await at(scene.manager, path, { worker: scene.maryam })
    expect((await maryam(path, { worker: scene.manager })).status).toBe(303)
    expect(await told('select lead_id from family_plan')).toBe(scene.maryam)
    await expect(
      actsAs(scene, scene.maryam, ({ tx }) =>
        sql`update family_plan set lead_id = ${scene.manager}`.execute(tx),
      ),
    ).rejects.toThrow(/not of this team/)
    await expect(
      database.owner.query(
        `do $$ begin set constraints family_lead_works_here immediate;
         update worker set left_on = '2026-11-24' where id = '${scene.maryam}'; end $$`,
      ),
    ).rejects.toThrow(/family_lead_works_here/)
  })
})

describe('a family’s plan that goes to another team', () => {
  const path = () => `/family-plans/${plan}`
  const asks = () => maryam(`${path()}/offers`, { team: south })
  const text = async (worker: string) => (await at(worker, path())).text
  let [yetunde, organisation] = ['', '']

  it('is offered to a team, of whom only those who read the plan already see that they are asked', async () => {
    organisation = await told('select organisation_id from team where id = $1', scene.team)
    south = await told("select id from team where name = 'Southside'")
    yetunde = await told("select id from worker where name = 'Yetunde Bakare'")
    expect((await maryam(`${path()}/offers/new`)).text).toContain('Southside')
    expect((await maryam(`${path()}/offers`, {})).status).toBe(422)
    await asks()
    await asks()
    expect(await told('select count(*)::text from family_offer')).toBe('1')
    // Nobody at Southside supports anybody in it: to be asked opened nothing.
    expect((await at(yetunde, path())).status).toBe(404)
    expect(await due(yetunde, '2026-12-31')).toEqual([])
    await database.owner.query(
      `insert into circle_member (id, place_id, young_person_id, worker_id, opens, basis, starts_at)
       values ($1, $2, $3, $4, 'support', 'support', '2026-11-20')`,
      [newId(), scene.place, sister, yetunde],
    )
    expect(await text(yetunde)).toContain('Your team is asked to take it over')
    expect(await due(yetunde, '2026-12-31')).toEqual(['offered: , 2026-12-08'])
    expect((await at(scene.outsider, path())).text).not.toContain('take it over')
    // Only a team that is asked takes it over, and nobody sets its team.
    await at(scene.outsider, `${path()}/acceptance`, {})
    await expect(database.app.query('update family_plan set team_id = $1', [south])).rejects.toThrow(
      /permission/,
    )
    expect(await told('select team_id from family_plan')).toBe(scene.team)
  })

  it('comes back with why where they say no, and is on the list of its lead until that was read', async () => {
    // Nor does whoever leads say no for them.
    const no = sql`update family_offer set answer = 'no', answered_at = trellis_now(), answered_by = ${yetunde},
      declined_because = 'x', read_at = trellis_now()`
    await expect(actsAs(scene, scene.maryam, ({ tx }) => no.execute(tx))).rejects.toThrow(/theirs to answer/)
    const silent = await at(yetunde, `${path()}/refusal`, {})
    expect([silent.status, silent.text.includes('Write why')]).toEqual([422, true])
    await at(yetunde, `${path()}/refusal`, { because: 'We are full until March' })
    expect(await text(scene.maryam)).toContain('We are full until March')
    const dues = async () =>
      (await due(scene.maryam, '2026-11-30')).filter((one) => /declined|unanswered/.test(one))
    expect(await dues()).toEqual(['declined: Southside, 2026-11-24'])
    await maryam(`${path()}/refusal-read`, {})
    expect(await dues()).toEqual([])
    await asks()
    await database.owner.query("update family_offer set answer_by = '2026-11-20' where answer is null")
    expect(await dues()).toEqual(['unanswered: Southside, 2026-11-21'])
    await maryam(`${path()}/withdrawal`, {})
    expect(await told('select lead_id from family_plan')).toBe(scene.maryam)
  })

  it('goes over whole with their yes, led by whoever said it, and opens no record to them', async () => {
    await asks()
    await at(yetunde, `${path()}/acceptance`, {})
    const { rows } = await database.owner.query('select team_id, lead_id from family_plan')
    expect(rows).toEqual([{ team_id: south, lead_id: yetunde }])
    expect(await text(yetunde)).toContain('Yetunde Bakare, Southside, leads it.')
    expect(await due(yetunde, '2026-12-31')).toContainEqual('step: Ring the hall, 2026-12-01')
    expect((await at(yetunde, `/young-people/${taz}/circle`)).status).toBe(404)
    // Maryam has the records of those in it, and reads; it is not hers to change.
    expect((await maryam(`${path()}/words`)).status).toBe(303)
    expect((await (await own(taz)).reads())?.lead).toBe('Yetunde Bakare')
    expect(organisation).not.toBe('')
    // And back again, to a team that supports them too.
    await at(yetunde, `${path()}/offers`, { team: scene.team })
    await maryam(`${path()}/acceptance`, {})
    expect(await told('select lead_id from family_plan')).toBe(scene.maryam)
    const acts =
      "select string_agg(act, ' ' order by position) from history where subject_kind = 'family_plan' and act in ('offered','accepted','declined','withdrew')"
    expect(await told(acts)).toBe('offered declined offered withdrew offered accepted offered accepted')
  })

  it('is led by nobody who is closed out of the circle of somebody in it', async () => {
    await asks()
    await database.owner.query(
      `insert into circle_bar (id, concern_id, young_person_id, worker_id, decided_by, reason, decided_at)
       values ($1, $1, $2, $3, $4, 'x', $5)`,
      [newId(), taz, yetunde, scene.coach, later()],
    )
    expect((await at(yetunde, path())).status).toBe(404)
    await at(yetunde, `${path()}/acceptance`, {})
    expect(await told('select lead_id from family_plan')).toBe(scene.maryam)
    await maryam(`${path()}/withdrawal`, {})
  })
})

describe('leaving a family’s plan', () => {
  it('is at once, by the yes that is taken back on their own page, and drops nothing', async () => {
    const his = await own(taz)
    const agreed = (await his.reads())?.agreedId ?? ''
    await his.takesBack(agreed)
    expect(await his.reads()).toBeNull()
    expect((await (await own(sister)).reads())?.people.map(({ called }) => called)).toEqual(['Idris', 'Orla'])
    const { text } = await maryam(`/family-plans/${plan}`)
    expect(text).toContain('The yes was taken back')
    expect(text).toContain('Taz was to do it')
    expect(wishWords({ kind: 'removed', who: IN_FAMILY }, 'Taz')).toContain('Ask only Taz about it')
    // Asked once more, he says no, and is asked no more.
    await maryam(`/family-plans/${plan}/young-people`, { young_person: taz })
    await hears('Taz', { ...yes, answer: 'no' })
    expect((await maryam(`/family-plans/${plan}`)).text).toContain('Said no')
  })

  it('ends the plan with the last young person, with a reason, and what was not done stays there', async () => {
    await maryam(`/family-members/${await memberOf('Idris')}/departure`, { because: 'He has moved' })
    const sees = await maryam(`/family-members/${await memberOf('Noor')}/departure`, {})
    expect([sees.status, sees.text.includes('Write why')]).toEqual([422, true])
    await maryam(`/family-members/${await memberOf('Noor')}/departure`, { because: 'She would rather not' })
    expect(
      await told('select (withdrawn_at is not null)::text from decision where young_person_id = $1', sister),
    ).toBe('true')
    const { text } = await maryam(`/family-plans/${plan}`)
    expect(text).toContain('No young person is in it any more')
    expect(text).toContain('Ring the hall')
    expect(await due(scene.maryam, '2027-12-31')).toEqual([])
    expect((await maryam(`/family-plans/${plan}/steps/new`)).status).toBe(303)
    expect((await at(scene.outsider, `/family-plans/${plan}`)).status).toBe(404)
  })

  it('is ended by its lead too, with what came of it', async () => {
    const support = await told('select id from support where young_person_id = $1', taz)
    const wants = { words: 'Sundays', ...on('review_on', '2026-12-15') }
    const at = (await maryam(`/supports/${support}/family-plans`, wants)).to
    plan = at.replace('/family-plans/', '')
    expect((await maryam(`/supports/${support}/family-plans/new`)).to).toBe(at)
    await hears('Taz')
    await maryam(`${at}/ending`, { because: 'They manage by themselves' })
    expect((await maryam(at)).text).toContain('They manage by themselves')
    expect(await (await own(taz)).reads()).toBeNull()
  })
})
