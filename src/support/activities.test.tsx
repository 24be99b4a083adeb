import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../database/testing.ts'
import { makeService } from '../directory/factory.ts'
import { referralById } from '../referrals/index.ts'
import { acceptPlace } from '../referrals/onward/answering.ts'
import { putPrescription } from '../referrals/onward/store.ts'
import { newId } from '../words/index.ts'
import { endingAct } from './acts/ending.ts'
import { handingOnAct } from './acts/handing-on.ts'
import { asWorker, doAct, makeScene, makeSupport, type Scene } from './factory.ts'

const database = await testDatabase()
const db = database.kysely
const tuesday = new Date('2026-11-24T10:00:00Z')
let scene: Scene

beforeAll(async () => {
  scene = await makeScene(db)
})

const as = (worker: string) => ({ worker, place: scene.place, now: tuesday })
const inRows = async (text: string, values: unknown[]) => (await database.owner.query(text, values)).rows

/** A support of Maryam's that asked a hall for a place, which said yes where `accepted`. */
async function asked(accepted: boolean) {
  const { supportId, youngPersonId } = await makeSupport(db, scene, { now: tuesday })
  const service = await makeService(db, {
    ...{ place: scene.place, provider: 'The Tin Hall', name: 'Chess on Mondays' },
    contactEmail: 'hello@tinhall.example',
  })
  const id = newId()
  await asWorker(db, as(scene.maryam), async (acting) => {
    const decision = {
      ...{
        id: newId(),
        about: 'sharing',
        answer: 'yes',
        share_with: 'The Tin Hall',
        share_what: ['first_name'],
      },
      ...{ decided_by: 'young_person', competence: 'sixteen_or_over', decided_on: '2026-11-24' },
      recorded_by: scene.maryam,
    }
    const shared = { first_name: 'Taz', service: 'Chess on Mondays' }
    await putPrescription(
      acting,
      {
        ...{ id, placeId: scene.place, youngPersonId, fromWorkerId: scene.maryam, fromTeamId: scene.team },
        ...{ toTeamId: null, toServiceId: service, supportFromId: supportId, answerBy: '2026-12-08' },
      },
      {
        letter: { name: 'Taz', tell_first: 'sender', provider_email: 'hello@tinhall.example' },
        decision,
        shares: { asked: shared, accepted: shared },
      },
    )
    const referral = await referralById(acting, id)
    if (accepted && referral) await acceptPlace(acting, referral, { metBy: 'Jo', words: 'Mondays at 4' })
  })
  return { supportId, youngPersonId, id }
}

const referral = async (id: string) =>
  (
    await inRows(
      'select state, from_worker_id as asker, holder_worker_id as holder from referral where id = $1',
      [id],
    )
  )[0]

describe('The baton rule, when a support changes hands', () => {
  const answers = () => ({ worker: scene.jonas, said_yes: ['yes'], reason: 'Jonas lives nearer' })

  it('hands on what was asked of services, with the responsibility for it', async () => {
    const { supportId, id } = await asked(false)
    await doAct(db, as(scene.maryam), { supportId, act: handingOnAct, answers: answers() })
    expect(await referral(id)).toEqual({ state: 'sent', asker: scene.jonas, holder: scene.jonas })
    const acts = await inRows('select act from referral_decision where referral_id = $1 order by at, act', [
      id,
    ])
    expect(acts.map(({ act }) => act)).toContain('handed_on')
  })

  it('hands on where they go, and keeps who meets them there', async () => {
    const { supportId, id } = await asked(true)
    await doAct(db, as(scene.manager), { supportId, act: handingOnAct, answers: answers() })
    expect(await referral(id)).toEqual({ state: 'accepted', asker: scene.jonas, holder: null })
    const [last] = await inRows(
      'select d.met_by from referral r join referral_decision d on d.id = r.decision_id where r.id = $1',
      [id],
    )
    expect(last?.met_by).toBe('Jo')
  })

  it('is refused by the database when anything stays behind, and so is asking in the name of anybody else', async () => {
    const { supportId, id } = await asked(false)
    const alone = database.owner.query('update support set worker_id = $2 where id = $1', [
      supportId,
      scene.jonas,
    ])
    await expect(alone).rejects.toMatchObject({ constraint: 'onward_goes_along' })
    const named = database.owner.query('update referral set from_worker_id = $2 where id = $1', [
      id,
      scene.jonas,
    ])
    await expect(named).rejects.toMatchObject({ constraint: 'asker_follows_support' })
  })
})

describe('a support ends, and nothing they go to is left open in silence', () => {
  const ending = (more: Record<string, unknown>) => ({
    ...{ reason: 'completed', told: 'in_person', follow_up: 'no', ...more },
  })
  const told = (id: string) =>
    inRows('select template, audience from message where referral_id = $1 order by template', [id])

  it.each([
    ['on_their_own', 'on_their_own', ['providerGoesOn']],
    ['stop', 'support_ended', ['providerWithdrawn']],
  ])('%s', async (settled, reason, templates) => {
    const { supportId, id } = await asked(true)
    await doAct(db, as(scene.maryam), {
      ...{ supportId, act: endingAct, answers: ending({ [`place_${id}`]: settled }) },
    })
    expect((await referral(id))?.state).toBe('closed')
    const [last] = await inRows(
      'select d.reason from referral r join referral_decision d on d.id = r.decision_id where r.id = $1',
      [id],
    )
    expect(last?.reason).toBe(reason)
    expect((await told(id)).map(({ template }) => template)).toEqual(templates)
  })

  it('takes back what was asked and not answered', async () => {
    const { supportId, id } = await asked(false)
    await doAct(db, as(scene.maryam), {
      ...{ supportId, act: endingAct, answers: ending({ [`place_${id}`]: ['stop'] }) },
    })
    expect((await referral(id))?.state).toBe('withdrawn')
  })

  it('is refused by the database while they still go somewhere', async () => {
    const { supportId } = await asked(true)
    const end = asWorker(db, as(scene.maryam), async ({ tx, now }) => {
      await tx
        .insertInto('ending')
        .values({
          ...{ support_id: supportId, reason: 'completed', ended_on: '2026-11-24', made_by: scene.maryam },
          young_person_id: (
            await tx
              .selectFrom('support')
              .select('young_person_id')
              .where('id', '=', supportId)
              .executeTakeFirstOrThrow()
          ).young_person_id,
        })
        .execute()
      await tx
        .updateTable('support')
        .set({ state: 'ended', worker_id: null, due_on: null, due_what: null, ended_at: now })
        .where('id', '=', supportId)
        .execute()
    })
    await expect(end).rejects.toMatchObject({ constraint: 'onward_is_settled' })
  })
})
