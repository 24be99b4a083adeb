import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../database/testing.ts'
import { makeScene, makeSupport, type Scene, type SupportMade } from './factory.ts'
import { visitAs } from './visit-factory.tsx'

const database = await testDatabase()
const db = database.kysely
const tuesday = new Date('2026-11-24T10:00:00Z')
let scene: Scene
let kez: SupportMade

beforeAll(async () => {
  scene = await makeScene(db)
  kez = await makeSupport(db, scene, {
    now: tuesday,
    person: { name: 'Kezia Mensah', preferred_name: 'Kez' },
  })
})

const send = (path: string, form: Record<string, string>, made = kez) =>
  visitAs(
    db,
    { worker: scene.maryam, place: scene.place, now: tuesday },
    `/young-people/${made.youngPersonId}/${path}`,
    form,
  )
const read = (path: string, made = kez) =>
  visitAs(
    db,
    { worker: scene.maryam, place: scene.place, now: tuesday },
    `/young-people/${made.youngPersonId}/${path}`,
  )

describe('The details of a young person', () => {
  it('are changed page by page, and read back', async () => {
    const saved = await send('details/learning', {
      ...{ education: 'school', school_id: scene.school, year_group: 'Year 10' },
      nhs_number: '999 000 0018',
    })
    expect(saved.status).toBe(303)
    const { text } = await read('details')
    expect(text).toContain('Sallowfield High School')
    expect(text).toContain('999 000 0018')
  })

  it.each([
    ['learning', { nhs_number: '0000000000' }, 'This is not anybody’s NHS number'],
    ['learning', { nhs_number: '9990000019' }, 'This is not an NHS number'],
    [
      'name',
      { name: 'Kez', 'date_of_birth-day': '29', 'date_of_birth-month': '2', 'date_of_birth-year': '2013' },
      'must be a date in the calendar',
    ],
    [
      'name',
      { name: 'Kez', 'date_of_birth-day': '25', 'date_of_birth-month': '11', 'date_of_birth-year': '2026' },
      'You entered tomorrow’s date',
    ],
    ['name', {}, 'Enter their name'],
    ['contact', {}, 'Choose whether it is safe to send messages there'],
    ['contact', { home: 'none', contact_safe: 'yes' }, 'Enter a phone number or an email address'],
    ['contact', { home: 'none', contact_safe: 'no', phone: '07700 900123' }, 'Choose whose phone it is'],
  ])('say what to put right: %s %o', async (page, form, sentence) => {
    const { status, text } = await send(`details/${page}`, form as Record<string, string>)
    expect(status).toBe(422)
    expect(text).toContain(sentence)
  })

  it('add somebody beside them once, however often the button is pressed, and take them off the list', async () => {
    const nan = {
      ...{ once: crypto.randomUUID(), name: 'Comfort Mensah', kind: 'parent_or_carer', relationship: 'nan' },
      ...{ parental_responsibility: 'yes', how_we_know: 'a special guardianship order' },
    }
    await Promise.all([send('people', nan), send('people', nan)])
    const { rows } = await database.owner.query('select id from supporter where young_person_id = $1', [
      kez.youngPersonId,
    ])
    expect(rows).toHaveLength(1)
    expect((await read('details')).text).toContain(
      'Has parental responsibility. We know from: a special guardianship order.',
    )
    await send(`people/${rows[0].id}/ending`, {})
    expect((await read('details')).text).not.toContain('Comfort Mensah')
  })

  it('never give parental responsibility without saying how we know, nor over somebody of 18', async () => {
    const parent = { name: 'Ama Mensah', kind: 'parent_or_carer', parental_responsibility: 'yes' }
    expect((await send('people', parent)).text).toContain('Say how we know')
    const grown = await makeSupport(db, scene, { now: tuesday, person: { date_of_birth: '2008-11-24' } })
    const answer = await send('people', { ...parent, how_we_know: 'school records' }, grown)
    expect(answer.text).toContain('nobody has parental responsibility any more')
  })
})

describe('Identity', () => {
  it('joins two records of one person that look alike, opens nothing, and parts them again', async () => {
    const again = await makeSupport(db, scene, { now: tuesday, person: { name: 'Keziah Mensah' } })
    expect((await read('details', again)).text).toContain('may be the same person')
    await send('same-person', { other: kez.youngPersonId }, again)
    await send('same-person', { other: kez.youngPersonId }, again)
    const { rows } = await database.owner.query('select id from same_person_link where undone_at is null')
    expect(rows).toHaveLength(1)
    expect((await read('details')).text).toContain('Keziah Mensah')
    await send(`same-person/${rows[0].id}/parting`, {}, again)
    const parted = await database.owner.query('select 1 from same_person_link where undone_at is null')
    expect(parted.rows).toEqual([])
  })

  it('never offers or joins a record outside the circle', async () => {
    const hidden = await makeSupport(db, scene, {
      now: tuesday,
      worker: scene.jonas,
      person: { name: 'Kezia Mensah' },
    })
    expect((await read('details')).text).not.toContain(hidden.youngPersonId)
    await send('same-person', { other: hidden.youngPersonId })
    const { rows } = await database.owner.query('select 1 from same_person_link where other_id = $1', [
      hidden.youngPersonId,
    ])
    expect(rows).toEqual([])
  })
})

describe('Their record, their say', () => {
  const decided = { 'decided_on-day': '24', 'decided_on-month': '11', 'decided_on-year': '2026' }
  const competent = {
    decided_by: 'competent',
    judged_by: 'Maryam',
    grounds: 'She explained it',
    tell_parents: 'Nothing',
  }
  const progressOpen = async (made: SupportMade) =>
    (
      await database.owner.query(
        "select 1 from circle_member where young_person_id = $1 and opens = 'progress' and (ends_at is null or ends_at > $2)",
        [made.youngPersonId, tuesday],
      )
    ).rows.length === 1

  it('records who decided, and on what grounds', async () => {
    const saved = await send('decisions', { ...decided, ...competent, about: 'service', answer: 'yes' })
    expect(saved.status).toBe(303)
    const { text } = await read('circle')
    expect(text).toContain('Kez said yes to being supported')
    expect(text).toContain(
      'Able to decide this, judged by Maryam: She explained it. Parents are told: Nothing.',
    )
  })

  it('acts at once when a yes to sharing is taken back: whoever referred sees nothing more', async () => {
    const made = await makeSupport(db, scene, { now: tuesday })
    expect(await progressOpen(made)).toBe(true)
    const { rows } = await database.owner.query(
      "select id from decision where young_person_id = $1 and about = 'sharing'",
      [made.youngPersonId],
    )
    await send(`decisions/${rows[0].id}/withdrawal`, {}, made)
    expect(await progressOpen(made)).toBe(false)
  })

  it('opens nothing to an administrator whom an entry names, and says so', async () => {
    const made = await makeSupport(db, scene, { now: tuesday })
    await database.owner.query('update circle_member set worker_id = $1 where support_id = $2', [
      ...[scene.administrator, made.supportId],
    ])
    const keeper = { worker: scene.administrator, place: scene.place, now: tuesday }
    const theirs = await visitAs(db, keeper, `/young-people/${made.youngPersonId}/circle`)
    expect(theirs.status).toBe(404)
    const leads = { ...keeper, worker: scene.manager }
    const { text } = await visitAs(db, leads, `/young-people/${made.youngPersonId}/circle`)
    expect(text).toContain('Administrators see nothing')
    expect(text).not.toContain('Everything, while support is open')
  })

  it('acts at once on a new no to the same team', async () => {
    const made = await makeSupport(db, scene, { now: tuesday })
    const no = { ...decided, ...competent, about: 'sharing', answer: 'no', share_team: scene.pastoral }
    expect((await send('decisions', no, made)).status).toBe(303)
    expect(await progressOpen(made)).toBe(false)
  })

  it.each([
    [{}, 'Choose what was decided'],
    [
      { about: 'service', answer: 'yes', decided_by: 'competent' },
      'Enter who judged that they can decide this',
    ],
    [{ ...decided, about: 'service', answer: 'yes', decided_by: 'sixteen_or_over' }, 'not 16 yet'],
    [{ ...decided, ...competent, about: 'sharing', answer: 'yes' }, 'Choose with whom'],
    [
      { about: 'service', answer: 'yes', decided_by: 'safeguarding_override' },
      'Enter when this is looked at again',
    ],
  ])('says what is missing: %o', async (form, sentence) => {
    const { status, text } = await send('decisions', form as Record<string, string>)
    expect(status).toBe(422)
    expect(text).toContain(sentence)
  })
})
