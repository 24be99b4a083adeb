import { beforeAll, describe, expect, it } from 'vitest'
import { decidingDue } from '../circle/index.ts'
import { testDatabase } from '../database/testing.ts'
import {
  acts,
  actsAs,
  ask as askPlace,
  makeScene,
  makeSupported,
  type Scene,
  TUESDAY,
} from '../referrals/onward/factory.tsx'
import { besideRecord, emptyOldFiles, type RightsDue, rightsDue } from '../rights/index.ts'
import { supportById } from '../support/index.ts'
import { newId } from '../words/index.ts'
import { type Browser, browserOf, opensPage, visitIn } from './factory.tsx'

const database = await testDatabase()
let scene: Scene
let taz: { supportId: string; youngPersonId: string }
let page: Browser

const said = 'I told nobody but you about the bus'
const about = 'Ali from 9B hit somebody'

beforeAll(async () => {
  scene = await makeScene(database)
  taz = await makeSupported(scene)
  page = await opensPage(scene, taz.youngPersonId)
  await database.owner.query(
    `insert into contact (id, support_id, young_person_id, at, kind, reached, note, note_for, made_by, made_at)
     select gen_random_uuid(), $1, $2, '2026-11-20T15:00:00Z', 'meeting', true, note, 'everyone_in_support', $3, '2026-11-20T16:00:00Z'
     from unnest($4::text[]) note`,
    [taz.supportId, taz.youngPersonId, scene.maryam, [said, about]],
  )
})

const maryam = (path: string, form?: Record<string, string>) =>
  visitIn(scene, browserOf(scene.maryam), path, form)
const one = async (query: string, values: unknown[] = []): Promise<Record<string, unknown>> =>
  (await database.owner.query(query, values)).rows[0] ?? {}
const waiting = (worker: string, teams: string[] = []): Promise<RightsDue> =>
  actsAs(scene, worker, async (acting) => {
    const asked = { workerIds: [worker], teamIds: teams }
    const { beside } = await decidingDue(acting, { ...asked, until: '2026-12-31' }, rightsDue(asked))
    return beside as RightsDue
  })
const due = async (worker: string, teams: string[] = []) => (await waiting(worker, teams)).everything

describe('everything about me', () => {
  it('is asked in one tap, once, and is with the worker, due in a calendar month', async () => {
    expect((await visitIn(scene, page, '/my')).text).toContain('Ask for everything about me')
    for (const _ of [1, 2])
      expect((await visitIn(scene, page, '/my/everything', {})).to).toBe('/my/everything')
    expect((await visitIn(scene, page, '/my/everything')).text).toContain(
      'You get it by Thursday 24 December',
    )
    const [request, ...others] = await due(scene.maryam)
    expect(others).toEqual([])
    expect(request).toMatchObject({ called: 'Taz', dueOn: '2026-12-24', workerId: scene.maryam })
    expect(await due(scene.manager, [scene.team])).toHaveLength(1)
    expect(await due(scene.outsider)).toEqual([])
  })

  it('is read by the worker as far as they may, and nothing of it by anybody else', async () => {
    const { id } = await one('select id from access_request')
    const { text } = await maryam(`/access-requests/${id}`)
    for (const stands of [
      said,
      about,
      '4 Quarry Lane',
      'Missing school on Mondays',
      'Maryam Siddiqui, Northside',
    ])
      expect(text).toContain(stands)
    const looked = await one(
      `select young_person_id as who from history where act = 'looked' and subject_kind = 'everything'`,
    )
    expect(looked.who).toBe(taz.youngPersonId)
    for (const path of ['', '/giving-out', '/file', '/file.json', '/extension'])
      expect((await visitIn(scene, browserOf(scene.outsider), `/access-requests/${id}${path}`)).status).toBe(
        404,
      )
  })

  it('is given without the pieces that a worker left out with a reason, and says how many and why in general', async () => {
    const { id } = await one('select id from access_request')
    const contact = await one('select id from contact where note = $1', [about])
    const at = `/access-requests/${id}/left-out`
    const piece = `${at}?piece=contact.${contact.id}`
    expect((await maryam(`${at}?piece=contact.${newId()}`)).status).toBe(404)
    const empty = await maryam(piece, { once: newId() })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Choose why it may be left out')
    const leaving = { fields: 'note', reason: 'another_person', words: 'Ali', once: newId() }
    for (const _ of [1, 2]) expect((await maryam(piece, leaving)).status).toBe(303)
    const { id: left } = await one('select id from access_left_out')
    expect((await maryam(`${at}/${left}/return`, {})).status).toBe(303)
    expect((await maryam(`${at}/${left}/return`, {})).status).toBe(404)
    await maryam(piece, { ...leaving, once: newId() })
    expect((await visitIn(scene, page, '/my/everything/file')).to).toBe('/my/everything')
    const answer = { answer: 'give', lead_asked: 'Gwen Abbott', handed: 'own_page' }
    expect((await maryam(`/access-requests/${id}/giving-out`, { ...answer, lead_asked: '' })).status).toBe(
      422,
    )
    await maryam(`/access-requests/${id}/giving-out`, answer)
    expect(await due(scene.maryam)).toEqual([])
    expect((await visitIn(scene, page, '/my/everything')).text).toContain(
      'It is here until Thursday 24 December.',
    )
    const file = await visitIn(scene, page, '/my/everything/file')
    expect(file.text).toContain(said)
    expect(file.text).not.toContain(about)
    expect(file.text).toContain('1 piece was left out')
    expect(file.text).toContain('it is about somebody else, who has not agreed')
    // The links that were sent to him are keys, and stand nowhere in it.
    expect(file.text).not.toMatch(/[\w-]{43}/)
    const data = JSON.parse((await visitIn(scene, page, '/my/everything/file.json')).text)
    expect(data.leftOut).toEqual({ pieces: 1, reasons: ['another_person'] })
    expect(data.parts).toHaveLength(11)
    expect((await visitIn(scene, page, '/my/everything/file.html')).text).toMatch(/^<!doctype html><html/)
    // What was given is what stood there on that day.
    await expect(maryam(at, leaving)).resolves.toMatchObject({ status: 303, to: `/access-requests/${id}` })
  })

  it('ends after thirty days: nobody reads it any more, and the sweep empties it', async () => {
    const sweep = (now: Date) =>
      acts(scene, { kind: 'job:sweep', id: null, place: scene.place }, emptyOldFiles, now)
    expect(await sweep(TUESDAY)).toBe(0)
    expect(await sweep(new Date('2026-12-26T00:00:00Z'))).toBe(1)
    expect((await one('select content from access_file')).content).toBeNull()
    expect((await visitIn(scene, page, '/my/everything')).text).toContain('It was here and is not any more')
  })

  it('is given to nobody who asks in their place with what is the young person’s alone', async () => {
    const asking = {
      ...{ asked_by: 'parent_or_carer', parent_name: 'Nuala', says: 'He agrees', known_by: 'Her passport' },
      ...{ 'received_on-day': '23', 'received_on-month': '11', 'received_on-year': '2026', once: newId() },
    }
    const path = `/young-people/${taz.youngPersonId}/access-requests`
    expect((await maryam(path, { ...asking, says: '' })).text).toContain('Write what the young person says')
    const { to } = await maryam(path, asking)
    const { text } = await maryam(to)
    expect(text).toContain(said)
    expect(text).not.toContain('4 Quarry Lane')
    expect(text).not.toContain('+447700900123')
    await maryam(`${to}/extension`, { because: 'There is much of it' })
    expect(await due(scene.maryam)).toMatchObject([{ dueOn: '2027-02-23', askerName: 'Nuala' }])
    // What somebody else asked for is never given on the young person’s own page: the form does not offer it, and no trick helps.
    await expect(
      database.owner.query(
        `update access_request set answered_at = '2026-11-24', answered_by = $1, lead_asked = 'x', handed = 'own_page'
         where asker_name = 'Nuala'`,
        [scene.maryam],
      ),
    ).rejects.toThrow(/check constraint/)
    await maryam(`${to}/giving-out`, { answer: 'refuse', refused_because: 'He took his yes back' })
    expect(await due(scene.maryam)).toEqual([])
  })
})

describe('something that is wrong', () => {
  it('is told on their own page, is with the worker, and their words stand beside it until and after', async () => {
    expect((await visitIn(scene, page, '/my/corrections', { wrong: '' })).text).toContain(
      'Write what is wrong',
    )
    const said = { wrong: 'It says that I fight', right_is: 'I box', once: newId() }
    for (const _ of [1, 2])
      expect((await visitIn(scene, page, '/my/corrections', said)).to).toBe('/my/everything')
    const due = async () => (await waiting(scene.maryam)).wrong
    const [waits, ...more] = await due()
    expect(more).toEqual([])
    expect(waits).toMatchObject({ called: 'Taz', dueOn: '2026-12-24' })
    const beside = () =>
      actsAs(scene, scene.maryam, async (acting) =>
        String(await besideRecord(acting, { youngPersonId: taz.youngPersonId, called: 'Taz' })),
      )
    expect(await beside()).toContain('Nobody has settled it yet')
    const at = `/corrections/${waits?.id}`
    expect((await visitIn(scene, browserOf(scene.outsider), at)).status).toBe(404)
    expect((await maryam(at, { settled_as: 'statement' })).status).toBe(422)
    const settled = { settled_as: 'statement', answer: 'His coach saw it so' }
    for (const _ of [1, 2]) expect((await maryam(at, settled)).status).toBe(303)
    expect(await due()).toEqual([])
    expect(await beside()).toMatch(/It says that I fight I box.*His coach saw it so/s)
    expect((await visitIn(scene, page, '/my/everything')).text).toContain('your words stand beside it')
    const acts = await database.owner.query(
      `select act from history where subject_kind = 'correction' order by position`,
    )
    expect(acts.rows.map(({ act }) => act).filter((act) => act !== 'looked')).toEqual([
      'said_wrong',
      'statement',
    ])
  })
})

describe('rule: a restricted record is kept, read by those who are there, and shared with nobody new', () => {
  const helen = (path: string, form?: Record<string, string>) =>
    visitIn(scene, browserOf(scene.manager), path, form)
  const at = () => `/young-people/${taz.youngPersonId}/restriction`
  const sharing = {
    ...{ about: 'sharing', share_with: 'The Tin Hall', answer: 'yes', decided_by: 'young_person' },
    ...{ competence: 'sixteen_or_over', decided_on: '2026-11-24' },
  }
  const decide = (given: object) =>
    actsAs(scene, scene.maryam, ({ tx }) =>
      tx
        .insertInto('decision')
        .values({
          ...{ id: newId(), young_person_id: taz.youngPersonId, recorded_by: scene.maryam },
          ...{ ...sharing, ...given },
        } as never)
        .execute(),
    )

  /** A form that is refused keeps what was typed, and says beside its button why. */
  const restrictedForms = async () => {
    const decided = {
      ...{ about: 'sharing', share_with: 'The Tin Hall', answer: 'yes', decided_by: 'competent' },
      ...{
        judged_by: 'Maryam',
        grounds: 'They weighed it',
        tell_parents: 'all',
        share_what: 'plan',
        once: newId(),
      },
      ...{ 'decided_on-day': '24', 'decided_on-month': '11', 'decided_on-year': '2026' },
    }
    const { status, text } = await maryam(`/young-people/${taz.youngPersonId}/decisions`, decided)
    expect([status, text.includes('The Tin Hall')]).toEqual([422, true])
    expect(text).toMatch(/id="stopped">\s*This record, or one that is joined with it, is kept and not used/)
  }

  it('stands at once when they ask for it on their own page, or when a worker does', async () => {
    const said = { wrong: 'The bit about the fight', right_is: '', keep: 'yes', once: newId() }
    await visitIn(scene, page, '/my/corrections', said)
    expect(await one('select set_by, reason from restriction')).toEqual({ set_by: null, reason: said.wrong })
    expect((await visitIn(scene, page, '/my/everything')).text).toContain(
      'nobody new is told anything about you',
    )
    await maryam(at(), { reason: 'A second one', once: newId() })
    expect(await one('select count(*)::int as many from restriction')).toEqual({ many: 1 })
    expect((await maryam(`/young-people/${taz.youngPersonId}/keeping`)).text).toContain('kept and not used')
    expect((await visitIn(scene, browserOf(scene.outsider), `${at()}/new`)).status).toBe(404)
  })

  it('is refused by the database to everybody new, save for safety, and to the records of a programme', async () => {
    await expect(decide({})).rejects.toThrow('a restricted record is not shared')
    const override = {
      decided_by: 'safeguarding_override',
      judged_by: 'Helen',
      grounds: 'Risk',
      answer: 'yes',
    }
    await decide(override)
    await decide({ answer: 'no' })
    await expect(askPlace(scene, taz.supportId, scene.boxing)).rejects.toThrow()
    const joins = (basis: string) =>
      database.owner.query(
        `insert into circle_member (id, place_id, young_person_id, team_id, opens, basis, starts_at)
         values (gen_random_uuid(), $1, $2, $3, 'support', $4, '2026-11-24')`,
        [scene.place, taz.youngPersonId, scene.club, basis],
      )
    await expect(joins('chosen')).rejects.toThrow('a restricted record is not shared')
    await joins('safeguarding')
    const { rows } = await database.owner.query(
      `select pg_get_functiondef('own_people(text)'::regprocedure) as sql`,
    )
    expect(rows[0]?.sql).toContain('not is_restricted(e.young_person_id)')
    // Nor does anybody begin a programme beside it; a place that was asked for before is still taken up.
    const enrols = (referral: string) =>
      database.owner.query(
        `insert into enrolment (id, place_id, young_person_id, support_id, run_id, programme, version, state, change_id, began_on${referral && ', referral_id'})
         values (gen_random_uuid(), $1, $2, $3, gen_random_uuid(), 'x', 1, 'attending', gen_random_uuid(), '2026-11-24'${referral})`,
        [scene.place, taz.youngPersonId, taz.supportId],
      )
    await expect(enrols('')).rejects.toThrow('a restricted record is not shared')
    await expect(enrols(', gen_random_uuid()')).rejects.not.toThrow('a restricted record is not shared')
    // Whoever is there reads on, with a line that says so; the record knows it too (src/server/rooms.test.ts).
    expect((await maryam(`/young-people/${taz.youngPersonId}`)).text).toContain('Hussain')
    const support = await actsAs(scene, scene.maryam, (acting) => supportById(acting, taz.supportId))
    expect(support?.restricted).toBe(true)
    await restrictedForms()
    const line = await actsAs(scene, scene.maryam, async (acting) =>
      String(await besideRecord(acting, { youngPersonId: taz.youngPersonId, called: 'Taz' })),
    )
    expect(line).toContain('This record is kept and not used.')
  })

  it('is lifted by two people, whatever one of them sends', async () => {
    await helen(`${at()}/ending`, {})
    expect((await maryam(`${at()}/lifting`, { because: '' })).status).toBe(422)
    await maryam(`${at()}/lifting`, { because: 'It is put right' })
    await maryam(`${at()}/ending`, {})
    const lifting = actsAs(scene, scene.maryam, ({ tx }) =>
      tx.updateTable('restriction').set({ lifted_by: scene.maryam, lifted_at: TUESDAY }).execute(),
    )
    await expect(lifting).rejects.toThrow(/check constraint/)
    expect(await one('select lifted_by from restriction')).toEqual({ lifted_by: null })
    await helen(`${at()}/ending`, {})
    expect(await one('select lifted_by from restriction')).toEqual({ lifted_by: scene.manager })
    await decide({})
  })
})

describe('a hold on a record', () => {
  const helen = (path: string, form?: Record<string, string>) =>
    visitIn(scene, browserOf(scene.manager), path, form)
  const state = () => one('select confirmed_by, lift_asked_by, lifted_by from retention_hold')

  it('stands at once, and is confirmed and lifted by two people each, whatever one of them sends', async () => {
    const keeping = `/young-people/${taz.youngPersonId}/keeping`
    expect((await maryam(keeping)).text).toContain('support is open')
    expect((await maryam(`/young-people/${taz.youngPersonId}/holds`, { reason: '' })).status).toBe(422)
    const sent = { reason: 'An inquiry into the club', once: newId() }
    for (const _ of [1, 2]) await maryam(`/young-people/${taz.youngPersonId}/holds`, sent)
    const { id } = await one('select id from retention_hold')
    await maryam(`/holds/${id}/confirmation`, {})
    expect((await state()).confirmed_by).toBeNull()
    await helen(`/holds/${id}/confirmation`, {})
    expect((await state()).confirmed_by).toBe(scene.manager)
    await helen(`/holds/${id}/ending`, {})
    await helen(`/holds/${id}/lifting`, { because: 'The inquiry is over' })
    await helen(`/holds/${id}/ending`, {})
    expect((await state()).lifted_by).toBeNull()
    expect((await helen(keeping)).text).toContain('It stands until somebody else agrees')
    // The database says the same: neither may one person lift it, nor anybody in another’s name.
    const lift = (as: string, by: string) =>
      actsAs(scene, as, ({ tx }) =>
        tx
          .updateTable('retention_hold')
          .set({ lifted_by: by, lifted_at: TUESDAY })
          .where('id', '=', String(id))
          .execute(),
      )
    await expect(lift(scene.manager, scene.manager)).rejects.toThrow(/check constraint/)
    await expect(lift(scene.manager, scene.maryam)).rejects.toThrow('in one')
    await maryam(`/holds/${id}/ending`, {})
    expect((await state()).lifted_by).toBe(scene.maryam)
    expect((await visitIn(scene, browserOf(scene.outsider), keeping)).status).toBe(404)
  })

  it('is on the list of what comes up for whoever leads the team, and the list deletes nothing', async () => {
    expect((await maryam('/retention')).status).toBe(404)
    const old = await makeSupported(scene, { name: 'Zephyrine Quill', date_of_birth: '2001-12-01' })
    await database.owner.query(
      `with ending as (insert into ending (support_id, young_person_id, reason, ended_on, made_by, made_at)
         values ($1, $2, 'completed', '2016-11-01', $3, '2016-11-01'))
       update support set state = 'ended', ended_at = '2016-11-01', opened_at = '2016-01-01', worker_id = null where id = $1`,
      [old.supportId, old.youngPersonId, scene.maryam],
    )
    const { text } = await helen('/retention')
    expect(text).toContain('Zephyrine Quill')
    expect(text).toContain('1 December 2026')
    expect(text).toContain('to the 25th birthday')
    expect(text).not.toContain('Tariq')
  })
})
