import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeTeam, makeWorker } from '../accounts/factory.ts'
import { startSession, workerForSession } from '../accounts/index.ts'
import { emptyDatabase, makeSafe, type Safe } from '../backup/factory.ts'
import { tablesOf } from '../backup/tables.ts'
import { workHelpers } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { historyKey } from '../history/chain.ts'
import { headsSoFar, verifyHistory } from '../history/index.ts'
import { deliverTask } from '../messages/deliver.ts'
import { actsAs, makeScene, makeSupported, type Scene, TUESDAY } from '../referrals/onward/factory.tsx'
import { todayFor } from '../today/gathering.ts'
import { newId } from '../words/index.ts'
import { type Browser, browserOf, opensPage, visitIn } from './factory.tsx'

const database = await testDatabase()
let scene: Scene
let safe: Safe
type Made = { supportId: string; youngPersonId: string }
let zeph: Made
let kit: Made
/** Another who leads the team. */
let second: string

// Words that stand nowhere else.
const canaries = ['Zephyrine', 'Quillfeather', 'Larkspur Mews', 'tightrope']

const rows = async (query: string, values: unknown[] = [], of: TestDatabase = database) =>
  (await of.owner.query<Record<string, unknown>>(query, values)).rows
const as = (worker: string, path: string, form?: Record<string, string | readonly string[]>) =>
  visitIn(scene, browserOf(worker), path, form)
const helen = (path: string, form?: Record<string, string>) => as(scene.manager, path, form)
const ravi = (path: string, form?: Record<string, string>) => as(second, path, form)
const maryam = (path: string, form?: Parameters<typeof as>[2]) => as(scene.maryam, path, form)
const today = async (worker: string): Promise<string> => {
  const signedIn = await workerForSession(
    database.kysely,
    await startSession(database.kysely, worker),
    TUESDAY,
  )
  if (!signedIn) throw new Error('nobody is signed in')
  const { groups } = await actsAs(scene, worker, (acting) => todayFor(acting, signedIn))
  return groups.flatMap((group) => group.rows.map(({ thing }) => thing.what)).join()
}

/** Everybody’s tables in which one of these words stands, but for history and the certificate. */
async function whereIs(words: readonly string[], of: TestDatabase = database): Promise<string[]> {
  const client = await of.owner.connect()
  const found: string[] = []
  try {
    for (const { schema, name } of await tablesOf(client)) {
      if (['history', 'disposal', 'withdrawal_log'].includes(name)) continue
      if (schema !== 'public') await client.query('set role trellis_jobs')
      const { rowCount } = await client.query(
        `select from "${schema}"."${name}" t where t::text like any($1) limit 1`,
        [words.map((word) => `%${word}%`)],
      )
      if (rowCount) found.push(name)
      await client.query('reset role')
    }
  } finally {
    client.release()
  }
  return found
}

const ended = ({ supportId, youngPersonId }: Made) =>
  rows(
    `with ending as (insert into ending (support_id, young_person_id, reason, ended_on, made_by, made_at)
       values ($1, $2, 'completed', '2016-11-01', $3, '2016-11-01'))
     , closed as (update circle_member set ends_at = '2016-11-01', starts_at = '2016-01-01' where young_person_id = $2)
     update support set state = 'ended', ended_at = '2016-11-01', opened_at = '2016-01-01', worker_id = null where id = $1`,
    [supportId, youngPersonId, scene.maryam],
  )

beforeAll(async () => {
  scene = await makeScene(database)
  safe = await makeSafe(database, TUESDAY)
  const [northside] = await rows('select organisation_id as id from team where id = $1', [scene.team])
  second = await makeWorker(database.kysely, {
    ...{ place: scene.place, organisation: String(northside?.id), name: 'Ravi Anand' },
    ...{ roles: [{ team: scene.team, role: 'manager' }], email: 'ravi@saltmere.example' },
  })
  zeph = await makeSupported(scene, {
    ...{ name: 'Zephyrine Quillfeather', preferred_name: 'Zeph', date_of_birth: '2001-03-27' },
    address: '4 Larkspur Mews',
  })
  await ended(zeph)
  await rows(
    `insert into contact (id, support_id, young_person_id, at, kind, reached, note, note_for, made_by, made_at)
     values (gen_random_uuid(), $1, $2, '2016-10-01', 'meeting', true, 'She walks the tightrope', 'everyone_in_support', $3, '2016-10-01')`,
    [zeph.supportId, zeph.youngPersonId, scene.maryam],
  )
  // Her time is over on 1 December, and not before.
  kit = await makeSupported(scene, {
    name: 'Kit Overton',
    preferred_name: 'Kit',
    date_of_birth: '2001-12-01',
  })
  await ended(kit)
  await safe.save('before')
})

const propose = (made: Made) =>
  helen(`/young-people/${made.youngPersonId}/disposal-proposals`, {
    ...{ looked: 'No inquiry that we know of', once: newId() },
  })
/** What somebody writes without the program asking first. */
const insists = (made: Made, worker: string) =>
  actsAs(scene, worker, ({ tx, actor }) =>
    tx
      .insertInto('disposal_proposal')
      .values({
        ...{ id: newId(), place_id: scene.place, young_person_id: made.youngPersonId, looked: 'x' },
        proposed_by: actor.id,
      } as never)
      .execute(),
  )
const dispose = (worker: string, proposal: unknown) =>
  actsAs(scene, worker, ({ tx }) => sql`select dispose(${proposal}::uuid)`.execute(tx))

describe('rule: nothing is disposed of by itself, before its day, by one person alone, or while anything stands in the way', () => {
  it('lists whose time is over for whoever leads the team, with how many, and is empty for nobody else', async () => {
    expect((await maryam('/retention')).status).toBe(404)
    expect((await as(scene.outsider, '/retention')).status).toBe(404)
    const { text } = await helen('/retention')
    expect(text).toMatch(/Their time is over: 1 record.*Zephyrine Quillfeather/s)
    expect(text).toMatch(/Their time comes within a year: 1 record.*Kit Overton/s)
    expect(text).toContain('27 March 2026')
    expect((await as(scene.outsider, '/disposals')).text).toContain('No record was disposed of')
  })

  it('is refused by the database before the day, and while anything is open', async () => {
    await expect(insists(kit, scene.manager)).rejects.toThrow('it is kept still')
    expect((await propose(kit)).to).toBe(`/young-people/${kit.youngPersonId}/keeping`)
    const opened = async (statement: string, closing: string, way: string) => {
      const [made] = await rows(statement, [newId(), zeph.youngPersonId, scene.place, second])
      await expect(insists(zeph, scene.manager), way).rejects.toThrow(`in the way: ${way}`)
      await rows(closing, [made?.id])
    }
    await opened(
      `insert into retention_hold (id, young_person_id, place_id, set_by, set_at, reason) values ($1, $2, $3, $4, '2026-11-01', 'x') returning id`,
      'delete from retention_hold where id = $1',
      'hold',
    )
    await opened(
      `insert into restriction (id, young_person_id, place_id, set_by, set_at, reason) values ($1, $2, $3, $4, '2026-11-01', 'x') returning id`,
      'delete from restriction where id = $1',
      'restriction',
    )
    await opened(
      `insert into correction (id, young_person_id, place_id, recorded_by, made_at, due_on, wrong)
       values ($1, $2, $3, $4, '2026-11-01', '2026-12-01', 'x') returning id`,
      'delete from correction where id = $1',
      'request',
    )
    expect(await rows('select from disposal_proposal')).toEqual([])
  })

  it('says no more than that something is not finished where it is somebody else’s to know', async () => {
    const client = await database.owner.connect()
    try {
      await client.query('begin')
      await client.query(
        'alter table safeguarding_concern disable trigger user; set constraints all deferred',
      )
      await client.query(
        `insert into safeguarding_concern (id, place_id, young_person_id, called, words, danger, raised_from, raised_by, raised_as,
           raised_at, organisation_id, state, step_id, holder_worker_id, due_at, awaits)
         select gen_random_uuid(), $1, $2, 'x', 'x', 'no', 'worker', $3, $3, '2026-11-01', organisation_id, 'raised', gen_random_uuid(), $3,
           '2026-12-01', 'acknowledgement' from worker where id = $3`,
        [scene.place, zeph.youngPersonId, second],
      )
      await client.query(
        `select set_config('trellis.actor', 'worker', true), set_config('trellis.actor_id', $1, true),
           set_config('trellis.place', $2, true), set_config('trellis.now', '2026-11-24T12:00:00Z', true)`,
        [scene.manager, scene.place],
      )
      const { rows: found } = await client.query('select in_the_way($1) as ways', [zeph.youngPersonId])
      expect(found).toEqual([{ ways: ['other'] }])
    } finally {
      client.release(true)
    }
  })

  it('is proposed by whoever leads, with what every rule said, and waits on the Today of another', async () => {
    // The circle ended with the support: Maryam has nothing of hers any more, and whoever leads reads no more than whose it is and when.
    expect((await maryam(`/young-people/${zeph.youngPersonId}/disposal-proposals/new`)).status).toBe(404)
    expect((await maryam(`/young-people/${zeph.youngPersonId}/keeping`)).status).toBe(404)
    expect((await helen(`/young-people/${zeph.youngPersonId}/everything`)).status).toBe(404)
    await expect(insists(zeph, scene.maryam)).rejects.toThrow('not_yours')
    const at = `/young-people/${zeph.youngPersonId}/disposal-proposals`
    expect((await helen(`${at}/new`)).text).toMatch(/What each rule says.*25th birthday.*second hand/s)
    expect((await helen(at, { looked: '' })).text).toContain('Write what you looked at')
    for (const _ of [1, 2]) expect((await propose(zeph)).status).toBe(303)
    expect(await rows('select rule, until::text, said from disposal_proposal')).toEqual([
      {
        ...{ rule: 'child', until: '2026-03-27' },
        said: {
          ...{ born: '2001-03-27', ended: '2016-11-01', lastContact: '2016-10-01', died: null },
          rules: [{ rule: 'child', until: '2026-03-27' }],
        },
      },
    ])
    expect(await today(scene.manager)).not.toContain('Zeph')
    expect(await today(second)).toContain('Helen Marchbank proposes that the record of Zeph is disposed of')
    expect((await helen('/retention')).text).toContain('waits for a second person: 1 record')
  })

  it('is refused to whoever proposed it, to whoever has not the record, and under a hold that came after', async () => {
    const [proposal] = await rows('select id from disposal_proposal')
    const at = `/disposal-proposals/${proposal?.id}`
    await helen(`${at}/confirmation`, { sure: 'yes' })
    await expect(dispose(scene.manager, proposal?.id)).rejects.toThrow('it takes two')
    for (const path of ['', '/confirmation', '/refusal'])
      expect((await as(scene.outsider, `${at}${path}`)).status).toBe(404)
    await expect(dispose(scene.outsider, proposal?.id)).rejects.toThrow('nothing is proposed')
    await ravi(`/young-people/${zeph.youngPersonId}/holds`, { reason: 'An inquiry', once: newId() })
    expect((await ravi(`${at}/confirmation`, { sure: 'yes' })).to).toBe(at)
    expect((await ravi(at)).text).toContain('There is a hold on it')
    await expect(dispose(second, proposal?.id)).rejects.toThrow('in the way: hold')
    await rows('delete from retention_hold')
    for (const table of ['young_person', 'contact', 'disposal', 'history'])
      await expect(database.app.query(`delete from ${table}`)).rejects.toThrow('permission denied')
    await expect(database.app.query('select erase_record(gen_random_uuid())')).rejects.toThrow('permission')
    expect(await rows('select from young_person')).toHaveLength(2)
  })

  it('stays where the second person says no, with why, and can be proposed again', async () => {
    const [proposal] = await rows('select id from disposal_proposal')
    const at = `/disposal-proposals/${proposal?.id}/refusal`
    expect((await ravi(at, { because: '' })).text).toContain('Write why the record stays')
    await ravi(at, { because: 'Her daughter is to be referred' })
    expect(await today(second)).not.toContain('Zeph')
    await propose(zeph)
    expect(await rows('select turned_down_because from disposal_proposal order by turned_down_at')).toEqual([
      { turned_down_because: 'Her daughter is to be referred' },
      { turned_down_because: null },
    ])
  })
})

describe('rule: what stays of a record that was disposed of is a certificate without a name', () => {
  it('takes everything at once when the second person agrees, also what was on its way', async () => {
    const [message] = await rows(
      `insert into message (id, place_id, young_person_id, audience, channel, address, template, subject, body, made_at)
       values (gen_random_uuid(), $1, $2, 'young_person', 'text', '+447700900123', 'x', 'x', 'Hi Zephyrine', '2026-11-24') returning id`,
      [scene.place, zeph.youngPersonId],
    )
    const [proposal] = await rows('select id from disposal_proposal where turned_down_at is null')
    const at = `/disposal-proposals/${proposal?.id}/confirmation`
    expect((await ravi(at, {})).text).toContain('you know it is for good')
    expect(await whereIs([...canaries, zeph.youngPersonId])).toContain('contact')
    const { to } = await ravi(at, { sure: 'yes' })
    expect(to).toBe(`/disposals/${zeph.youngPersonId}`)
    expect(await whereIs([...canaries, zeph.youngPersonId])).toEqual([])
    expect((await ravi(at, { sure: 'yes' })).status).toBe(404)
    const sent: unknown[] = []
    const send = async (one: unknown) => void sent.push(one)
    const helpers = { ...workHelpers(database.kysely, TUESDAY, 'a test'), attempt: 1 }
    await deliverTask({ email: send, text: send })(
      { message: String(message?.id), place: scene.place },
      helpers,
    )
    expect([message?.id !== undefined, sent]).toEqual([true, []])
    expect((await helen('/young-people?show=ended')).text).not.toContain('Zeph')
  })

  it('says when, by which rule, who proposed and who agreed, and how many rows, to those who keep the records', async () => {
    const { text } = await helen(`/disposals/${zeph.youngPersonId}`)
    for (const said of [
      '24 November 2026',
      'to the 25th birthday',
      'Helen Marchbank',
      'Ravi Anand',
      'Contact',
    ])
      expect(text).toContain(said)
    for (const word of canaries) expect(text).not.toContain(word)
    expect((await helen('/disposals')).text).toContain('1 certificate')
    expect((await as(scene.outsider, `/disposals/${zeph.youngPersonId}`)).status).toBe(404)
    const acts = await rows(
      `select act, actor_id from history where young_person_id = $1 and act like '%dispos%' order by position`,
      [zeph.youngPersonId],
    )
    expect(acts.map(({ act }) => act)).toEqual([
      'proposed_disposal',
      'turned_down_disposal',
      'proposed_disposal',
      'disposed',
    ])
  })

  it('leaves a history that is proven, and has no content', async () => {
    await safe.seal()
    const client = await database.owner.connect()
    const verdict = await verifyHistory(client, historyKey(Buffer.alloc(32, 7)), headsSoFar(safe.heads))
    expect(verdict).toMatchObject({ verified: true })
    const { rowCount } = await client.query(
      `select from history t where t::text like any($1) or encode(canonical, 'escape') like any($1)`,
      [canaries.map((word) => `%${word}%`)],
    )
    client.release()
    expect(rowCount).toBe(0)
  })

  it('is done again in a copy from before that is put back, with a certificate that says so', async () => {
    const log = readFileSync(join(safe.heads, 'withdrawals.jsonl'), 'utf8')
    expect(log).toContain(`"table":"young_person","id":"${zeph.youngPersonId}"`)
    const into = await emptyDatabase()
    expect((await safe.restore('before', into)).applied).toBeGreaterThan(0)
    expect(await whereIs([...canaries, zeph.youngPersonId], into)).toEqual([])
    expect(await rows('select name from young_person', [], into)).toEqual([{ name: 'Kit Overton' }])
    expect(
      await rows(
        `select disposed_on::text, proposed_by, rows->>'contact' as contacts from disposal`,
        [],
        into,
      ),
    ).toEqual([{ disposed_on: '2026-11-24', proposed_by: null, contacts: '1' }])
  })
})

describe('asking that something is erased before its time', () => {
  let taz: Made
  let page: Browser
  const due = () => today(scene.maryam)
  const planted = `
    update young_person set ethnic_group = 'mixed', gender = 'boy', pronouns = 'he/him', meeting_wishes = 'By the pier' where id = $1`

  it('says before they ask what can go and what cannot, and falls due in a month with whoever has the support', async () => {
    taz = await makeSupported(scene)
    page = await opensPage(scene, taz.youngPersonId)
    await rows(planted, [taz.youngPersonId])
    await rows(
      `insert into wish (id, place_id, young_person_id, kind, who, words, made_at, due_on, answered_at, answer)
       select gen_random_uuid(), $1, $2, 'know', 'Nan', words, '2026-11-01', '2026-11-10', done, case when done is not null then 'Yes' end
       from (values ('A secret wish', '2026-11-02'::timestamptz), ('A wish that waits', null)) w (words, done)`,
      [scene.place, taz.youngPersonId],
    )
    await safe.save('asked')
    const { text } = await visitIn(scene, page, '/my/erasures/new')
    expect(text).toContain('We have to keep these, mostly until you are 25 or 26')
    expect((await visitIn(scene, page, '/my/erasures', { words: 'x' })).text).toContain(
      'Choose what you want',
    )
    const asking = { parts: ['wishes', 'about_you', 'record'], once: newId() }
    for (const _ of [1, 2])
      expect((await visitIn(scene, page, '/my/erasures', asking)).to).toBe('/my/everything')
    expect(await rows('select parts, due_on::text from erasure_request')).toEqual([
      { parts: ['wishes', 'about_you', 'record'], due_on: '2026-12-24' },
    ])
    expect((await visitIn(scene, page, '/my/everything')).text).toContain('You get an answer by Thursday 24')
    expect(await due()).toContain('Taz asks that something about Taz is erased')
  })

  it('is answered by a person, with why for whatever stays, and never takes the record itself', async () => {
    const [request] = await rows('select id from erasure_request')
    const at = `/erasure-requests/${request?.id}`
    for (const path of ['', '/answer']) expect((await as(scene.outsider, at + path)).status).toBe(404)
    const part = { granted: ['wishes', 'about_you'], told: 'own_page' }
    const unsaid = await maryam(`${at}/answer`, part)
    expect([unsaid.status, unsaid.text.includes('Something stays: write what you tell them')]).toEqual([
      422,
      true,
    ])
    await expect(
      rows(
        `update erasure_request set answered_at = '2026-11-24', answered_by = $1, granted = parts, told = 'own_page'`,
        [scene.maryam],
      ),
    ).rejects.toThrow(/check constraint|CASE/i)
    await maryam(`/young-people/${taz.youngPersonId}/holds`, { reason: 'An inquiry', once: newId() })
    const answer = { ...part, ground: 'care_record', because: 'Until you are 25, in March 2038' }
    expect((await maryam(`${at}/answer`, answer)).to).toBe(at)
    expect((await maryam(at)).text).toContain('nothing of it is erased while it stands')
    await rows('delete from retention_hold')
    await maryam(`${at}/answer`, answer)
    expect(await rows('select words from wish')).toEqual([{ words: 'A wish that waits' }])
    expect(
      await rows(
        'select ethnic_group, gender, pronouns, meeting_wishes, address from young_person where id = $1',
        [taz.youngPersonId],
      ),
    ).toEqual([
      { ethnic_group: null, gender: null, pronouns: null, meeting_wishes: null, address: '4 Quarry Lane' },
    ])
    expect(await rows('select erased from erasure_request')).toEqual([
      { erased: { wish: 1, young_person: 1 } },
    ])
    expect(await due()).not.toContain('is erased')
    const { text } = await visitIn(scene, page, '/my/everything')
    expect(text).toMatch(/Deleted:.*What I asked for.*Not deleted:.*all of it.*March 2038.*ico\.org\.uk/s)
  })

  it('stays erased in a copy from before that is put back', async () => {
    await safe.seal()
    const into = await emptyDatabase()
    await safe.restore('asked', into)
    expect(await rows('select words from wish', [], into)).toEqual([{ words: 'A wish that waits' }])
    expect(await rows('select pronouns from young_person where id = $1', [taz.youngPersonId], into)).toEqual([
      { pronouns: null },
    ])
  })
})

describe('rule: what somebody asks after their circle has ended reaches whoever keeps the record', () => {
  let ash: Made
  let page: Browser
  const idOf = async (table: string) =>
    String((await rows(`select id from ${table} where young_person_id = $1`, [ash.youngPersonId]))[0]?.id)
  const record = () => `/young-people/${ash.youngPersonId}`

  it('is on their Today, and open to them for that request and for nothing else', async () => {
    ash = await makeSupported(scene, { name: 'Ash Pemberton', preferred_name: 'Ash', address: '9 Kiln Row' })
    page = await opensPage(scene, ash.youngPersonId)
    await ended(ash)
    await visitIn(scene, page, '/my/everything', {})
    await visitIn(scene, page, '/my/corrections', { wrong: 'I never left the choir', once: newId() })
    const list = await today(scene.manager)
    expect(list).toContain('Ash asks for everything that is written down about Ash')
    expect(list).toContain('Ash says that something in their record is wrong')
    for (const worker of [scene.maryam, scene.outsider]) expect(await today(worker)).not.toContain('Ash')
    const at = `/access-requests/${await idOf('access_request')}`
    for (const worker of [scene.maryam, scene.outsider]) expect((await as(worker, at)).status).toBe(404)
    expect((await helen(at)).text).toContain('9 Kiln Row')
    for (const path of ['', '/everything']) expect((await helen(record() + path)).status).toBe(404)
    const naming = (worker: string, request: string) =>
      actsAs(scene, worker, async ({ tx }) => {
        await sql`select set_config('trellis.answering', ${request}, true)`.execute(tx)
        return tx.selectFrom('young_person').select('name').where('id', '=', ash.youngPersonId).execute()
      })
    expect(await naming(scene.manager, await idOf('access_request'))).toHaveLength(1)
    expect(await naming(scene.manager, newId())).toEqual([])
    for (const worker of [scene.maryam, scene.outsider, scene.coach])
      expect(await naming(worker, await idOf('access_request'))).toEqual([])
  })

  it('is answered by them, and closed to them again', async () => {
    const id = await idOf('access_request')
    const at = `/access-requests/${id}`
    const piece = `${at}/left-out?piece=young_person.${ash.youngPersonId}`
    await helen(piece, { fields: 'address', reason: 'serious_harm', words: 'An old address', once: newId() })
    expect((await helen(at)).text).toContain('Left out by Helen Marchbank')
    const answer = { answer: 'give', lead_asked: 'Ros, who leads', handed: 'own_page' }
    expect((await helen(`${at}/giving-out`, answer)).to).toBe(at)
    const { text } = await helen(at)
    expect(text).toMatch(/Helen Marchbank gave it out.*Left out: 1 piece/s)
    expect(text).not.toContain('9 Kiln Row')
    expect((await helen(`${at}/file`)).text).toContain('Everything about Ash')
    expect((await ravi(at)).status).toBe(200)
    expect((await ravi(`${at}/file`)).status).toBe(404)
    expect((await visitIn(scene, page, '/my/everything/file')).text).toContain('Ash Pemberton')
    const wrong = `/corrections/${await idOf('correction')}`
    expect((await as(scene.maryam, wrong)).status).toBe(404)
    const words = { answer: 'Your words are in it now.' }
    expect((await helen(wrong, { ...words, settled_as: 'corrected' })).status).toBe(422)
    expect((await helen(wrong, { ...words, settled_as: 'statement' })).to).toBe(`${record()}/keeping`)
    expect(await today(scene.manager)).not.toContain('Ash')
    expect((await helen(record())).status).toBe(404)
  })

  it('is written down by whoever keeps the record too, and by nobody else', async () => {
    const asked = {
      ...{ asked_by: 'parent_or_carer', parent_name: 'Jo', known_by: 'Seen', says: 'They want it' },
      ...{ 'received_on-day': '23', 'received_on-month': '11', 'received_on-year': '2026', once: newId() },
    }
    for (const worker of [scene.maryam, scene.outsider])
      expect((await as(worker, `${record()}/access-requests`, asked)).status).toBe(404)
    expect((await helen(`${record()}/keeping`)).text).toContain('Somebody asks for everything about Ash')
    expect((await helen(`${record()}/access-requests`, asked)).to).toMatch(/^\/access-requests\//)
    expect(await today(second)).toContain('asks for everything that is written down about Ash')
    const told = { wrong: 'The choir', once: newId() }
    expect((await helen(`${record()}/corrections`, told)).to).toBe(`${record()}/keeping`)
    expect(await today(second)).toContain('something in their record is wrong')
    // Whoever manages the organisation writes it down while support is open too; it is then with whoever has that.
    const [northside] = await rows('select organisation_id as id from team where id = $1', [scene.team])
    const place = { place: scene.place, organisation: String(northside?.id) }
    const team = await makeTeam(database.kysely, { ...place, name: 'Outreach' })
    const outreach = await makeWorker(database.kysely, {
      ...{ ...place, name: 'Ines Hart', email: 'ines@saltmere.example', roles: [{ team, role: 'manager' }] },
    })
    const open = await makeSupported(scene, { name: 'Bo Lind', preferred_name: 'Bo' })
    const bo = `/young-people/${open.youngPersonId}`
    expect((await as(outreach, `${bo}/access-requests`, { ...asked, once: newId() })).to).toBe(
      `${bo}/keeping`,
    )
    expect((await as(outreach, `${bo}/corrections`, { ...told, once: newId() })).to).toBe(`${bo}/keeping`)
    expect(await today(outreach)).not.toContain('Bo')
    expect(await today(outreach)).toContain('everything that is written down about Ash')
    expect(await today(scene.maryam)).toContain('everything that is written down about Bo')
  })
})
