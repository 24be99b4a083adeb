import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makeTeam, makeWorker } from '../accounts/factory.ts'
import { testDatabase } from '../database/testing.ts'
import { suitsHere } from '../groups/index.ts'
import { prescribingRoutes } from '../referrals/index.ts'
import {
  actsAs,
  makeScene,
  makeSupported,
  messagesOf,
  type Scene,
  seenIn,
  TUESDAY,
  visit,
  wholeForm,
} from '../referrals/onward/factory.tsx'
import { dateOnly, newId } from '../words/index.ts'
import { fillGroup } from './filling.ts'
import { expectedIn, notSeen, partsIn, standingsOf } from './run-store.ts'
import { enrolmentOfReferral, takingPartIn, waitingFor } from './store.ts'
import { at, makeGroupOf, makeRun, makeWaiting, workEnrolmentJobs } from './testing.tsx'
import { enrolmentsDue } from './who-comes-store.ts'

const database = await testDatabase()
let scene: Scene
let run: string
const answerBy = dateOnly('2026-12-01')

beforeAll(async () => {
  scene = await makeScene(database)
  run = await makeRun(scene)
})

const coach = () => ({ worker: scene.coach })
const stateOf = async (referralId: string) =>
  (
    await database.owner.query<{ state: string; seat: number | null; group_id: string | null }>(
      'select state, seat, group_id from enrolment where referral_id = $1',
      [referralId],
    )
  ).rows[0]
const fill = (group: string, most = 200) =>
  actsAs(scene, scene.coach, (acting) => fillGroup(acting, { id: group, runId: run }, { answerBy, most }))
const idOf = async (referralId: string) =>
  (await actsAs(scene, scene.coach, (acting) => enrolmentOfReferral(acting, referralId)))?.id as string
/** The path of the link in the latest message that offers a place. */
const offerIn = async (referralId: string) => {
  const told = (await messagesOf(scene, referralId)).filter(({ template }) => /PlaceOffered/.test(template))
  return /\/offers\/[\w-]{43}/.exec(told.at(-1)?.body ?? '')?.[0] ?? ''
}

describe('rule: a yes to a place where a programme runs is a place on its list', () => {
  it('waits from that moment, by the newest published version', async () => {
    const { referralId } = await makeWaiting(scene)
    const { rows } = await database.owner.query(
      'select state, programme, version, waiting_since from enrolment where referral_id = $1',
      [referralId],
    )
    expect(rows).toEqual([{ state: 'waiting', programme: 'grit', version: 1, waiting_since: TUESDAY }])
    const waiting = await actsAs(scene, scene.coach, (acting) => waitingFor(acting, run))
    expect(waiting.map(({ firstName }) => firstName)).toContain('Taz')
  })

  it('stays on that version: a newer one is for whoever waits from its publication on, and one that is proposed for nobody', async () => {
    const versionOf = async (referralId: string) =>
      (await database.owner.query('select version from enrolment where referral_id = $1', [referralId])).rows
    const put = (version: number, state: 'proposed' | 'published') =>
      database.owner.query(
        `insert into blueprint_version (id, kind, key, version, digest, text, state, proposed_at, published_at, published_by)
         select gen_random_uuid(), kind, key, $1::int, encode(sha256(said::bytea), 'hex'), said, $2, $3::timestamptz,
           case $2 when 'published' then $3::timestamptz end, case $2 when 'published' then 'operator:programmes' end
         from (select kind, key, replace(text, 'version: 1', 'version: ' || $1::int) as said
           from blueprint_version where kind = 'programme' and key = 'grit' and version = 1) as it`,
        [version, state, TUESDAY],
      )
    const first = await makeWaiting(scene)
    await put(2, 'proposed')
    const meanwhile = await makeWaiting(scene)
    await put(3, 'published')
    const later = await makeWaiting(scene)
    expect(await versionOf(first.referralId)).toEqual([{ version: 1 }])
    expect(await versionOf(meanwhile.referralId)).toEqual([{ version: 1 }])
    expect(await versionOf(later.referralId)).toEqual([{ version: 3 }])
  })

  it('is seen by nobody outside: not the list, not the person, not the page', async () => {
    const { referralId } = await makeWaiting(scene)
    const outside = await actsAs(scene, scene.outsider, (acting) => waitingFor(acting, run))
    expect(outside).toEqual([])
    const page = await at(scene, { worker: scene.outsider }, `/enrolments/${await idOf(referralId)}`)
    expect(page.status).toBe(404)
  })
})

describe('whoever does not fit what is said of whom it is for', () => {
  it('may come all the same, for a reason that stays with their place', async () => {
    const { supportId } = await makeSupported(scene, { date_of_birth: '2018-03-27' })
    const id = newId()
    const path = `/supports/${supportId}/prescriptions/${id}`
    const { provider_email, ...typed } = { ...wholeForm, service: scene.boxing, age: '8' }
    expect(provider_email).toBeTruthy()
    const suits = { suits: suitsHere }
    const asked = await visit(scene, { worker: scene.maryam }, path, typed, prescribingRoutes(suits))
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('It is for those aged 11 to 24; they are 8')
    expect(asked.text).toContain('Write why it suits Taz all the same')
    const reason = { ...typed, override: 'He boxes with his brother' }
    expect(
      (await visit(scene, { worker: scene.maryam }, path, reason, prescribingRoutes(suits))).status,
    ).toBe(303)
    const seen = seenIn(await visit(scene, coach(), `/asked/${id}`))
    await visit(scene, coach(), `/asked/${id}/acceptance`, { seen, taken_by: scene.coach, when: 'Thursdays' })
    const page = await at(scene, coach(), `/enrolments/${await idOf(id)}`)
    expect(page.text).toContain('He boxes with his brother')
  })
})

describe('rule: a place is never oversold', () => {
  it('gives two seats to the two who wait longest, however many fill at once', async () => {
    const [group, other] = [await makeGroupOf(scene, run), await makeGroupOf(scene, run)]
    for (let nth = 0; nth < 5; nth++) await makeWaiting(scene)
    const [...filled] = await Promise.all([fill(group), fill(other), fill(group), fill(other), fill(group)])
    const everybody = filled.flat().map(({ enrolmentId }) => enrolmentId)
    expect(new Set(everybody).size).toBe(everybody.length)
    const { rows } = await database.owner.query(
      `select group_id, count(*)::int as n, count(distinct seat)::int as seats from enrolment
       where group_id = any($1::uuid[]) group by 1`,
      [[group, other]],
    )
    expect(rows.map(({ n, seats }) => [n, seats])).toEqual([
      [2, 2],
      [2, 2],
    ])
    expect(await fill(group)).toEqual([])
  })

  it('is kept by the database: one seat twice, and a seat that is not there', async () => {
    const group = await makeGroupOf(scene, run, { seats: '1' })
    const [first, second] = [await makeWaiting(scene), await makeWaiting(scene)]
    const give = (referral: string, seat: number) =>
      database.owner.query(
        `update enrolment set state = 'offered', group_id = $1, seat = $2, answer_by = '2026-12-01' where referral_id = $3`,
        [group, seat, referral],
      )
    await expect(give(first.referralId, 2)).rejects.toThrow(/seats_are_of_the_group/)
    await expect(give(first.referralId, 1)).rejects.toThrow(/enrolment_follows_a_change/)
    const once = `insert into enrolment_change (id, enrolment_id, young_person_id, act, state, actor_kind, at)
      select gen_random_uuid(), id, young_person_id, 'offered', 'offered', 'worker', '2026-11-24' from enrolment where referral_id = $1 returning id`
    await database.owner.query(
      `with c as (${once}) update enrolment set state = 'offered', group_id = $2, seat = 1, answer_by = '2026-12-01',
        change_id = (select id from c) where referral_id = $1`,
      [first.referralId, group],
    )
    await expect(
      database.owner.query(
        `with c as (${once}) update enrolment set state = 'offered', group_id = $2, seat = 1, answer_by = '2026-12-01',
          change_id = (select id from c) where referral_id = $1`,
        [second.referralId, group],
      ),
    ).rejects.toThrow(/a_seat_is_never_oversold/)
  })

  it('takes no seat away that somebody has', async () => {
    const group = await makeGroupOf(scene, run)
    await makeWaiting(scene)
    await makeWaiting(scene)
    expect(await fill(group)).toHaveLength(2)
    const smaller = await at(scene, coach(), `/groups/${group}/seats`, { seats: '1' })
    expect(smaller.status).toBe(422)
    expect(smaller.text).toContain('More people than that have a place already')
    expect((await at(scene, coach(), `/groups/${group}/seats`, { seats: '3' })).status).toBe(303)
  })
})

describe('an offer', () => {
  const offered = async () => {
    const waits = await makeWaiting(scene)
    await database.owner.query(`update enrolment set waiting_since = '2026-11-01' where referral_id = $1`, [
      waits.referralId,
    ])
    const group = await makeGroupOf(scene, run)
    const typed = {
      most: '1',
      ...{ 'answer_by-day': '1', 'answer_by-month': '12', 'answer_by-year': '2026' },
    }
    const answer = await at(scene, coach(), `/groups/${group}/offers`, typed)
    expect(answer.to).toBe(`/groups/${group}?done=offers`)
    await workEnrolmentJobs(scene)
    return { ...waits, group, link: await offerIn(waits.referralId) }
  }

  it('reaches the young person with a link of their own, which takes one answer', async () => {
    const { referralId, link } = await offered()
    const page = await at(scene, { worker: null }, link)
    expect(page.text).toContain('There is a place')
    expect(page.text).toContain('Thursday 26 November')
    expect(page.text).not.toContain('Taz')
    const empty = await at(scene, { worker: null }, link, {})
    expect([empty.status, empty.text.includes('Choose yes or no')]).toEqual([422, true])
    expect((await at(scene, { worker: null }, link, { answer: 'yes' })).to).toBe('/offers/thanks?said=yes')
    expect((await stateOf(referralId))?.state).toBe('taken_up')
    expect((await at(scene, { worker: null }, link, { answer: 'no' })).to).toBe('/offers/thanks')
    expect((await stateOf(referralId))?.state).toBe('taken_up')
    expect((await at(scene, { worker: null }, link)).status).toBe(404)
  })

  it('that is refused frees the seat, and is on the link worker’s list', async () => {
    const { referralId, link, supportId } = await offered()
    await at(scene, { worker: null }, link, { answer: 'no', reason: 'Not on Thursdays' })
    expect(await stateOf(referralId)).toMatchObject({ state: 'stopped', seat: null })
    const due = await actsAs(scene, scene.maryam, (acting) =>
      enrolmentsDue(acting, { workerIds: [scene.maryam], until: answerBy }),
    )
    expect(due.find((one) => one.supportId === supportId)?.asks).toBe('after_stopping')
  })

  it('that is taken back lets them wait where they stood before', async () => {
    const { referralId, link } = await offered()
    const id = await idOf(referralId)
    const empty = await at(scene, coach(), `/enrolments/${id}/taking-back`, { reason: '' })
    expect(empty.status).toBe(422)
    await at(scene, coach(), `/enrolments/${id}/taking-back`, { reason: 'Nobody could reach them' })
    expect(await stateOf(referralId)).toEqual({ state: 'waiting', seat: null, group_id: null })
    expect((await at(scene, { worker: null }, link)).status).toBe(404)
  })

  it('is over when the link worker stops the place', async () => {
    const { referralId, youngPersonId } = await offered()
    const seen = await database.owner.query('select decision_id from referral where id = $1', [referralId])
    const stopped = await visit(scene, { worker: scene.maryam }, `/prescriptions/${referralId}/stopping`, {
      ...{ seen: seen.rows[0]?.decision_id, stop_reason: 'other', stop_words: 'Mondays suit better' },
    })
    expect(stopped.status, stopped.text.slice(0, 600)).toBe(303)
    expect(await stateOf(referralId)).toMatchObject({ state: 'stopped', seat: null })
    expect(youngPersonId).toBeTruthy()
  })
})

describe('whoever leads a group from another organisation', () => {
  it('knows a first name and what was agreed of those who said yes, as long as they lead', async () => {
    const clinic = await makeOrganisation(database.kysely, {
      place: scene.place,
      kind: 'trust',
      name: 'Clinic',
    })
    const team = await makeTeam(database.kysely, {
      ...{ place: scene.place, organisation: clinic, name: 'Clinic', receivesReferrals: true },
    })
    const imogen = await makeWorker(database.kysely, {
      ...{ place: scene.place, organisation: clinic, name: 'Imogen Sato' },
      ...{ email: 'imogen@saltmere.example', roles: [{ team, role: 'clinician' }] },
    })
    const { referralId, youngPersonId } = await makeWaiting(scene)
    await database.owner.query(`update enrolment set waiting_since = '2026-10-01' where referral_id = $1`, [
      referralId,
    ])
    const group = await makeGroupOf(scene, run)
    const lead = (email: string) =>
      at(scene, coach(), `/groups/${group}/leaders`, { email, part: 'Clinician' })
    expect((await lead('nobody@saltmere.example')).text).toContain('Nobody here signs in with this address')
    expect((await lead('imogen@saltmere.example')).status).toBe(303)
    const sees = () => actsAs(scene, imogen, (acting) => takingPartIn(acting, group))
    await fill(group, 1)
    expect(await sees()).toEqual([])
    await at(scene, coach(), `/enrolments/${await idOf(referralId)}/yes`, {})
    expect(await sees()).toMatchObject([
      { firstName: 'Taz', notes: { medical: 'Carries a blue inhaler', collect: 'Only Nuala' } },
    ])
    const record = await actsAs(scene, imogen, ({ tx }) =>
      tx.selectFrom('young_person').select('name').where('id', '=', youngPersonId).execute(),
    )
    expect(record).toEqual([])
    const leader = await database.owner.query(
      'select id from group_leader where group_id = $1 and worker_id = $2',
      [group, imogen],
    )
    await at(scene, coach(), `/groups/${group}/leaders/${leader.rows[0]?.id}/ending`, {})
    expect(await sees()).toEqual([])
    expect((await at(scene, { worker: imogen }, `/groups/${group}`)).status).toBe(404)
  })
})

describe('a programme where it runs', () => {
  // They come since that day; no register was taken since.
  const comes = (enrolment: string, since: string) => {
    const change = newId()
    return database.owner.query(`
      begin;
      update enrolment set state = 'attending', began_on = '${since}', change_id = '${change}' where id = '${enrolment}';
      insert into enrolment_change (id, enrolment_id, young_person_id, act, state, at, actor_kind, worker_id)
        select '${change}', id, young_person_id, 'began', 'attending', '${since}', 'worker', '${scene.coach}' from enrolment
        where id = '${enrolment}';
      commit`)
  }
  const sees = async (query = '') => (await at(scene, coach(), `/runs/${run}${query}`)).text
  const isMissed = async (enrolment: string) =>
    (await actsAs(scene, scene.coach, (acting) => notSeen(acting, run, dateOnly('2026-11-24')))).some(
      ({ id }) => id === enrolment,
    )

  it('names to its team who is where, what comes next, and whom nobody saw for three weeks', async () => {
    const { referralId, youngPersonId } = await makeWaiting(scene)
    await makeGroupOf(scene, run, { name: 'Pads with Tomas' })
    const today = await makeGroupOf(scene, run, { name: 'Pads today', 'first_on-day': '24' })
    const id = await idOf(referralId)
    expect(await sees()).toMatch(
      new RegExp(`/groups/${today}">Pads today</a> · <a href="/sessions/[^"]+/register`),
    )
    expect(await sees('?where=waiting')).toContain(`/enrolments/${id}`)
    expect(await sees('?where=waiting')).toMatch(/Thu 26 Nov.*Pads with Tomas/s)
    expect(await isMissed(id)).toBe(false)
    await comes(id, '2026-11-04')
    expect(await isMissed(id)).toBe(false)
    await comes(id, '2026-11-03')
    expect(await isMissed(id)).toBe(true)
    expect(await sees()).toMatch(new RegExp(`Not seen for 3 weeks.*/enrolments/${id}.*Next sessions`, 's'))
    await database.owner.query(
      `insert into attendance (id, referral_id, young_person_id, on_date, came, told_by, made_at)
       values ($1, $2, $3, '2026-11-19', 'came', 'Dev Patel', '2026-11-19T18:00:00Z')`,
      [newId(), referralId, youngPersonId],
    )
    expect(await isMissed(id)).toBe(false)
  })

  it('names whoever missed the last two sessions in a row, until somebody reached them', async () => {
    const { referralId, youngPersonId } = await makeWaiting(scene)
    const id = await idOf(referralId)
    await comes(id, '2026-11-04')
    const marked = (day: string, came: string) =>
      database.owner.query(
        `insert into attendance (id, referral_id, young_person_id, on_date, came, told_by, made_at)
         values ($1, $2, $3, $4, $5, 'Dev Patel', '2026-11-20T18:00:00Z')`,
        [newId(), referralId, youngPersonId, day, came],
      )
    await marked('2026-11-05', 'came')
    await marked('2026-11-12', 'did_not_come')
    await marked('2026-11-14', 'cancelled')
    expect(await isMissed(id)).toBe(false)
    await marked('2026-11-19', 'did_not_come')
    expect(await isMissed(id)).toBe(true)
    // Whoever runs it has no record open: they ask whoever has.
    expect(await sees()).toMatch(
      new RegExp(`/enrolments/${id}.*Missed the last 2 sessions.*/asked/${referralId}">Ask after`, 's'),
    )
    await marked('2026-11-21', 'came')
    expect(await isMissed(id)).toBe(false)
  })

  it('counts whom each session expects, and who is finishing', async () => {
    const { referralId } = await makeWaiting(scene)
    await database.owner.query(`update enrolment set waiting_since = '2026-08-01' where referral_id = $1`, [
      referralId,
    ])
    const name = 'Three evenings'
    const group = await makeGroupOf(scene, run, { name })
    await fill(group, 1)
    const id = await idOf(referralId)
    expect(await sees()).toMatch(new RegExp(`${name}.*?Ferry Road.*?>0<`, 's'))
    await at(scene, coach(), `/enrolments/${id}/yes`, {})
    expect(await sees()).toMatch(new RegExp(`${name}.*?Ferry Road.*?>1<`, 's'))
    await comes(id, '2026-11-20')
    const finishing = async () => (await sees('?where=finishing')).includes('Finishing: 1 young person')
    expect(await finishing()).toBe(false)
    await database.owner.query(`delete from group_session where group_id = $1 and on_date > '2026-12-08'`, [
      group,
    ])
    expect(await finishing()).toBe(true)
  })

  it('is read with as many statements for a thousand people as for one, and lists fifty at once', async () => {
    const { supportId } = await makeSupported(scene)
    const statements = () =>
      actsAs(scene, scene.maryam, async (acting) => {
        let many = 0
        const tx = acting.tx.withPlugin({
          transformQuery: ({ node }) => {
            many += 1
            return node
          },
          transformResult: async ({ result }) => result,
        })
        const counted = { ...acting, tx } as typeof acting
        const today = dateOnly('2026-11-24')
        const [standings, unseen] = [
          await standingsOf(counted, run, today),
          await notSeen(counted, run, today),
        ]
        const parts = await partsIn(counted, run, { where: 'attending', page: 2, today })
        await expectedIn(counted, run)
        return {
          many,
          attending: standings.get('attending') ?? 0,
          unseen: unseen.length,
          parts: parts.length,
        }
      })
    const before = await statements()
    await database.owner.query(`
      begin;
      create temp table they on commit drop as select gen_random_uuid() as person, gen_random_uuid() as part,
        gen_random_uuid() as change, nth from generate_series(1, 1000) nth;
      insert into young_person (id, place_id, team_id, name, name_key, made_at)
        select person, p.place_id, p.team_id, 'Young ' || nth, 'young ' || nth, '2026-10-01'
        from they, young_person p where p.id = (select young_person_id from support where id = '${supportId}');
      insert into circle_member (id, place_id, young_person_id, worker_id, opens, basis, support_id, starts_at)
        select gen_random_uuid(), '${scene.place}', person, '${scene.maryam}', 'support', 'support', '${supportId}', '2026-10-01'
        from they;
      insert into enrolment (id, place_id, young_person_id, support_id, run_id, programme, version, state, waiting_since,
          change_id, began_on)
        select part, '${scene.place}', person, '${supportId}', '${run}', 'grit', 1, 'attending', '2026-10-01', change,
          '2026-10-01' from they;
      insert into enrolment_change (id, enrolment_id, young_person_id, act, state, at, actor_kind)
        select change, part, person, 'began', 'attending', '2026-10-01', 'worker' from they;
      commit`)
    expect(await statements()).toEqual({
      ...{ many: before.many, attending: before.attending + 1000, unseen: 50, parts: 50 },
    })
  })

  it('writes down whom its team was shown, and is not there for anybody else', async () => {
    const { youngPersonId } = await makeWaiting(scene)
    await sees('?where=waiting')
    const { rows } = await database.owner.query<{ people: string[]; actor: string }>(
      `select people, actor_id as actor from history where act = 'looked' and subject_kind = 'programme_run'
       order by position desc limit 1`,
    )
    expect(rows[0]?.actor).toBe(scene.coach)
    expect(rows[0]?.people).toContain(youngPersonId)
    for (const path of [`/runs/${run}`, `/runs/${newId()}`, '/runs/nonsense'])
      expect((await at(scene, { worker: scene.outsider }, path)).status, path).toBe(404)
    expect((await at(scene, coach(), `/runs/${newId()}`)).status).toBe(404)
  })
})

describe('a session', () => {
  it('that is called off is told to whoever comes, once, and cannot be moved any more', async () => {
    const { referralId } = await makeWaiting(scene)
    await database.owner.query(`update enrolment set waiting_since = '2026-09-01' where referral_id = $1`, [
      referralId,
    ])
    const group = await makeGroupOf(scene, run)
    await fill(group, 1)
    await at(scene, coach(), `/enrolments/${await idOf(referralId)}/yes`, {})
    const { rows } = await database.owner.query(
      'select id from group_session where group_id = $1 order by on_date',
      [group],
    )
    expect(rows).toHaveLength(3)
    const path = `/groups/${group}/sessions/${rows[1]?.id}`
    expect((await at(scene, coach(), `${path}/calling-off`, { because: '' })).status).toBe(422)
    await at(scene, coach(), `${path}/calling-off`, { because: 'The hall is shut' })
    await workEnrolmentJobs(scene)
    const told = (await messagesOf(scene, referralId)).filter(({ template }) => /SessionOff/.test(template))
    expect(told).toHaveLength(1)
    expect(told[0]?.body).toContain('Thursday 3 December')
    expect((await at(scene, coach(), `${path}/move`)).status).toBe(303)
  })

  it('is not put on a day that has one, or moved from the day of its register', async () => {
    const group = await makeGroupOf(scene, run)
    const typed = {
      ...{ 'on_date-day': '3', 'on_date-month': '12', 'on_date-year': '2026' },
      ...{ starts_at: '17:00', ends_at: '18:00', at_place: '' },
    }
    const twice = await at(scene, coach(), `/groups/${group}/sessions`, typed)
    expect([twice.status, twice.text.includes('There is a session on that day already')]).toEqual([422, true])
    const wrong = await at(scene, coach(), `/groups/${group}/sessions`, { ...typed, ends_at: 'soon' })
    expect(wrong.text).toContain('Enter a time such as 17:30 or 5.30pm')
  })
})

it('a button pressed twice begins one group', async () => {
  const once = newId()
  const [first, second] = [await makeGroupOf(scene, run, { once }), await makeGroupOf(scene, run, { once })]
  expect(second).toBe(first)
})
