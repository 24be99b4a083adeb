import { beforeAll, describe, expect, it } from 'vitest'
import { agreedToTell, decidingDue } from '../circle/index.ts'
import { testDatabase } from '../database/testing.ts'
import { actsAs, makeScene, makeSupported, type Scene, TUESDAY } from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { type Browser, browserOf, opensPage, visitIn } from './factory.tsx'

const database = await testDatabase()
let scene: Scene
let maryam: Browser

beforeAll(async () => {
  scene = await makeScene(database)
  maryam = browserOf(scene.maryam)
})

const theirs = (until = '2026-12-31') => ({ workerIds: [scene.maryam], teamIds: [], until })
const on = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const competent = {
  ...{ decided_by: 'competent', judged_by: 'Maryam', grounds: 'He said it back', tell_parents: 'All' },
  ...on('decided_on', '2026-11-24'),
}
const mother = {
  ...{ decided_by: 'parental_responsibility', holder_name: 'Nuala Hussain', holder_relationship: 'mother' },
  ...{ holder_known_by: 'birth certificate, seen by school', not_able_judged_by: 'Maryam' },
  ...{ not_able_grounds: 'He could not say what would be shared', ...on('decided_on', '2026-11-20') },
}
const decides = (person: string, answers: Record<string, string>) =>
  visitIn(scene, maryam, `/young-people/${person}/decisions`, { ...answers, once: newId() })

describe('Their record, their say: deciding', () => {
  it('lets nothing be told, and puts it before a person, where a young person says no and a parent yes', async () => {
    const { youngPersonId } = await makeSupported(scene)
    const sharing = { about: 'sharing', share_team: scene.club, share_what: 'ending' }
    await database.owner.query(
      `insert into circle_member (id, place_id, young_person_id, team_id, opens, basis, referral_id, starts_at)
       select gen_random_uuid(), place_id, young_person_id, $1, 'progress', 'sent_referral', referral_id, '2026-11-20T09:00:00Z'
       from support where young_person_id = $2`,
      [scene.club, youngPersonId],
    )
    const told = () =>
      actsAs(scene, scene.maryam, (acting) =>
        agreedToTell(acting, { youngPersonId, referralId: newId(), teamId: scene.club }),
      )
    expect((await decides(youngPersonId, { ...sharing, answer: 'yes', ...mother })).status).toBe(303)
    expect(await told()).toEqual(['ending'])
    await decides(youngPersonId, { ...sharing, answer: 'no', ...competent })
    expect(await told()).toEqual([])
    const due = await actsAs(scene, scene.maryam, (acting) => decidingDue(acting, theirs()))
    const wish = due.wishes.find((one) => one.youngPersonId === youngPersonId)
    expect(wish).toMatchObject({ kind: 'disagree', who: expect.stringContaining('Taz says no') })
    const { text } = await visitIn(scene, maryam, `/young-people/${youngPersonId}/circle`)
    expect(text).toContain('may be told nothing: those who decide do not agree')
    const { rows } = await database.owner.query(
      `select from circle_member where young_person_id = $1 and opens = 'progress' and ends_at is null`,
      [youngPersonId],
    )
    expect(rows).toEqual([])
  })

  it('asks again at 16 what was decided before, until it is decided anew, and judges nothing by age', async () => {
    const { youngPersonId } = await makeSupported(scene, { date_of_birth: '2010-12-10' })
    await decides(youngPersonId, { about: 'service', answer: 'yes', ...mother })
    const due = (until: string, now = TUESDAY) =>
      actsAs(scene, scene.maryam, (acting) => decidingDue(acting, theirs(until)), now)
    const about = async (until: string, now?: Date) =>
      (await due(until, now)).decisions.filter((one) => one.youngPersonId === youngPersonId)
    expect(await about('2026-12-09')).toEqual([])
    expect(await about('2026-12-10')).toMatchObject([{ why: 'sixteen', dueOn: '2026-12-10', many: 1 }])
    await database.owner.query(`update decision set decided_on = '2026-12-11' where young_person_id = $1`, [
      youngPersonId,
    ])
    expect(await about('2027-12-31')).toEqual([])
  })

  it('asks again when who cares for them has changed, and not when it becomes known', async () => {
    const { youngPersonId } = await makeSupported(scene)
    await decides(youngPersonId, { about: 'service', answer: 'yes', ...competent })
    const cares = (care_status: string, now: Date) =>
      actsAs(
        scene,
        scene.maryam,
        async ({ tx }) => {
          await tx.updateTable('young_person').set({ care_status }).where('id', '=', youngPersonId).execute()
        },
        now,
      )
    const due = async () =>
      (
        await actsAs(scene, scene.maryam, (acting) => decidingDue(acting, theirs('2026-12-31')))
      ).decisions.filter((one) => one.youngPersonId === youngPersonId)
    await cares('kinship', new Date('2026-11-25T10:00:00Z'))
    expect(await due()).toEqual([])
    await cares('looked_after', new Date('2026-11-26T10:00:00Z'))
    expect(await due()).toMatchObject([{ why: 'circumstances', dueOn: '2026-11-26' }])
  })

  it('hides a look that could put somebody at risk, for three months at most, and shows nothing in its place', async () => {
    const { youngPersonId } = await makeSupported(scene)
    const young = await opensPage(scene, youngPersonId)
    const at = `/young-people/${youngPersonId}/hidden-looks`
    const { text } = await visitIn(scene, maryam, `${at}/new`)
    const looks = async () => (await visitIn(scene, young, '/my/looks')).text
    expect(await looks()).toContain('Maryam Siddiqui')
    const look = /value="([0-9a-f-]{36} [0-9-]{10})"/.exec(text)?.[1] ?? ''
    const decided = { look, reason: 'Their phone is watched', decided_by: 'Helen Marchbank', once: newId() }
    const late = await visitIn(scene, maryam, at, { ...decided, ...on('review_on', '2027-02-25') })
    expect(late.text).toContain('within three months')
    expect((await visitIn(scene, maryam, at, { ...decided, ...on('review_on', '2027-02-24') })).status).toBe(
      303,
    )
    expect(await looks()).not.toContain('Maryam Siddiqui')
    expect(await looks()).not.toContain('phone is watched')
    const due = async (until: string) =>
      (await actsAs(scene, scene.maryam, (acting) => decidingDue(acting, theirs(until)))).hidden
    expect(await due('2027-02-23')).toEqual([])
    const [hidden] = await due('2027-02-24')
    await visitIn(scene, maryam, `${at}/${hidden?.id}`, { still: 'show' })
    expect(await looks()).toContain('Maryam Siddiqui')
    const forGood = database.owner.query(`update hidden_look set review_on = decided_on + 93 where id = $1`, [
      hidden?.id,
    ])
    await expect(forGood).rejects.toMatchObject({ code: '23514' })
  })

  it('records why the law allows it apart from every yes, and keeps it when a yes is taken back', async () => {
    const { youngPersonId } = await makeSupported(scene)
    await decides(youngPersonId, {
      about: 'service',
      answer: 'yes',
      ...competent,
      evidence: 'Said on 24 November',
    })
    const because = { basis: 'legitimate_interests', special: 'safeguarding', because: 'We are a charity' }
    await visitIn(scene, maryam, `/young-people/${youngPersonId}/lawful-basis`, { ...because, once: newId() })
    const { rows } = await database.owner.query<{ id: string }>(
      'select id from decision where young_person_id = $1',
      [youngPersonId],
    )
    await visitIn(scene, maryam, `/young-people/${youngPersonId}/decisions/${rows[0]?.id}/withdrawal`, {})
    const { text } = await visitIn(scene, maryam, `/young-people/${youngPersonId}/circle`)
    expect(text).toContain('Legitimate interests, weighed against theirs.')
    expect(text).toContain('Taken back')
    expect(text).toContain('Said on 24 November')
  })
})
