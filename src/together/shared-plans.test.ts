import { type RawBuilder, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Acting } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { acts, actsAs, makeSupported, TUESDAY } from '../referrals/onward/factory.tsx'
import { dateOnly, newId } from '../words/index.ts'
import { type PlanDue, planThingsDue } from './due-store.ts'
import { addPoint } from './meeting-store.ts'
import { ownPlan } from './own-store.ts'
import { planSeen } from './store.ts'
import { at, decides, makePlanScene, type PlanScene, told } from './testing.tsx'

const database = await testDatabase()
let scene: PlanScene
let [support, person, plan] = ['', '', '']
const agencyOf = (team: string) =>
  told(
    scene,
    'select id from plan_agency where plan_id = $1 and team_id = $2 and left_at is null',
    plan,
    team,
  )
// After all that was said on that morning.
const LATER = new Date(TUESDAY.getTime() + 3_600_000)
const asked = async ({ tx }: Acting, question: RawBuilder<PlanDue[]>) =>
  (await sql<{ due: PlanDue[] }>`select (${question}) as due`.execute(tx)).rows[0]?.due ?? []
const due = (worker: string, until: string, now = LATER) =>
  actsAs(
    scene,
    worker,
    async (acting) =>
      (await asked(acting, planThingsDue({ workerIds: [worker], teamIds: [], until: dateOnly(until) })))
        .map(({ asks, what, dueOn }) => `${asks}: ${what}, ${dueOn}`)
        .sort(),
    now,
  )
const seenBy = (worker: string) =>
  actsAs(
    scene,
    worker,
    async (acting) => {
      const seen = await planSeen(acting, plan)
      return seen && [...seen.goals.map(({ words }) => words), ...seen.steps.map(({ what }) => what)].sort()
    },
    LATER,
  )
const leaderNow = () =>
  told(
    scene,
    'select a.team_id from shared_plan p join plan_agency a on a.id = p.lead_id where p.id = $1',
    plan,
  )
const step = async (worker: string, team: string, what: string, seen = 'everybody', shown = 'yes') =>
  at(scene, worker, `/shared-plans/${plan}/steps`, {
    ...{ what, agency: await agencyOf(team), seen_by: seen, shown },
    ...{ 'due_on-day': '1', 'due_on-month': '12', 'due_on-year': '2026' },
  })

/** A team is put on the plan, agreed, asked, and says yes. */
async function joins({ team, worker }: PlanScene['school'], what: string[]) {
  await at(scene, scene.maryam, `/shared-plans/${plan}/agencies`, { team, asks: 'To be there on Mondays' })
  await decides(scene, person, team, what)
  const agency = await agencyOf(team)
  await at(scene, scene.maryam, `/plan-agencies/${agency}/asking`, {})
  expect((await at(scene, worker, `/plan-agencies/${agency}/answer`, { answer: 'yes', worker })).to).toBe(
    `/shared-plans/${plan}`,
  )
}

beforeAll(async () => {
  scene = await makePlanScene(database)
  const made = await makeSupported(scene)
  support = made.supportId
  person = made.youngPersonId
  const empty = await at(scene, scene.maryam, `/supports/${support}/shared-plans`, {})
  expect([empty.status, empty.text.includes('Write what the plan is for')]).toEqual([422, true])
  // While the record is kept and not used, the form keeps what was typed and says why beside its button.
  await database.owner.query(
    `insert into restriction (id, place_id, young_person_id, reason, set_by, set_at)
     select gen_random_uuid(), place_id, id, 'asked', $2, '2026-11-20' from young_person where id = $1`,
    [person, scene.maryam],
  )
  const kept = await at(scene, scene.maryam, `/supports/${support}/shared-plans`, { words: 'To the sea' })
  expect([kept.status, /To the sea.*id="stopped">\s*This record/s.test(kept.text)]).toEqual([422, true])
  await database.owner.query('delete from restriction')
  const opened = await at(scene, scene.maryam, `/supports/${support}/shared-plans`, {
    words: 'Back to school',
  })
  plan = opened.to.replace('/shared-plans/', '')
})

describe('rule 4: a plan of several agencies opens nothing by itself', () => {
  it('asks a team only with a yes to sharing the plan with it, and shows it a first name until it says yes', async () => {
    const { team, worker, colleague } = scene.school
    const form = { team, asks: 'To meet him at the gate' }
    expect((await at(scene, scene.maryam, `/shared-plans/${plan}/agencies`, form)).status).toBe(303)
    const agency = await agencyOf(team)
    expect((await at(scene, worker, `/plan-agencies/${agency}`)).status).toBe(404)
    expect((await at(scene, scene.maryam, `/plan-agencies/${agency}/asking`, {})).to).toContain('done=agree')
    // A yes to something else is none to this.
    await decides(scene, person, team, ['ending'])
    expect((await at(scene, scene.maryam, `/plan-agencies/${agency}/asking`, {})).to).toContain('done=agree')
    await decides(scene, person, team, ['plan'])
    expect((await at(scene, scene.maryam, `/plan-agencies/${agency}/asking`, {})).to).toContain('done=asked')
    expect(
      await told(scene, "select subject || body from message where template = 'workerPlanAsked'"),
    ).not.toContain('Taz')
    const asked = await at(scene, colleague, `/plan-agencies/${agency}`)
    expect(asked.text).toContain('To meet him at the gate')
    expect(asked.text).not.toMatch(/Back to school|Hussain/)
    expect(await seenBy(worker)).toBeNull()
    const said = { answer: 'yes', worker }
    expect((await at(scene, scene.outsider, `/plan-agencies/${agency}/answer`, said)).status).toBe(404)
    await at(scene, worker, `/plan-agencies/${agency}/answer`, said)
    expect((await at(scene, worker, `/shared-plans/${plan}`)).text).toContain('Back to school')
    // Whoever has it by name, and whoever leads their team; not the whole team.
    expect([await seenBy(colleague), await seenBy(scene.outsider)]).toEqual([null, null])
    expect(await seenBy(scene.school.manager)).toEqual([])
  })

  it('keeps a health service’s part from whoever did not agree to that, and a private part to the lead and its agency', async () => {
    await joins(scene.health, ['plan', 'plan_health'])
    await step(scene.maryam, scene.team, 'Ring the hall')
    await step(scene.school.worker, scene.school.team, 'Talk with his tutor', 'lead')
    await step(scene.health.worker, scene.health.team, 'Six sessions on Thursdays')
    expect(await seenBy(scene.maryam)).toEqual([
      ...['Ring the hall', 'Six sessions on Thursdays', 'Talk with his tutor'],
    ])
    expect(await seenBy(scene.school.worker)).toEqual(['Ring the hall', 'Talk with his tutor'])
    expect(await seenBy(scene.health.worker)).toEqual(['Ring the hall', 'Six sessions on Thursdays'])
    expect((await at(scene, scene.school.worker, `/shared-plans/${plan}`)).text).not.toContain('Young minds')
    // The agreement may grow, and shrink again, from one moment to the next.
    await decides(scene, person, scene.school.team, ['plan', 'plan_health'])
    expect(await seenBy(scene.school.worker)).toContain('Six sessions on Thursdays')
    await decides(scene, person, scene.school.team, ['plan'])
    expect(await seenBy(scene.school.worker)).not.toContain('Six sessions on Thursdays')
    // Nobody but the lead adds to another's part.
    await step(scene.school.worker, scene.team, 'Something for others')
    expect(await seenBy(scene.maryam)).not.toContain('Something for others')
  })
})

describe('rule 2: what a plan asks is on the list of whoever does it', () => {
  it('is each agency’s own, and ticked by them or by the lead', async () => {
    expect(await due(scene.health.worker, '2026-11-30')).toEqual([])
    expect(await due(scene.health.worker, '2026-12-01')).toEqual([
      'step: Six sessions on Thursdays, 2026-12-01',
    ])
    const id = await told(scene, "select id from plan_step where what = 'Six sessions on Thursdays'")
    expect((await at(scene, scene.school.worker, `/plan-steps/${id}/done`, {})).status).toBe(404)
    await at(scene, scene.health.worker, `/plan-steps/${id}/done`, {})
    expect(await due(scene.health.worker, '2026-12-01')).toEqual([])
    await at(scene, scene.maryam, `/plan-steps/${id}/undone`, {})
    expect(await due(scene.health.worker, '2026-12-01')).toHaveLength(1)
  })
})

describe('a goal of a plan', () => {
  it('is closed by whose it is or by the lead, on a page, and is on the plan no more', async () => {
    const goal = { words: 'Sleep through', seen_by: 'everybody', shown: 'yes' }
    const path = `/shared-plans/${plan}/goals`
    await at(scene, scene.maryam, path, { ...goal, agency: await agencyOf(scene.school.team) })
    const id = await told(scene, "select id from plan_goal where words = 'Sleep through'")
    const wrong = await at(scene, scene.school.worker, `${path}/closing`, { goal: '' })
    expect([wrong.status, wrong.text.includes('Choose the goal')]).toEqual([422, true])
    await at(scene, scene.health.worker, `${path}/closing`, { goal: id })
    expect((await at(scene, scene.outsider, `${path}/closing`, { goal: id })).status).toBe(404)
    expect(await seenBy(scene.maryam)).toContain('Sleep through')
    await at(scene, scene.school.worker, `${path}/closing`, { goal: id })
    expect(await seenBy(scene.maryam)).not.toContain('Sleep through')
  })
})

describe('a meeting of a plan', () => {
  const form = { 'day-day': '24', 'day-month': '11', 'day-year': '2026', time: '11am', meets: 'Room 4' }
  const NEXT_DAY = new Date(TUESDAY.getTime() + 86_400_000)
  const meetingId = () => told(scene, 'select id from plan_meeting order by starts_at limit 1')

  it('is planned by the lead, told without content, and on the list of all who take part', async () => {
    const path = `/shared-plans/${plan}/meetings`
    await at(scene, scene.school.worker, path, form)
    expect(await meetingId()).toBe('')
    const late = await at(scene, scene.maryam, path, { ...form, time: 'elevenish' })
    expect([late.status, late.text.includes('Enter a time, like 3.30pm')]).toEqual([422, true])
    await at(scene, scene.maryam, path, form)
    const { rows } = await database.owner.query<{ said: string }>(
      "select subject || body as said from message where template = 'workerMeetingPlanned'",
    )
    expect(rows).toHaveLength(2)
    expect(rows.map(({ said }) => said).join()).not.toMatch(/Room 4|Taz|Hussain|Back to school/)
    for (const worker of [scene.maryam, scene.school.worker, scene.health.worker])
      expect(await due(worker, '2026-11-24')).toContain('meet: 11:00, 2026-11-24')
    expect((await at(scene, scene.outsider, `/plan-meetings/${await meetingId()}`)).status).toBe(404)
  })

  it('has the young person’s own points first, and each reads what is for them', async () => {
    const page = newId()
    await database.owner.query(
      `insert into own_page (id, place_id, young_person_id, token_hash, code_hash, made_by, made_at, expires_at)
       values ($1, $2, $3, '\\x01', '\\x02', $4, '2026-11-01', '2099-01-01')`,
      [page, scene.place, person, scene.maryam],
    )
    await at(scene, scene.health.worker, `/shared-plans/${plan}/points`, { words: 'How he sleeps' })
    const own = await acts(scene, { kind: 'young-person', id: page, place: scene.place }, async (acting) => {
      const mine = await ownPlan(acting, person)
      if (mine) await addPoint(acting, mine, { id: newId(), words: 'The bus', agencyId: null })
      return mine
    })
    expect(own?.people.map(({ team }) => team)).toEqual([
      ...['Northside Link Workers', 'Pastoral team', 'Young minds team'],
    ])
    expect(own?.meeting?.meets).toBe('Room 4')
    expect(own?.steps.map(({ what }) => what)).toContain('Ring the hall')
    const address = `/plan-meetings/${await meetingId()}`
    const { text } = await at(scene, scene.maryam, address)
    expect(text.indexOf('The bus')).toBeGreaterThan(0)
    expect(text.indexOf('How he sleeps')).toBeGreaterThan(text.indexOf('The bus'))
    const school = await at(scene, scene.school.worker, `${address}/paper`)
    expect([school.text.includes('The bus'), school.text.includes('How he sleeps')]).toEqual([true, false])
  })

  it('is due for the lead until it is written up; its steps and the next meeting follow from it', async () => {
    expect(await due(scene.maryam, '2026-11-25', NEXT_DAY)).toContain('notes: , 2026-11-25')
    expect((await due(scene.school.worker, '2026-11-25', NEXT_DAY)).join()).not.toContain('notes')
    const address = `/plan-meetings/${await meetingId()}`
    const empty = await at(scene, scene.maryam, `${address}/notes`, { 'day-day': '9', 'day-month': '12' })
    expect([empty.status, empty.text.includes('Write what was decided')]).toEqual([422, true])
    await at(scene, scene.maryam, `${address}/notes`, {
      ...{ came: ['young_person', await agencyOf(scene.school.team)], decided: 'The bus comes first' },
      ...{ 'day-day': '9', 'day-month': '12', 'day-year': '2026', time: '3.30pm' },
    })
    await at(scene, scene.school.worker, `${address}/steps`, {
      ...{ what: 'Ask the bus company', agency: await agencyOf(scene.school.team), seen_by: 'everybody' },
      ...{ shown: 'no', 'due_on-day': '2', 'due_on-month': '12', 'due_on-year': '2026' },
    })
    const { text } = await at(scene, scene.health.worker, address)
    expect(text).toContain('The bus comes first')
    expect(text).toContain('Ask the bus company: Pastoral team, by')
    expect(await due(scene.maryam, '2026-12-09', NEXT_DAY)).toContain('meet: 15:30, 2026-12-09')
    expect((await due(scene.maryam, '2026-12-09', NEXT_DAY)).join()).not.toContain('notes')
    // What was talked about is not on the list of the next one.
    expect(
      await told(scene, 'select count(*)::text from plan_point where meeting_id = $1', await meetingId()),
    ).toBe('2')
    const id = await told(scene, "select id from plan_step where what = 'Ask the bus company'")
    await at(scene, scene.maryam, `/plan-steps/${id}/done`, {})
    const next = await told(scene, 'select id from plan_meeting where written_at is null')
    await at(scene, scene.maryam, `/plan-meetings/${next}/calling-off`, { words: 'Snow' })
    expect((await due(scene.maryam, '2026-12-09', NEXT_DAY)).join()).not.toContain('meet')
    const { rows: off } = await database.owner.query<{ said: string }>(
      "select subject || body as said from message where template = 'workerMeetingOff'",
    )
    expect(off).toHaveLength(2)
    expect(off.map(({ said }) => said).join()).not.toMatch(/Snow|Taz|Hussain|Back to school/)
  })
})

describe('rule 1: a plan has one lead, and the lead moves only when the next accepts', () => {
  it('is refused to whoever may not see every part, and stays until somebody says yes', async () => {
    const offer = async (team: string) =>
      at(scene, scene.maryam, `/shared-plans/${plan}/lead`, {
        ...{ agency: await agencyOf(team), words: 'They see him most' },
      })
    const refused = await offer(scene.school.team)
    expect([refused.status, refused.text.includes('was not agreed')]).toEqual([422, true])
    await offer(scene.health.team)
    const id = await told(scene, 'select id from plan_lead_offer where answer is null')
    expect(await leaderNow()).toBe(scene.team)
    expect(await due(scene.health.worker, '2026-11-24')).toHaveLength(1)
    await at(scene, scene.maryam, `/plan-lead-offers/${id}/acceptance`, {})
    expect(await leaderNow()).toBe(scene.team)
    // Nor past the page does whoever leads say yes for them.
    const yes = sql`update plan_lead_offer set answer = 'yes', answered_at = trellis_now(), answered_by = actor_id()`
    await expect(actsAs(scene, scene.maryam, ({ tx }) => yes.execute(tx))).rejects.toThrow(/theirs to answer/)
    await at(scene, scene.health.worker, `/plan-lead-offers/${id}/acceptance`, {})
    expect(await leaderNow()).toBe(scene.health.team)
    // What was for the lead alone is for the next lead, and no more for the one before.
    expect(await seenBy(scene.health.worker)).toContain('Talk with his tutor')
    expect(await seenBy(scene.maryam)).not.toContain('Talk with his tutor')
    await expect(
      database.app.query('update shared_plan set lead_id = home_id where id = $1', [plan]),
    ).rejects.toThrow(/permission/)
  })

  it('gives a step back to the lead when an agency leaves, and the lead to the support’s team when it was that', async () => {
    const school = await agencyOf(scene.school.team)
    await at(scene, scene.school.worker, `/plan-agencies/${school}/departure`, {
      words: 'He has moved school',
    })
    expect(await seenBy(scene.school.worker)).toBeNull()
    expect(await due(scene.health.worker, '2026-12-01')).toContain('step: Talk with his tutor, 2026-12-01')
    // The yes is taken back: out of the circle is out of the plan at the next statement.
    await decides(scene, person, scene.health.team, [], 'no')
    expect(await seenBy(scene.health.worker)).toBeNull()
    expect(await leaderNow()).toBe(scene.team)
    expect(await due(scene.maryam, '2026-12-01')).toEqual([
      ...['Ring the hall', 'Six sessions on Thursdays', 'Talk with his tutor']
        .map((what) => `step: ${what}, 2026-12-01`)
        .toSorted(),
    ])
  })

  it('hands a part on within the team, and is closed before the support ends', async () => {
    await joins(scene.school, ['plan'])
    const { team, worker, colleague } = scene.school
    await at(scene, worker, `/plan-agencies/${await agencyOf(team)}/handing-on`, { worker: colleague })
    expect([await seenBy(worker), (await seenBy(colleague))?.length]).toEqual([null, 2])
    const ends = () =>
      database.owner.query(
        `do $$ begin set constraints shared_plan_is_closed immediate;
         update support set state = 'ended', worker_id = null, due_on = null, ended_at = opened_at where id = '${support}'; end $$`,
      )
    await expect(ends()).rejects.toThrow(/several agencies is open/)
    // Taken out by the support's team before it has answered.
    await at(scene, scene.maryam, `/shared-plans/${plan}/agencies`, {
      team: scene.health.team,
      asks: 'Again',
    })
    const again = await agencyOf(scene.health.team)
    await at(scene, scene.maryam, `/plan-agencies/${again}/departure`, { words: 'Not now' })
    expect(await agencyOf(scene.health.team)).toBe('')
    await at(scene, scene.maryam, `/shared-plans/${plan}/closing`, { words: 'He is back' })
    expect(await seenBy(colleague)).toBeNull()
    const { rows: closed } = await database.owner.query<{
      worker_id: string
      about: string | null
      said: string
    }>(
      "select to_worker_id as worker_id, young_person_id as about, subject || body as said from message where template = 'workerPlanClosed'",
    )
    expect(closed).toMatchObject([{ worker_id: colleague, about: null }])
    expect(closed[0]?.said).not.toMatch(/Taz|Hussain|Back to school|He is back|shared-plans/)
    expect((await at(scene, scene.maryam, `/shared-plans/${plan}`)).text).toContain('He is back')
    expect(await due(scene.maryam, '2026-12-31')).toEqual([])
    expect((await at(scene, scene.maryam, `/shared-plans/${plan}/steps/new`)).status).toBe(303)
  })
})
