import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makeTeam, makeWorker } from '../../accounts/factory.ts'
import { testDatabase } from '../../database/testing.ts'
import { makeService } from '../../directory/factory.ts'
import { programmeFiles } from '../../programmes/files.ts'
import { actsAs, makeScene, makeSupported, type Scene } from '../../referrals/onward/factory.tsx'
import { addDays, dateOnly, newId } from '../../words/index.ts'
import { enrolmentById } from '../store.ts'
import { at, makeRun } from '../testing.tsx'
import { pointsDue } from './due-store.ts'
import { laidOut, standingOf } from './point.ts'
import { pointsOf } from './store.ts'

const database = await testDatabase()
let scene: Scene
let run: string
let other: string

const owner = (text: string, values: unknown[] = []) => database.owner.query(text, values)
const day = dateOnly('2026-11-24')

beforeAll(async () => {
  scene = await makeScene(database)
  run = await makeRun(scene, 'connect-together')
  other = newId()
  await owner(
    `insert into programme_run (id, place_id, programme, service_id, team_id, begun_on, made_at)
     values ($1, $2, 'space', $3, $4, '2026-11-01', '2026-11-01')`,
    [other, scene.place, scene.chess, scene.club],
  )
  await owner(
    'update programme_run set team_id = (select team_id from membership where worker_id = $1 limit 1)',
    [scene.maryam],
  )
})

const maryam = () => ({ worker: scene.maryam })
/** Somebody of Maryam's takes part in a programme from today. */
async function begins(which = run, known?: string) {
  const supportId = known ?? (await makeSupported(scene)).supportId
  await at(scene, maryam(), `/supports/${supportId}/programmes`, {
    run: which,
    override: 'Yes',
    once: newId(),
  })
  const { rows } = await owner('select id from enrolment where support_id = $1 and run_id = $2', [
    supportId,
    which,
  ])
  return { supportId, id: rows[0]?.id as string }
}
const pointsAs = (worker: string, id: string) => actsAs(scene, worker, (acting) => pointsOf(acting, id))
const point = async (id: string, measure: string, which: string) =>
  (await pointsAs(scene.maryam, id)).find((one) => one.measure === measure && one.point === which)
const due = (supportId: string, until: string) =>
  actsAs(scene, scene.maryam, async (acting) =>
    (await pointsDue(acting, { workerIds: [scene.maryam], until: dateOnly(until) }))
      .filter((one) => one.supportId === supportId)
      .map(({ measure, point: which, on }) => `${measure} ${which} ${on}`),
  )
const answered = { how: 'together', 'due-day': '1', 'due-month': '12', 'due-year': '2026' }

describe('what is asked of somebody by a blueprint', () => {
  const files = programmeFiles().declared
  const of = (key: string) => {
    const found = files.find(({ programme }) => programme.key === key)
    if (!found) throw new Error(`there is no ${key}`)
    return laidOut(found.programme, day)
  }

  it.each([
    ['link', 'baseline', '2026-12-01', 'beginning'],
    ['link', 'review', '2027-01-05', 'beginning'],
    ['link', 'end', null, 'ending'],
    ['safety-nets', 'end', '2027-01-19', 'ending'],
    ['wellbeing-while-waiting', 'follow-up', null, 'ending'],
    ['safety-nets', 'follow-up', null, 'ending'],
    ['rejuvenate', 'follow-up', null, 'ending'],
    ['space', 'follow-up', null, 'discharge'],
  ])('%s: %s is due on %s, counted from the %s', (key, which, on, from) => {
    expect(of(key).find((one) => one.point === which)).toMatchObject({ dueOn: on, countedFrom: from })
  })

  it('is asked two years after the ending where the blueprint says so', () => {
    expect(of('rejuvenate').find((one) => one.point === 'follow-up')?.days).toBe(728)
  })
})

describe('rule 2: a measure falls due by itself', () => {
  it('is on the worker’s list before its day, until it is asked, and is tied to its point', async () => {
    const { supportId, id } = await begins()
    expect(await due(supportId, '2026-11-30')).toEqual([])
    expect(await due(supportId, '2026-12-01')).toEqual(
      expect.arrayContaining(['physical-health baseline 2026-12-01', 'gbo baseline 2026-12-01']),
    )
    const asked = await point(id, 'physical-health', 'baseline')
    const path = `/enrolments/${id}/points/${asked?.id}`
    const empty = await at(scene, maryam(), path, { how: '', once: newId() })
    expect([empty.status, empty.text.includes('Choose how they answer')]).toEqual([422, true])
    const once = newId()
    for (let press = 0; press < 2; press++)
      expect((await at(scene, maryam(), path, { ...answered, once })).status).toBe(303)
    expect(await due(supportId, '2026-12-01')).not.toContain('physical-health baseline 2026-12-01')
    const { rows } = await owner('select ask_id from point_ask where point_id = $1', [asked?.id])
    expect(rows).toHaveLength(1)
    const { rows: asks } = await owner('select occasion, how from ask where support_id = $1', [supportId])
    expect(asks).toEqual([{ occasion: 'baseline', how: 'together' }])
  })

  it('asks the last one within a week of the end, and nothing that was to be asked before', async () => {
    const { supportId, id } = await begins()
    await at(scene, maryam(), `/enrolments/${id}/stopping`, { reason: 'They moved away' })
    const list = await due(supportId, '2026-12-31')
    expect(list).toContain('physical-health end 2026-12-01')
    expect(list.filter((one) => one.includes('baseline'))).toEqual([])
    const baseline = await point(id, 'physical-health', 'baseline')
    expect(baseline && standingOf(baseline, { ended: true })).toBe('missed')
  })

  it('has its day after a discharge only once somebody says when that was', async () => {
    const { supportId, id } = await begins(other)
    expect((await point(id, 'family-coping', 'follow-up'))?.dueOn).toBeNull()
    const typed = { 'discharged_on-day': '20', 'discharged_on-month': '11', 'discharged_on-year': '2026' }
    expect((await at(scene, maryam(), `/enrolments/${id}/discharge`, {})).status).toBe(422)
    expect((await at(scene, maryam(), `/enrolments/${id}/discharge`, typed)).status).toBe(303)
    expect((await point(id, 'family-coping', 'follow-up'))?.dueOn).toBe(addDays(dateOnly('2026-11-20'), 182))
    expect(await due(supportId, '2027-06-01')).toContain('family-coping follow-up 2027-05-21')
  })

  it('is set aside by a person with a reason, and is not due any more', async () => {
    const { supportId, id } = await begins()
    const path = `/enrolments/${id}/points/${(await point(id, 'sdq', 'baseline'))?.id}/setting-aside`
    expect((await at(scene, maryam(), path, { reason: '' })).status).toBe(422)
    expect((await at(scene, maryam(), path, { reason: 'We have no licence yet' })).status).toBe(303)
    expect((await point(id, 'sdq', 'baseline'))?.setAside).toBe('We have no licence yet')
    expect(await due(supportId, '2026-12-01')).not.toContain('sdq baseline 2026-12-01')
    expect((await at(scene, maryam(), `/enrolments/${id}`)).text).toContain(
      'Not asked. We have no licence yet',
    )
  })
})

describe('a follow-up at which no measure is asked', () => {
  let third: string
  beforeAll(async () => {
    third = newId()
    const { rows } = await owner('select place_id, team_id from programme_run where id = $1', [run])
    const service = await makeService(database.kysely, {
      ...{ place: rows[0]?.place_id, team: rows[0]?.team_id, name: 'Football at the stadium' },
    })
    await owner(
      `insert into programme_run (id, place_id, programme, service_id, team_id, begun_on, made_at)
       values ($1, $2, 'safety-nets', $3, $4, '2026-11-01', '2026-11-01')`,
      [third, rows[0]?.place_id, service, rows[0]?.team_id],
    )
  })
  const reached = (supportId: string, at: string, was = true) =>
    owner(
      `insert into contact (id, support_id, young_person_id, kind, reached, at, made_by, made_at)
       select gen_random_uuid(), id, young_person_id, 'call', $3, $2, $4, $2 from support where id = $1`,
      [supportId, at, was, scene.maryam],
    )
  const lookBack = ' follow-up 2027-02-23'

  it('falls due by itself, and is done when somebody was reached then', async () => {
    const { supportId, id } = await begins(third)
    await at(scene, maryam(), `/enrolments/${id}/stopping`, { reason: 'They moved away' })
    expect(await due(supportId, '2027-02-22')).not.toContain(lookBack)
    expect(await due(supportId, '2027-02-23')).toContain(lookBack)
    const page = (await at(scene, maryam(), `/enrolments/${id}`)).text
    expect(page).toContain('Looking back')
    expect(page).toContain('Asks whether they joined something nearby.')
    await reached(supportId, '2027-02-15T10:00:00Z')
    await reached(supportId, '2027-02-20T10:00:00Z', false)
    expect(await due(supportId, '2027-02-23')).toContain(lookBack)
    await reached(supportId, '2027-02-20T11:00:00Z')
    expect(await due(supportId, '2027-02-23')).not.toContain(lookBack)
    expect((await point(id, '', 'follow-up'))?.answeredOn).toBe('2027-02-20')
  })

  it('is set aside by a person with a reason', async () => {
    const { supportId, id } = await begins(third)
    await at(scene, maryam(), `/enrolments/${id}/stopping`, { reason: 'They moved away' })
    const path = `/enrolments/${id}/points/${(await point(id, '', 'follow-up'))?.id}`
    const asks = await at(scene, maryam(), `${path}/setting-aside`)
    expect(asks.text).toContain('Why is nobody looking back with them?')
    expect((await at(scene, maryam(), path, { ...answered, once: newId() })).status).toBe(303)
    expect(
      (await at(scene, maryam(), `${path}/setting-aside`, { reason: 'They asked us not to' })).status,
    ).toBe(303)
    expect(await due(supportId, '2027-02-23')).not.toContain(lookBack)
  })
})

it('nobody is asked twice by two programmes whose windows meet', async () => {
  const { supportId, id } = await begins()
  const asked = await point(id, 'gbo', 'baseline')
  expect(asked?.windowDays).toBe(14)
  await owner('alter table measure_point disable trigger user')
  await owner(`update measure_point set measure = 'physical-health', asked = 'by-link' where id = $1`, [
    (await point((await begins(other, supportId)).id, 'family-coping', 'baseline'))?.id,
  ])
  await owner('alter table measure_point enable trigger user')
  const path = `/enrolments/${id}/points/${(await point(id, 'physical-health', 'baseline'))?.id}`
  await at(scene, maryam(), path, { ...answered, once: newId() })
  const { rows } = await owner(
    `select count(*)::int as n from point_ask pa join measure_point p on p.id = pa.point_id where p.support_id = $1`,
    [supportId],
  )
  expect(rows).toEqual([{ n: 2 }])
  expect((await due(supportId, '2026-12-01')).filter((one) => one.startsWith('physical-health'))).toEqual([])
})

it('whoever runs it, or is outside, does not see what somebody is asked', async () => {
  const { id } = await begins()
  expect(await pointsAs(scene.coach, id)).toEqual([])
  const first = await point(id, 'physical-health', 'baseline')
  for (const path of [`points/${first?.id}`, `points/${first?.id}/setting-aside`, 'discharge'])
    expect((await at(scene, { worker: scene.outsider }, `/enrolments/${id}/${path}`)).status).toBe(404)
})

it('is set aside when the record closes without a follow-up, and stays where one is agreed', async () => {
  const { supportId, id } = await begins()
  const ends = (on: string | null) =>
    owner(
      `insert into ending (support_id, young_person_id, reason, words_for_referrer, words_for_young_person, follow_up_on, ended_on, made_by, made_at)
       select id, young_person_id, 'completed', '', '', $2, '2026-11-24', $3, '2026-11-24' from support where id = $1`,
      [supportId, on, scene.maryam],
    )
  await ends('2027-05-25')
  expect((await point(id, 'physical-health', 'end'))?.setAside).toBeNull()
  await owner(`update ending set followed_up_at = '2027-05-25' where support_id = $1`, [supportId])
  expect((await point(id, 'physical-health', 'end'))?.setAside).toBe('The record was closed')
  expect(await actsAs(scene, scene.maryam, (acting) => enrolmentById(acting, id))).not.toBeNull()
})

describe('a school says itself how often its pupils came', () => {
  const worker = (organisation: string, team: string, name: string) =>
    makeWorker(database.kysely, {
      ...{ place: scene.place, organisation, name, roles: [{ team, role: 'referrer' as const }] },
    })
  let [school, team, teacher, colleague] = ['', '', '', '']

  beforeAll(async () => {
    const { place } = scene
    school = await makeOrganisation(database.kysely, { place, kind: 'school', name: 'Harbour High' })
    team = await makeTeam(database.kysely, { place, organisation: school, name: 'Pastoral' })
    teacher = await worker(school, team, 'Priya Raman')
    colleague = await worker(school, team, 'Kofi Mensah')
    const service = await makeService(database.kysely, { place, team: scene.team, name: 'Time for you' })
    await owner(
      `insert into programme_run (id, place_id, programme, service_id, team_id, begun_on, made_at)
       values ($1, $2, 'east-sussex', $3, $4, '2026-11-01', '2026-11-01')`,
      [schools, place, service, scene.team],
    )
  })
  const schools = newId()

  /** A pupil takes part who goes to this school, and whom this team of a school referred. */
  async function pupil(name: string, of: string | null, from: string | null): Promise<void> {
    const { supportId } = await makeSupported(
      scene,
      { name, preferred_name: null, school_id: of },
      from ? { workerId: teacher, teamId: from } : null,
    )
    await begins(schools, supportId)
  }
  const seen = async (who: string) => (await at(scene, { worker: who }, '/attendance')).text
  const fields = (text: string) =>
    ['attended', 'possible'].map((id) => new RegExp(`name="(${id}-[0-9a-f-]+)"`).exec(text)?.[1] ?? '')

  it('of those who are its pupils and whom one of its own referred: they are asked, and nobody else', async () => {
    await pupil('Asked Of', school, team)
    await pupil('Sent By Nobody', school, null)
    await pupil('Of Another School', null, team)
    const text = await seen(teacher)
    expect(text).toContain('Asked Of')
    expect(text).not.toMatch(/Sent By Nobody|Of Another School|Time for you|east-sussex/)
    for (const other of [colleague, scene.maryam, scene.outsider])
      expect(await seen(other)).toContain('Nobody asks you for it now.')
  })

  it('with what is wrong said beside the number, nothing lost, and each pupil once', async () => {
    const [attended = '', possible = ''] = fields(await seen(teacher))
    const send = (form: Record<string, string>) => at(scene, { worker: teacher }, '/attendance', form)
    const more = await send({ [attended]: '13', [possible]: '12' })
    expect(more.status).toBe(422)
    for (const words of ['Enter 12 or fewer: no more were possible', 'value="13"'])
      expect(more.text).toContain(words)
    expect((await send({})).text).toContain('Enter the numbers of at least one pupil')
    expect((await send({ [attended]: '9' })).text).toContain('Enter both numbers, or leave both empty')
    expect((await send({ [attended]: '9', [possible]: 'twelve' })).text).toContain(
      'Enter a whole number from 0',
    )
    // A file fills the form in, and writes nothing down by itself.
    const list = (await at(scene, { worker: teacher }, '/attendance/list')).text.split('\r\n')
    const given = (rows: string) => at(scene, { worker: teacher }, '/attendance/file', { list: rows })
    const filled = await given(`${list[0]}\n${list[1]?.replace(/"",""$/, '"9","12"')}\nSent By Nobody,,1,2,`)
    for (const words of ['Of 2 rows, 1 filled in below, 0 held, and 1 about', 'value="9"', 'value="12"'])
      expect(filled.text).toContain(words)
    expect((await given('Name\nAsked Of')).text).toContain('These are missing')
    expect(await seen(teacher)).toContain('Asked Of')
    const whole = { [attended]: '9', [possible]: '12' }
    expect((await Promise.all([send(whole), send(whole)])).map(({ status }) => status)).toEqual([303, 303])
    const { rows } = await owner(
      `select a.score, a.recorded_by, a.read_at, count(*) over ()::int as many, exists (select from point_ask pa
         join measure_point p on p.id = pa.point_id where pa.ask_id = a.ask_id and p.point = 'baseline') as tied
       from answer_set a where a.measure = 'attendance'`,
    )
    expect(rows).toEqual([
      { score: { percent: 75 }, recorded_by: teacher, read_at: null, many: 1, tied: true },
    ])
    expect(await seen(teacher)).toContain('Nobody asks you for it now.')
  })

  it('and is not asked while somebody says that a pupil died, and is again once that is taken back', async () => {
    await pupil('Lives All The Same', school, team)
    expect(await seen(teacher)).toContain('Lives All The Same')
    await owner(
      `insert into death (id, place_id, young_person_id, said_by, said_on, recorded_by, recorded_at)
       select gen_random_uuid(), place_id, id, 'a neighbour', '2026-11-24', $1, '2026-11-24' from young_person where name = 'Lives All The Same'`,
      [scene.maryam],
    )
    expect(await seen(teacher)).not.toContain('Lives All The Same')
    await owner(
      `with me as (select set_config('trellis.actor_id', $1::text, true) as id)
       update death set taken_back_because = 'somebody else', taken_back_by = me.id::uuid, taken_back_at = '2026-11-24' from me`,
      [scene.maryam],
    )
    expect(await seen(teacher)).toContain('Lives All The Same')
  })

  it('and is not asked once whoever referred is around them no more', async () => {
    await pupil('Not Any More', school, team)
    expect(await seen(teacher)).toContain('Not Any More')
    await owner(
      `update circle_member set starts_at = '2026-11-22', ends_at = '2026-11-23' where worker_id = $1`,
      [teacher],
    )
    expect(await seen(teacher)).not.toContain('Not Any More')
  })
})
