import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makeTeam, makeWorker } from '../accounts/factory.ts'
import { agreedToTell, decidingDue } from '../circle/index.ts'
import { type Actor, workHelpers } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { aMessage } from '../messages/factory.ts'
import { deliverTask, tell } from '../messages/index.ts'
import { referralById } from '../referrals/index.ts'
import {
  acts,
  actsAs,
  ask,
  linkIn,
  makeScene,
  makeSupported,
  messagesOf,
  type Scene,
  seenIn,
  TUESDAY,
  visit,
  wholeForm,
} from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { type Browser, browserOf, handsOver, opensPage, visitIn } from './factory.tsx'

const database = await testDatabase()
let scene: Scene
let taz: { supportId: string; youngPersonId: string }
let page: Browser

beforeAll(async () => {
  scene = await makeScene(database)
  taz = await makeSupported(scene)
  page = await opensPage(scene, taz.youngPersonId)
})

const reads = async (path: string, browser = page) => visitIn(scene, browser, path)
const presses = async (path: string, form: Record<string, string> = {}) => visitIn(scene, page, path, form)
const one = async <T extends object>(query: string, values: unknown[] = []): Promise<T | undefined> =>
  (await database.owner.query<T>(query, values)).rows[0]

/** Taz, as the database knows him. */
async function himself(): Promise<Actor> {
  const row = await one<{ id: string }>(
    'select id from own_page where young_person_id = $1 and taken_back_at is null',
    [taz.youngPersonId],
  )
  return { kind: 'young-person', id: row?.id as string, place: scene.place }
}

/** Somebody in his circle, drawn behind the curtain. */
async function entryOf(entry: { worker?: string; basis?: string; opens?: string; referral?: string }) {
  const id = newId()
  await database.owner.query(
    `insert into circle_member (id, place_id, young_person_id, worker_id, opens, basis, referral_id, starts_at)
     select $1, place_id, id, $2, $3, $4, coalesce($5::uuid, (select referral_id from support where id = $6)), $7
     from young_person where id = $8`,
    [
      ...[id, entry.worker ?? scene.outsider, entry.opens ?? 'progress', entry.basis ?? 'sent_referral'],
      ...[entry.referral ?? null, taz.supportId, '2026-11-20T09:00:00Z', taz.youngPersonId],
    ],
  )
  return id
}

const endOf = async (member: string) =>
  (await one<{ ends_at: Date | null }>('select ends_at from circle_member where id = $1', [member]))?.ends_at

const delivered = async (id: string) => {
  const sent: string[] = []
  const keep = async ({ address }: { address: string }) => void sent.push(address)
  const helpers = { ...workHelpers(database.kysely, TUESDAY, 'test'), attempt: 1 }
  await deliverTask({ email: keep, text: keep })({ message: id, place: scene.place }, helpers)
  return sent
}

describe('A young person’s own page', () => {
  it('says no name before the code, opens with link and code together, and shows who is around them', async () => {
    const other = await makeSupported(scene, { name: 'Zephyrine Quill', preferred_name: '' })
    const { link, code, text } = await handsOver(scene, other.youngPersonId)
    expect(text).toContain('The code, shown once')
    const browser = browserOf()
    const door = await visitIn(scene, browser, link)
    expect(door.status).toBe(200)
    expect(door.text).not.toMatch(/Zephyrine|Quill|Maryam|Northside|support/i)
    expect((await visitIn(scene, browser, link, { code })).to).toBe('/my')
    expect((await visitIn(scene, browser, '/my')).text).toContain('Hi Zephyrine.')
    const people = await visitIn(scene, browser, '/my/people')
    expect(people.text).toContain('Maryam Siddiqui')
    expect(people.text).toContain('your plan, your goals')
    const { rows } = await database.owner.query<{ kept: string }>(
      `select encode(code_hash, 'hex') || encode(token_hash, 'hex') as kept from own_page`,
    )
    expect(rows.some(({ kept }) => kept.includes(code.replace(' ', '')))).toBe(false)
  })

  it('stops at the next request once it is taken back, on open pages too, and so does the page it replaced', async () => {
    const kez = await makeSupported(scene)
    const { link, code } = await handsOver(scene, kez.youngPersonId)
    const browser = browserOf()
    await visitIn(scene, browser, link, { code })
    expect((await visitIn(scene, browser, '/my/people')).status).toBe(200)
    const actor = await one<{ id: string }>('select id from own_page where young_person_id = $1', [
      kez.youngPersonId,
    ])
    await visitIn(
      scene,
      browserOf(scene.maryam),
      `/young-people/${kez.youngPersonId}/own-page/taking-back`,
      {},
    )
    expect((await visitIn(scene, { ...browser }, '/my/people')).status).toBe(403)
    expect((await visitIn(scene, { ...browser }, '/my/wishes', { who: 'Nan' })).status).toBe(403)
    expect((await visitIn(scene, browserOf(), link, { code })).status).toBe(404)
    const left = await acts(
      scene,
      { kind: 'young-person', id: actor?.id as string, place: scene.place },
      ({ tx }) => tx.selectFrom('young_person').select('id').execute(),
    )
    expect(left).toEqual([])
  })

  it('is the young person’s own session, whoever is signed in in the same browser', async () => {
    const shared: Browser = { ...page, worker: scene.outsider }
    expect((await reads('/my', shared)).text).toContain('Hi Taz.')
    const row = await one<{ actor_kind: string }>(
      `select actor_kind from history where subject_kind = 'my_page' order by position desc limit 1`,
    )
    expect(row?.actor_kind).toBe('young-person')
    expect((await reads(`/young-people/${taz.youngPersonId}`, page)).to).toMatch(/^\/sign-in/)
  })

  it.each(['outsider', 'coach'] as const)('and its wishes are nothing to %s', async (who) => {
    await presses('/my/wishes', { who: 'Wren', words: '', once: newId() })
    const seen = await actsAs(scene, scene[who], async ({ tx }) => [
      ...(await tx.selectFrom('own_page').select('id').execute()),
      ...(await tx.selectFrom('wish').select('id').execute()),
    ])
    expect(seen).toEqual([])
  })
})

describe('Their record, their say', () => {
  it('takes a club out at once: its entry, its page, and what waits to be sent to it', async () => {
    const referral = await ask(scene, taz.supportId, scene.boxing)
    const sees = () => actsAs(scene, scene.coach, (acting) => referralById(acting, referral))
    expect(await sees()).not.toBeNull()
    const member = await one<{ id: string }>('select id from circle_member where referral_id = $1', [
      referral,
    ])
    expect((await presses(`/my/people/${member?.id}/removal`)).to).toBe('/my/people?done=out')
    expect(await sees()).toBeNull()
    expect((await visit(scene, { worker: scene.coach }, `/asked/${referral}`)).status).toBe(404)
    const waiting = (await messagesOf(scene, referral)).filter(({ audience }) => audience !== 'young_person')
    expect(waiting.length).toBeGreaterThan(0)
    for (const { id, after_id } of waiting) {
      if (after_id) await delivered(after_id)
      expect(await delivered(id)).toEqual([])
    }
    const due = await actsAs(scene, scene.maryam, (acting) =>
      decidingDue(acting, { workerIds: [scene.maryam], teamIds: [], until: '2026-12-31' }),
    )
    expect(due.wishes.map(({ kind }) => kind)).toContain('removed')
  })

  it('takes a place without an account out at once: its link opens nothing, and no message to it goes', async () => {
    const referral = await ask(scene, taz.supportId, scene.chess)
    const link = await linkIn(scene, referral)
    expect((await visit(scene, { worker: null }, link)).status).toBe(200)
    expect((await reads('/my/people')).text).toContain(`/my/places/${referral}`)
    await presses(`/my/places/${referral}/removal`)
    expect((await visit(scene, { worker: null }, link)).status).toBe(404)
    const told = (await messagesOf(scene, referral)).find(({ audience }) => audience === 'provider')
    if (told?.after_id) await delivered(told.after_id)
    expect(await delivered(told?.id as string)).toEqual([])
    expect(await one('select withheld_because from message where id = $1', [told?.id])).toEqual({
      withheld_because: 'The yes to telling them was taken back before this was sent.',
    })
    expect((await reads('/my/people')).text).not.toContain(`/my/places/${referral}`)
  })

  it('lets nobody take out a safeguarding lead, a statutory worker or the link worker: the database refuses, the page says why', async () => {
    const { place } = scene
    const council = await makeOrganisation(database.kysely, {
      place,
      kind: 'council',
      name: 'Saltmere Council',
    })
    const school = await makeOrganisation(database.kysely, { place, name: 'Eastbrook Academy' })
    const team = await makeTeam(database.kysely, { place, organisation: school, name: 'Safety' })
    const social = await makeWorker(database.kysely, { place, organisation: council, name: 'Sol Worker' })
    const lead = await makeWorker(database.kysely, {
      ...{ place, organisation: school, name: 'Lena Lead' },
      roles: [{ team, role: 'safeguarding_lead' }],
    })
    const support = await one<{ id: string }>(
      `select id from circle_member where young_person_id = $1 and opens = 'support'`,
      [taz.youngPersonId],
    )
    const kept: [string, string][] = [
      [await entryOf({ worker: social }), 'The law says they must be there'],
      [await entryOf({ worker: lead }), 'keep young people safe'],
      [support?.id as string, 'ask for another person instead'],
    ]
    for (const [member, why] of kept) {
      await presses(`/my/people/${member}/removal`)
      expect((await reads(`/my/people/${member}`)).text).toContain(why)
      const tried = await acts(scene, await himself(), ({ tx }) =>
        tx
          .updateTable('circle_member')
          .set({ ends_at: TUESDAY, ended_because: 'tried' })
          .where('id', '=', member)
          .executeTakeFirst(),
      )
      expect(tried.numUpdatedRows).toBe(0n)
      expect(await endOf(member)).toBeNull()
    }
  })

  it('never shows what is there for safeguarding, nor that somebody looked for it', async () => {
    const member = await entryOf({ worker: scene.outsider, basis: 'safeguarding', opens: 'support' })
    await actsAs(scene, scene.outsider, (acting) =>
      acting.tx
        .insertInto('history')
        .values({
          ...{ id: newId(), place_id: scene.place, actor_kind: 'worker', actor_id: scene.outsider },
          ...{ act: 'looked', subject_kind: 'record', young_person_id: taz.youngPersonId },
          ...{ request_id: 'x', canonical: Buffer.from('x') },
        })
        .execute(),
    )
    await reads(`/young-people/${taz.youngPersonId}/own-page`, browserOf(scene.maryam))
    expect((await reads('/my/people')).text).not.toContain('Olive Outside')
    expect((await reads('/my/looks')).text).not.toContain('Olive Outside')
    expect((await reads('/my/looks')).text).toContain('Maryam Siddiqui')
    expect((await presses(`/my/people/${member}/removal`)).status).toBe(404)
    await database.owner.query('delete from circle_member where id = $1', [member])
  })

  it('takes a yes to sharing back at once, as a worker would', async () => {
    const referral = await ask(scene, taz.supportId, scene.boxing)
    const agreed = await one<{ id: string }>(
      'select agreed_id as id from referral_share where referral_id = $1 limit 1',
      [referral],
    )
    expect((await presses(`/my/decisions/${agreed?.id}/withdrawal`)).to).toBe('/my/people?done=taken-back')
    expect(await actsAs(scene, scene.coach, (acting) => referralById(acting, referral))).toBeNull()
  })

  it('limits what a place is told to less, at once, and leaves something or takes all of it back', async () => {
    const referral = await ask(scene, taz.supportId, scene.boxing)
    const seen = seenIn(await visit(scene, { worker: scene.coach }, `/asked/${referral}`))
    const taking = { seen, taken_by: scene.coach, when: 'Thursdays' }
    await visit(scene, { worker: scene.coach }, `/asked/${referral}/acceptance`, taking)
    const agreed = await one<{ id: string; kinds: string[] }>(
      `select d.id, d.share_what as kinds from referral_share s join decision d on d.id = s.agreed_id where s.referral_id = $1 limit 1`,
      [referral],
    )
    const first = 'medical_needs'
    const rest = (agreed?.kinds ?? []).filter((kind) => !['first_name', first].includes(kind))
    const at = `/my/decisions/${agreed?.id}/limits`
    const told = async () =>
      Object.keys(
        (
          await one<{ shared: object }>(
            `select shared from referral_share where referral_id = $1 and stage = 'accepted'`,
            [referral],
          )
        )?.shared ?? {},
      )
    expect(await told()).toContain(first)
    const all = await visitIn(scene, page, at, { keep: [first, ...rest], once: newId() })
    expect([all.status, all.text.includes('Take out at least one tick')]).toEqual([422, true])
    const once = newId()
    for (const nth of [1, 2])
      expect((await visitIn(scene, page, at, { keep: rest, once })).to, `${nth}`).toBe(
        '/my/people?done=limited',
      )
    expect(await told()).not.toContain(first)
    expect(await told()).toEqual(expect.arrayContaining(rest))
    const asked = await visit(scene, { worker: scene.coach }, `/asked/${referral}`)
    expect(asked.text).not.toContain(wholeForm.medical_needs)
    expect((await reads('/my/people')).text).toContain('may know less')
    // Whoever has the support does the same for whoever has no page, and only with the record open.
    const theirs = `/young-people/${taz.youngPersonId}/decisions/${agreed?.id}/limits`
    expect((await visitIn(scene, browserOf(scene.coach), theirs)).status).toBe(404)
    expect((await visitIn(scene, browserOf(scene.maryam), theirs)).text).not.toContain(`value="${first}"`)
    const logged = await one('select of_table from withdrawal_log where of_table = $1', [`limited ${first}`])
    expect(logged).toBeTruthy()
  })

  it('withholds what waits to be sent of a limited kind, sends the rest, and tells no more of it by whoever works with them', async () => {
    const [agreed, referral] = [
      newId(),
      (await one<{ id: string }>('select referral_id as id from support where id = $1', [taz.supportId]))
        ?.id as string,
    ]
    await entryOf({ worker: scene.outsider })
    await database.owner.query(
      `insert into decision (id, young_person_id, referral_id, about, answer, share_with, share_what, decided_by, competence, judged_by, grounds,
         decided_on, made_at)
       values ($1, $2, $3, 'sharing', 'yes', 'Olive', '{first_contact,ending,outcome}', 'young_person', 'competent', 'Maryam', 'x', '2026-11-20', '2026-11-20')`,
      [agreed, taz.youngPersonId, referral],
    )
    const about = { youngPersonId: taz.youngPersonId, referralId: referral }
    const to = {
      audience: 'worker',
      channel: 'email',
      address: 'olive@example.org',
      workerId: scene.outsider,
    } as const
    const [first, ending] = [newId(), newId()]
    await actsAs(scene, scene.maryam, async (acting) => {
      await tell(acting, { ...aMessage('referrerFirstContact', { ...about, to }), id: first })
      await tell(acting, { ...aMessage('referrerEnded', { ...about, to }), id: ending })
    })
    const told = () =>
      actsAs(scene, scene.maryam, (acting) => agreedToTell(acting, { ...about, teamId: null }))
    const at = `/my/decisions/${agreed}/limits`
    expect((await visitIn(scene, page, at, { keep: ['ending', 'outcome'], once: newId() })).status).toBe(303)
    expect(await told()).toEqual(['ending', 'outcome'])
    expect([await delivered(first), await delivered(ending)]).toEqual([[], ['olive@example.org']])
    const why = await one<{ withheld_because: string }>(
      'select withheld_because from message where id = $1',
      [first],
    )
    expect(why?.withheld_because).toBe('They may not be told this any more.')
    const theirs = `/young-people/${taz.youngPersonId}/decisions/${agreed}/limits`
    await visitIn(scene, browserOf(scene.maryam), theirs, { keep: ['outcome'], once: newId() })
    expect(await told()).toEqual(['outcome'])
  })

  it('limits nothing that a safeguarding lead decided without a yes', async () => {
    const id = newId()
    await database.owner.query(
      `insert into decision (id, young_person_id, about, answer, share_with, share_what, decided_by, judged_by, grounds, decided_on, made_at)
       values ($1, $2, 'sharing', 'yes', 'Social care', '{first_contact,outcome}', 'safeguarding_override', 'Ros', 'Danger', '2026-11-20', '2026-11-20')`,
      [id, taz.youngPersonId],
    )
    expect((await reads(`/my/decisions/${id}/limits`)).status).toBe(404)
    for (const actor of [
      await himself(),
      { kind: 'worker', id: scene.maryam, place: scene.place } as const,
    ]) {
      const limits = acts(scene, actor, ({ tx }) =>
        tx
          .insertInto('decision_limit')
          .values({
            ...{ id: newId(), decision_id: id, young_person_id: taz.youngPersonId, took: ['outcome'] },
            limited_by: actor.kind === 'worker' ? actor.id : null,
          })
          .execute(),
      )
      await expect(limits).rejects.toMatchObject({ constraint: 'limit_leaves_something' })
    }
    await database.owner.query('delete from decision where id = $1', [id])
  })

  it('tells a wish for another person to the manager and not to the worker, who stays responsible', async () => {
    await presses('/my/another-person', { sure: 'yes', words: 'We do not get on', once: newId() })
    await presses('/my/another-person', { sure: 'yes', words: 'Really', once: newId() })
    const due = async (who: string, teamIds: string[]) =>
      (
        await actsAs(scene, who, (acting) =>
          decidingDue(acting, { workerIds: [who], teamIds, until: '2026-12-31' }),
        )
      ).wishes
    const another = ({ kind }: { kind: string }) => kind === 'another_worker'
    expect((await due(scene.maryam, [])).filter(another)).toEqual([])
    const [wish, ...more] = (await due(scene.manager, [scene.team])).filter(another)
    expect(more).toEqual([])
    const at = `/young-people/${taz.youngPersonId}/wishes/${wish?.id}`
    expect((await reads(at, browserOf(scene.maryam))).status).toBe(404)
    expect((await reads(at, browserOf(scene.manager))).text).toContain('We do not get on')
    expect(await one('select worker_id as holder from support where id = $1', [taz.supportId])).toEqual({
      holder: scene.maryam,
    })
    await visitIn(scene, browserOf(scene.manager), at, { answer: 'Jonas meets you on Monday' })
    expect((await reads('/my/people')).text).toContain('Jonas meets you on Monday')
  })

  it('makes somebody they would like to know one of their circle only by a decision, kept from a parent', async () => {
    await presses('/my/wishes', { who: 'Nadia, my aunt', words: '', once: newId() })
    const wish = await one<{ id: string }>(`select id from wish where who = 'Nadia, my aunt'`)
    const at = `/young-people/${taz.youngPersonId}/wishes/${wish?.id}`
    const maryam = browserOf(scene.maryam)
    const half = await visitIn(scene, maryam, at, { yes_or_no: 'yes', answer: 'We rang her' })
    expect(half.status).toBe(422)
    expect((await reads('/my/people')).text).not.toContain('You chose them')
    const decided = {
      ...{ yes_or_no: 'yes', relationship: 'aunt', share_what: 'ending', answer: 'We rang her together' },
      ...{
        decided_by: 'competent',
        judged_by: 'Maryam',
        grounds: 'He said it back',
        tell_parents: 'Nothing',
      },
      ...{ 'decided_on-day': '24', 'decided_on-month': '11', 'decided_on-year': '2026' },
    }
    expect((await visitIn(scene, maryam, at, decided)).status).toBe(303)
    expect((await reads('/my/people')).text).toContain('You chose them')
    const parent: Actor = { kind: 'parent', id: newId(), place: scene.place }
    const chosen = await one<{ id: string }>(`select id from circle_member where basis = 'chosen'`)
    await acts(scene, parent, async ({ tx }) => {
      expect(await tx.selectFrom('circle_member').select('id').execute()).toEqual([])
      const { numUpdatedRows } = await tx
        .updateTable('circle_member')
        .set({ ends_at: TUESDAY })
        .executeTakeFirst()
      expect(numUpdatedRows).toBe(0n)
    })
    await presses(`/my/people/${chosen?.id}/removal`)
    expect(await endOf(chosen?.id as string)).toEqual(TUESDAY)
  })
})
