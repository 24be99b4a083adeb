import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../database/testing.ts'
import { at as enrolmentsAt, makeRun } from '../enrolments/testing.tsx'
import { missedSessions } from '../referrals/index.ts'
import { actsAs, makeScene, messagesOf, type Scene, wholeForm } from '../referrals/onward/factory.tsx'
import { dateOnly, newId } from '../words/index.ts'
import { makeRegister, phone, register, THURSDAY, workRegisterJobs } from './testing.tsx'

const database = await testDatabase()
let scene: Scene
let run: string

beforeAll(async () => {
  scene = await makeScene(database)
  run = await makeRun(scene)
}, 60_000)

const coach = () => ({ worker: scene.coach })
const at = (minutes: number) => new Date(THURSDAY.getTime() - 60_000 * (60 - minutes)).toISOString()
const here = (person: string, minutes = 0, id = newId()) => ({ id, said: 'came', person, at: at(minutes) })
const send = (session: string, marks: readonly object[], worker = scene.coach) =>
  phone(scene, worker, session, { by: worker, marks })

/** Who came, by the name they are known by, as it is kept. */
const kept = async (session: string) =>
  (
    await database.owner.query<{ name: string; came: string; told_by: string; at: Date }>(
      `select p.preferred_name as name, a.came, a.told_by, a.marked_at as at from attendance a
       join young_person p on p.id = a.young_person_id where a.session_id = $1 order by 1`,
      [session],
    )
  ).rows
const cameOf = async (session: string) =>
  Object.fromEntries((await kept(session)).map(({ name, came }) => [name, came]))
const stateOf = async (enrolment: string) =>
  (
    await database.owner.query('select state, began_on::text as began from enrolment where id = $1', [
      enrolment,
    ])
  ).rows[0]
const rowsIn = async (table: string, session: string) =>
  (await database.owner.query(`select 1 from ${table} where session_id = $1`, [session])).rowCount

describe('a register from a phone', () => {
  it('takes each mark once however often it is sent, and by several at once', async () => {
    const { session, people } = await makeRegister(scene, run)
    const marks = Object.values(people).map(({ id }) => here(id))
    const sent = await Promise.all(Array.from({ length: 6 }, () => send(session.id, marks)))
    expect(sent.map(({ status }) => status)).toEqual(Array(6).fill(200))
    expect(await rowsIn('register_mark', session.id)).toBe(3)
    expect(await cameOf(session.id)).toEqual({ Abdi: 'came', Chloe: 'came', Ellis: 'came' })
    const acts = await database.owner.query(
      `select count(*)::int as n from enrolment_change where act = 'began' and enrolment_id = any($1::uuid[])`,
      [Object.values(people).map(({ id }) => id)],
    )
    expect(acts.rows[0].n).toBe(3)
  })

  it('lets the later tap count, in whichever order they come in', async () => {
    const { session, people } = await makeRegister(scene, run, ['Abdi', 'Chloe'])
    const [abdi, chloe] = [people.Abdi?.id as string, people.Chloe?.id as string]
    await send(session.id, [{ ...here(abdi, 30), said: 'did_not_come' }])
    await send(session.id, [here(abdi, 20)])
    expect(await cameOf(session.id)).toEqual({ Abdi: 'did_not_come' })
    await send(session.id, [here(abdi, 40), here(chloe, 10)])
    expect(await cameOf(session.id)).toEqual({ Abdi: 'came', Chloe: 'came' })
    // Taken back, and then an earlier tap of the other phone comes in.
    await send(session.id, [{ ...here(chloe, 50), said: 'not_marked' }])
    expect(await cameOf(session.id)).toEqual({ Abdi: 'came' })
    const { said } = await send(session.id, [here(chloe, 15)])
    expect(await cameOf(session.id)).toEqual({ Abdi: 'came' })
    expect(said.people?.find(({ id }) => id === chloe)).toEqual({ id: chloe, said: 'not_marked', at: null })
  })

  it('takes a mark of a phone whose clock is wrong at the time it came in, once', async () => {
    const { session, people } = await makeRegister(scene, run, ['Abdi'])
    const abdi = people.Abdi?.id as string
    const wrong = { ...here(abdi), at: '2031-01-01T00:00:00.000Z' }
    await send(session.id, [wrong])
    expect((await kept(session.id))[0]?.at).toEqual(THURSDAY)
    const later = { worker: scene.coach, now: new Date(THURSDAY.getTime() + 600_000) }
    const back = {
      id: newId(),
      said: 'did_not_come',
      person: abdi,
      at: new Date(THURSDAY.getTime() + 60_000),
    }
    await phone(scene, later.worker, session.id, { by: scene.coach, marks: [back] }, later.now)
    await phone(scene, later.worker, session.id, { by: scene.coach, marks: [wrong] }, later.now)
    expect(await cameOf(session.id)).toEqual({ Abdi: 'did_not_come' })
  })

  it('begins whoever is here for the first time, on that day, and asks how it was once', async () => {
    const { session, people } = await makeRegister(scene, run, ['Abdi', 'Chloe'])
    const [abdi, chloe] = [people.Abdi?.id as string, people.Chloe?.id as string]
    await send(session.id, [here(abdi), { ...here(chloe), said: 'did_not_come' }])
    await send(session.id, [{ ...here(abdi, 10), said: 'not_marked' }, here(abdi, 20)])
    expect(await stateOf(abdi)).toEqual({ state: 'attending', began: '2026-11-26' })
    expect(await stateOf(chloe)).toEqual({ state: 'taken_up', began: null })
    const [, { rows }] = (await database.owner.query(
      `set role trellis_jobs;
       select count(*)::int as n from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'how-it-was' and j.payload->>'referral' = '${people.Abdi?.referralId}';
       reset role`,
    )) as unknown as [unknown, { rows: { n: number }[] }]
    expect(rows).toEqual([{ n: 1 }])
  })

  it('marks nobody who has left, says who that is, and marks the rest', async () => {
    const { session, people } = await makeRegister(scene, run, ['Abdi', 'Chloe'])
    const [abdi, chloe] = [people.Abdi?.id as string, people.Chloe?.id as string]
    const stops = { worker: scene.maryam, now: THURSDAY }
    await enrolmentsAt(scene, stops, `/enrolments/${abdi}/stopping`, { reason: 'They moved away' })
    const { status, said } = await send(session.id, [here(abdi), here(chloe), here(newId())])
    expect(status).toBe(200)
    expect(said.gone).toHaveLength(2)
    expect(said.gone).toContain(abdi)
    expect(said.people?.map(({ id }) => id)).toEqual([chloe])
    expect(await cameOf(session.id)).toEqual({ Chloe: 'came' })
  })

  it('counts new faces without a name, and takes one back', async () => {
    const { session } = await makeRegister(scene, run, ['Abdi'])
    const face = { id: newId(), said: 'new_face', at: at(1) }
    const another = { ...face, id: newId() }
    await send(session.id, [face, another])
    expect(
      (await send(session.id, [face, { ...face, id: newId(), said: 'no_new_face' }])).said.newFaces,
    ).toBe(1)
  })

  it('reads nothing that is not marks, and writes nothing of it', async () => {
    const { session, people } = await makeRegister(scene, run, ['Abdi'])
    const abdi = people.Abdi?.id as string
    const bodies = [
      ...[null, [], {}, { by: scene.coach }, { by: scene.coach, marks: [{}] }, { by: 'x', marks: [] }],
      { by: scene.coach, marks: [{ ...here(abdi), id: 'x' }] },
      { by: scene.coach, marks: [{ ...here(abdi), said: 'cancelled' }] },
      { by: scene.coach, marks: [{ ...here(abdi), at: 'yesterday' }] },
      {
        by: scene.coach,
        marks: [{ id: newId(), said: 'counted', at: at(0), numbers: { came: 1, new_faces: 2 } }],
      },
      { by: scene.coach, marks: Array.from({ length: 501 }, () => here(abdi)) },
    ]
    for (const body of bodies) expect((await phone(scene, scene.coach, session.id, body)).status).toBe(400)
    expect(await rowsIn('register_mark', session.id)).toBe(0)
  })
})

describe('whose register it is', () => {
  it('is not there for an outsider, a link worker beside it, or nobody', async () => {
    const { session, people } = await makeRegister(scene, run, ['Abdi'])
    const marks = [here(people.Abdi?.id as string)]
    for (const worker of [scene.outsider, scene.maryam]) {
      for (const page of ['register', 'finish'])
        expect((await register(scene, { worker }, `/sessions/${session.id}/${page}`)).status).toBe(404)
      expect((await send(session.id, marks, worker)).status).toBe(404)
      expect(
        (await register(scene, { worker }, `/sessions/${session.id}/marks`, { next: 'save' })).status,
      ).toBe(404)
      expect((await register(scene, { worker }, `/sessions/${session.id}/finish`, { x: '' })).status).toBe(
        404,
      )
    }
    expect((await phone(scene, null, session.id, { by: scene.coach, marks })).status).toBe(401)
    expect(await rowsIn('attendance', session.id)).toBe(0)
  })

  it('is not marked in somebody else’s name', async () => {
    const { session, people } = await makeRegister(scene, run, ['Abdi'])
    const body = { by: scene.outsider, marks: [here(people.Abdi?.id as string)] }
    expect((await phone(scene, scene.coach, session.id, body)).status).toBe(404)
  })

  it('shows a leader from elsewhere first names and what keeps them well there, and nothing once they lead no more', async () => {
    const { group, session, people } = await makeRegister(scene, run, ['Abdi'])
    const leads = (path: string, form: Record<string, string>) =>
      enrolmentsAt(scene, { ...coach(), now: THURSDAY }, `/groups/${group}/leaders${path}`, form)
    expect((await leads('', { email: 'olive@saltmere.example', part: '' })).status).toBe(303)
    const page = await register(scene, { worker: scene.outsider }, `/sessions/${session.id}/register`)
    expect(page.status).toBe(200)
    for (const shared of ['Abdi', wholeForm.medical_needs, wholeForm.access_needs, wholeForm.may_collect])
      expect(page.text).toContain(shared)
    for (const hidden of [
      'Overton',
      'Quarry Lane',
      wholeForm.why,
      wholeForm.risk,
      wholeForm.emergency_contact,
    ])
      expect(page.text).not.toContain(hidden)
    expect((await send(session.id, [here(people.Abdi?.id as string)], scene.outsider)).status).toBe(200)
    expect(await kept(session.id)).toMatchObject([{ told_by: 'Olive Outside' }])
    const { rows } = await database.owner.query<{ id: string }>(
      'select id from group_leader where group_id = $1 and worker_id = $2',
      [group, scene.outsider],
    )
    expect((await leads(`/${rows[0]?.id}/ending`, {})).status).toBe(303)
    expect((await send(session.id, [], scene.outsider)).status).toBe(404)
    const gone = await register(scene, { worker: scene.outsider }, `/sessions/${session.id}/register`)
    expect(gone.status).toBe(404)
  })

  it('writes down who was looked at', async () => {
    const { session, people } = await makeRegister(scene, run, ['Abdi', 'Chloe'])
    await register(scene, coach(), `/sessions/${session.id}/register`)
    const { rows } = await database.owner.query<{ n: number }>(
      `select cardinality(people) as n from history where act = 'looked' and subject_kind = 'register' and subject_id = $1`,
      [session.id],
    )
    expect(rows).toEqual([{ n: Object.keys(people).length }])
  })
})

describe('the plain form', () => {
  const page = (session: string) => register(scene, coach(), `/sessions/${session}/register`)
  const onceIn = (text: string) => /name="once" value="([^"]+)"/.exec(text)?.[1] ?? ''

  it('marks what was changed, and leaves what another leader marked meanwhile', async () => {
    const { session, people } = await makeRegister(scene, run, ['Abdi', 'Chloe'])
    const [abdi, chloe] = [people.Abdi?.id as string, people.Chloe?.id as string]
    const { text } = await page(session.id)
    await send(session.id, [here(chloe)])
    const fields = { [`was-${abdi}`]: 'not_marked', [`was-${chloe}`]: 'not_marked' }
    const typed = { ...fields, [`said-${abdi}`]: 'came', [`said-${chloe}`]: 'not_marked', next: 'save' }
    const path = `/sessions/${session.id}/marks`
    const answer = await register(scene, coach(), path, { ...typed, once: onceIn(text) })
    expect(answer.to).toBe(`/sessions/${session.id}/register?done=saved`)
    await register(scene, coach(), path, { ...typed, once: onceIn(text) })
    expect(await cameOf(session.id)).toEqual({ Abdi: 'came', Chloe: 'came' })
    expect(await rowsIn('register_mark', session.id)).toBe(2)
  })

  it('says that nobody was marked when it is sent empty', async () => {
    const { session } = await makeRegister(scene, run, ['Abdi'])
    const answer = await register(scene, coach(), `/sessions/${session.id}/marks`, { next: 'save' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Nobody was marked')
  })

  it('asks before whoever is not marked counts as not here, and lets a tap that comes in late count', async () => {
    const { session, people } = await makeRegister(scene, run)
    const [abdi, ellis] = [people.Abdi?.id as string, people.Ellis?.id as string]
    await send(session.id, [here(abdi)])
    const question = await register(scene, coach(), `/sessions/${session.id}/finish`)
    expect(question.text).toContain('Not marked yet: Chloe and Ellis.')
    for (let times = 0; times < 2; times++)
      await register(scene, coach(), `/sessions/${session.id}/finish`, { x: '' })
    expect(await cameOf(session.id)).toEqual({ Abdi: 'came', Chloe: 'did_not_come', Ellis: 'did_not_come' })
    await send(session.id, [here(ellis, -30)])
    expect(await cameOf(session.id)).toMatchObject({ Ellis: 'came' })
    const { rows } = await database.owner.query(
      'select finished_at is not null as done, finished_by from group_session where id = $1',
      [session.id],
    )
    expect(rows).toEqual([{ done: true, finished_by: scene.coach }])
  })

  it('opens on its day and not before, and not for a session that was called off', async () => {
    const { session, people } = await makeRegister(scene, run, ['Abdi'])
    const path = `/sessions/${session.id}/register`
    const early = { ...coach(), now: new Date('2026-11-25T12:00:00Z') }
    expect((await register(scene, early, path)).text).toContain('opens on Thursday 26 November 2026')
    expect((await register(scene, early, path)).text).not.toContain('Abdi')
    await database.owner.query(
      `update group_session set cancelled_at = '2026-11-26', cancelled_because = 'Ice' where id = $1`,
      [session.id],
    )
    expect((await register(scene, coach(), path)).text).toContain('was called off')
    expect((await send(session.id, [here(people.Abdi?.id as string)])).status).toBe(404)
  })
})

describe('a drop-in', () => {
  it('keeps how many came and how many were new, and nobody’s name', async () => {
    const { session } = await makeRegister(scene, run, [], { kind: 'drop_in' })
    const numbers = async () =>
      (
        await database.owner.query(
          'select came, new_faces, tallies, finished_at is not null as done from group_session where id = $1',
          [session.id],
        )
      ).rows[0]
    const path = `/sessions/${session.id}/marks`
    const wrong = await register(scene, coach(), path, { came: '3', new_faces: '4' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('There cannot be more new faces than came')
    expect((await register(scene, coach(), path, { x: '' })).text).toContain('Enter how many came')
    await register(scene, coach(), path, { came: '14', new_faces: '3', under_11: '5', from_16: '' })
    expect(await numbers()).toEqual({ came: 14, new_faces: 3, tallies: { under_11: 5 }, done: true })
    const late = { id: newId(), said: 'counted', at: at(0), numbers: { came: 2, new_faces: 0 } }
    await send(session.id, [late])
    expect(await numbers()).toMatchObject({ came: 14 })
    const page = await register(scene, coach(), `/sessions/${session.id}/register`)
    expect(page.text).toMatch(/name="came"[^>]*value="14"/)
  })
})

describe('whoever misses a session', () => {
  it('hears once that they are welcome the next time; after two running their link worker gets in touch', async () => {
    const { group, session, people } = await makeRegister(scene, run, ['Abdi', 'Chloe'])
    const { rows } = await database.owner.query<{ id: string }>(
      `select id from group_session where group_id = $1 and id <> $2 order by on_date limit 1`,
      [group, session.id],
    )
    const missed = async () =>
      (
        await actsAs(
          scene,
          scene.maryam,
          (acting) => missedSessions(acting, { workerIds: [scene.maryam], today: dateOnly('2026-12-04') }),
          new Date('2026-12-04T12:00:00Z'),
        )
      ).filter(({ referralId }) => referralId === people.Abdi?.referralId)
    const told = async (name: string) =>
      (await messagesOf(scene, people[name]?.referralId as string)).filter(({ template }) =>
        /MissedYou/.test(template),
      )
    const finish = async (id: string, day: string) => {
      await workRegisterJobs(scene, THURSDAY)
      const now = new Date(`${day}T19:10:00Z`)
      await register(scene, { ...coach(), now }, `/sessions/${id}/finish`, { x: '' })
      return workRegisterJobs(scene, new Date(now.getTime() + 15 * 3_600_000))
    }
    expect(await finish(session.id, '2026-11-26')).toBe(2)
    expect(await missed()).toEqual([])
    const [message, ...more] = await told('Abdi')
    expect(more).toEqual([])
    expect(message?.body).toContain('Hello Abdi, you were missed')
    expect(message?.body).not.toMatch(/Bag & Pad|Thursday pads|boxing/i)
    await finish(rows[0]?.id as string, '2026-12-03')
    expect(await missed()).toMatchObject([{ missedOn: ['2026-12-03', '2026-11-26'] }])
    expect(await told('Abdi')).toHaveLength(1)
  })

  it('hears nothing where somebody says by the morning that they were there', async () => {
    const { session, people } = await makeRegister(scene, run, ['Abdi'])
    await workRegisterJobs(scene, THURSDAY)
    await register(scene, coach(), `/sessions/${session.id}/finish`, { x: '' })
    await send(session.id, [here(people.Abdi?.id as string)])
    expect(await workRegisterJobs(scene, new Date('2026-11-27T10:00:00Z'))).toBe(1)
    const told = await messagesOf(scene, people.Abdi?.referralId as string)
    expect(told.map(({ template }) => template)).not.toContain('youngPersonMissedYou')
  })
})
