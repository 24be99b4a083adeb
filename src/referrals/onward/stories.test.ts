import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../database/testing.ts'
import { newId } from '../../words/index.ts'
import { sweepUnanswered } from '../sweep.ts'
import { attendanceOf, missedSessions } from './attendance-store.ts'
import {
  acts,
  actsAs,
  ask,
  linkIn,
  makeScene,
  makeSupported,
  messagesOf,
  ORIGIN,
  type Scene,
  seenIn,
  TUESDAY,
  visit,
  wholeForm,
  workJobs,
} from './factory.tsx'
import { remindPlaces } from './reminding-places.ts'

let scene: Scene
let supportId: string
const database = await testDatabase()

beforeAll(async () => {
  scene = await makeScene(database)
  ;({ supportId } = await makeSupported(scene))
})

const nobody = { worker: null }
const state = async (id: string) =>
  (
    await database.owner.query(
      'select state, holder_worker_id as holder, answer_by as "answerBy", due_on as "dueOn" from referral where id = $1',
      [id],
    )
  ).rows[0]
const templates = async (id: string) => (await messagesOf(scene, id)).map(({ template }) => template)
const page = (id: string, worker = scene.maryam) => visit(scene, { worker }, `/prescriptions/${id}`)
const byLink = { answer: 'yes', met_by: 'Jo Tinsley', when: 'Any Monday at 4', said_by: 'Jo Tinsley' }

describe('asking for a place', () => {
  it('tells the young person first, then those who run it, who answer in ten working days', async () => {
    const id = await ask(scene, supportId, scene.chess)
    expect(await state(id)).toEqual({
      state: 'sent',
      holder: scene.maryam,
      answerBy: '2026-12-08',
      dueOn: '2026-12-08',
    })
    const [first, then, ...more] = await messagesOf(scene, id)
    expect(more).toEqual([])
    expect(first).toMatchObject({ template: 'youngPersonPlaceAsked', address: '+447700900123' })
    expect(then).toMatchObject({
      template: 'providerAsked',
      address: 'hello@tinhall.example',
      after_id: first?.id,
    })
  })

  it('asks once, however often the button is pressed', async () => {
    const id = newId()
    const path = `/supports/${supportId}/prescriptions/${id}`
    const pressed = await Promise.all(
      Array.from({ length: 8 }, () =>
        visit(scene, { worker: scene.maryam }, path, { ...wholeForm, service: scene.chess }),
      ),
    )
    expect(pressed.map(({ status, to }) => [status, to])).toEqual(
      pressed.map(() => [303, `/prescriptions/${id}?done=sent`]),
    )
    expect(await templates(id)).toEqual(['youngPersonPlaceAsked', 'providerAsked'])
    const links = await database.owner.query('select id from link where referral_id = $1', [id])
    expect(links.rowCount).toBe(1)
  })

  it('keeps what was begun, and says what is missing without losing what was typed', async () => {
    const path = `/supports/${supportId}/prescriptions/${newId()}`
    const asMaryam = { worker: scene.maryam }
    const half = { service: scene.chess, why: 'I like chess 🙂', next: 'send' }
    const wrong = await visit(scene, asMaryam, path, half)
    expect(wrong.status).toBe(422)
    for (const said of [
      'Choose who decided what is shared',
      'Choose how we tell Taz first',
      'I like chess 🙂',
    ])
      expect(wrong.text).toContain(said)
    expect((await visit(scene, asMaryam, path, { ...half, next: 'keep' })).text).toContain(
      'Kept for you until',
    )
    expect((await visit(scene, asMaryam, path)).text).toContain('I like chess 🙂')
  })

  it('refuses a field that it did not ask for, and a service that has stopped', async () => {
    const path = `/supports/${supportId}/prescriptions/${newId()}`
    const odd = await visit(scene, { worker: scene.maryam }, path, {
      ...wholeForm,
      service: scene.chess,
      tier: 'targeted',
    })
    expect(odd.status).toBe(422)
    expect(odd.text).toContain('did not ask for')
    const gone = await visit(scene, { worker: scene.maryam }, path, { ...wholeForm, service: newId() })
    expect(gone.status).toBe(409)
  })
})

describe('an answer by link', () => {
  it('says yes: the young person hears first, then the link worker, and those who run it get what keeps him well', async () => {
    const id = await ask(scene, supportId, scene.chess)
    const link = await linkIn(scene, id)
    const asked = await visit(scene, nobody, link)
    expect(asked.status).toBe(200)
    expect(asked.text).toContain('A place for Taz?')
    expect(await visit(scene, nobody, link, byLink)).toMatchObject({ status: 303, to: '/l/thanks' })
    expect(await state(id)).toMatchObject({ state: 'accepted', holder: null, dueOn: null })
    expect(await workJobs(scene, { times: 2 })).toBe(1)

    const told = (await messagesOf(scene, id)).slice(2)
    const [first, ...others] = told
    expect(first?.template).toBe('youngPersonPlaceYes')
    expect(others.map(({ template }) => template).sort()).toEqual(['providerYes', 'senderPlaceYes'])
    expect(others.every(({ after_id }) => after_id === first?.id)).toBe(true)
    expect((await page(id)).text).toContain('Jo Tinsley')

    const came = await visit(scene, nobody, await linkIn(scene, id))
    for (const agreed of ['Carries a blue inhaler', 'Nuala, mum', 'Leaves when it gets loud', 'Only Nuala'])
      expect(came.text).toContain(agreed)
  })

  it('tells who came, once for each link, and asks for the next one', async () => {
    const id = await ask(scene, supportId, scene.chess)
    await visit(scene, nobody, await linkIn(scene, id), byLink)
    await workJobs(scene)
    const first = await linkIn(scene, id)
    const day = { 'on_date-day': '24', 'on_date-month': '11', 'on_date-year': '2026' }
    const said = { ...day, came: 'came', words: 'Made everybody laugh', again: 'yes', told_by: 'Jo Tinsley' }
    const early = await visit(scene, nobody, first, { ...said, 'on_date-day': '1' })
    expect(early).toMatchObject({ status: 422 })
    expect(early.text).toContain('before anybody was asked')
    expect(await visit(scene, nobody, first, said)).toMatchObject({ status: 303, to: '/l/thanks' })
    expect(await visit(scene, nobody, first, { ...said, came: 'did_not_come' })).toMatchObject({
      to: '/l/thanks',
    })
    expect(await workJobs(scene, { times: 2 })).toBe(2)
    expect((await visit(scene, nobody, first)).status).toBe(404)
    const second = await linkIn(scene, id)
    expect(second).not.toBe(first)
    expect((await visit(scene, nobody, second)).status).toBe(200)
    const attended = await actsAs(scene, scene.maryam, (acting) => attendanceOf(acting, supportId))
    expect(attended.filter(({ referralId }) => referralId === id)).toMatchObject([
      { onDate: '2026-11-24', came: 'came', words: 'Made everybody laugh', toldBy: 'Jo Tinsley' },
    ])
  })

  it('says no: it is the link worker’s again, with the reason, and their manager hears too', async () => {
    const id = await ask(scene, supportId, scene.chess)
    const link = await linkIn(scene, id)
    const no = { answer: 'no', reason: 'full', alternatives: 'Wednesdays at the library', said_by: 'Jo' }
    expect(await visit(scene, nobody, link, no)).toMatchObject({ status: 303, to: '/l/thanks' })
    expect(await state(id)).toMatchObject({ state: 'declined', holder: scene.maryam, dueOn: '2026-12-01' })
    await workJobs(scene)
    expect((await templates(id)).slice(2).sort()).toEqual([
      'managerDeclined',
      'senderPlaceNo',
      'youngPersonPlaceNo',
    ])
    const shown = await page(id)
    for (const words of ['We are full at the moment', 'Wednesdays at the library', 'You’re responsible'])
      expect(shown.text).toContain(words)
  })

  it('counts the first of twenty presses', async () => {
    const id = await ask(scene, supportId, scene.chess)
    const link = await linkIn(scene, id)
    const pressed = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        visit(scene, nobody, link, nth % 2 ? byLink : { answer: 'no', reason: 'full', said_by: 'Jo' }),
      ),
    )
    expect(new Set(pressed.map(({ status, to }) => `${status} ${to}`))).toEqual(new Set(['303 /l/thanks']))
    const made = await database.owner.query(
      "select act from referral_decision where referral_id = $1 and act <> 'sent'",
      [id],
    )
    expect(made.rowCount).toBe(1)
    await workJobs(scene)
  })

  it('says what is missing and keeps what was typed', async () => {
    const id = await ask(scene, supportId, scene.chess)
    const answer = await visit(scene, nobody, await linkIn(scene, id), { answer: 'yes', met_by: 'Jo 🙂' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Say when they can first come')
    expect(answer.text).toContain('Jo 🙂')
    expect((await state(id)).state).toBe('sent')
  })
})

describe('a link that opens nothing', () => {
  it('is one calm page, the same bytes whether it was used, is too old, was taken back, or never was', async () => {
    const unknown = await visit(scene, nobody, `/l/${'a'.repeat(43)}`)
    expect(unknown.status).toBe(404)
    expect(unknown.text).toContain('Ring Northside Link Workers on 01632 960100')

    const used = await ask(scene, supportId, scene.chess)
    const usedLink = await linkIn(scene, used)
    await visit(scene, nobody, usedLink, byLink)

    const old = await ask(scene, supportId, scene.chess)
    const oldLink = await linkIn(scene, old)
    await database.owner.query('update link set expires_at = made_at where referral_id = $1', [old])
    expect(await visit(scene, nobody, oldLink, byLink)).toEqual(unknown)
    expect((await state(old)).state).toBe('sent')

    const back = await ask(scene, supportId, scene.chess)
    const backLink = await linkIn(scene, back)
    await database.owner.query('update decision set withdrawn_at = made_at where referral_id = $1', [back])
    expect(await visit(scene, nobody, backLink, byLink)).toEqual(unknown)
    for (const link of [usedLink, oldLink, backLink, '/l/short', `/l/${'ü'.repeat(43)}`])
      expect(await visit(scene, nobody, link)).toEqual(unknown)
    await workJobs(scene)
  })
})

describe('an answer by a team with an account', () => {
  it('sees a first name until it says yes, and then what keeps him well', async () => {
    const id = await ask(scene, supportId, scene.boxing)
    expect((await templates(id)).slice(0, 2)).toEqual(['youngPersonPlaceAsked', 'teamReferralWaits'])
    const coach = { worker: scene.coach }
    expect((await visit(scene, coach, '/referrals')).text).toContain('Taz')
    expect(await visit(scene, coach, `/referrals/${id}`)).toMatchObject({ status: 303, to: `/asked/${id}` })
    const asked = await visit(scene, coach, `/asked/${id}`)
    expect(asked.text).toContain('A place for Taz?')
    for (const later of ['inhaler', 'Nuala', 'Hussain', 'quiet corner', 'miss having', 'Monday'])
      expect(asked.text).not.toContain(later)
    const yes = { seen: seenIn(asked), taken_by: scene.coach, when: 'Thursdays at 5, ask for Dev' }
    expect(await visit(scene, coach, `/asked/${id}/acceptance`, yes)).toMatchObject({ status: 303 })
    expect(await visit(scene, coach, `/asked/${id}/acceptance`, yes)).toMatchObject({
      to: `/asked/${id}?done=accepted`,
    })
    await workJobs(scene)
    expect((await templates(id)).slice(2)).toEqual(['youngPersonPlaceYes', 'senderPlaceYes'])
    const coming = await visit(scene, coach, `/asked/${id}`)
    expect(coming.text).toContain('Carries a blue inhaler')
    expect(coming.text).not.toContain('Hussain')
    const day = { 'on_date-day': '24', 'on_date-month': '11', 'on_date-year': '2026' }
    const told = await visit(scene, coach, `/asked/${id}/attendance`, {
      ...{ seen: seenIn(coming), ...day, came: 'cancelled' },
    })
    expect(told.to).toBe(`/asked/${id}?done=told`)
    expect((await page(id)).text).toContain('Dev Patel')
  })

  it('says no, and sees nothing of him any more', async () => {
    const id = await ask(scene, supportId, scene.boxing)
    const coach = { worker: scene.coach }
    const seen = seenIn(await visit(scene, coach, `/asked/${id}`))
    await visit(scene, coach, `/asked/${id}/refusal`, { seen, reason: 'full' })
    expect((await visit(scene, coach, `/asked/${id}`)).status).toBe(404)
    expect(await state(id)).toMatchObject({ state: 'declined', holder: scene.maryam })
    await workJobs(scene)
    expect(await templates(id)).toContain('senderPlaceNo')
  })

  it('gets back what it wrote on a page that was out of date', async () => {
    const id = await ask(scene, supportId, scene.boxing)
    const coach = { worker: scene.coach }
    const old = seenIn(await visit(scene, coach, `/asked/${id}`))
    await visit(scene, coach, `/asked/${id}/acceptance`, {
      seen: old,
      taken_by: scene.coach,
      when: 'Thursdays',
    })
    const no = { seen: old, reason: 'full', decline_words: 'Sorry, the ring is being mended' }
    const second = await visit(scene, coach, `/asked/${id}/refusal`, no)
    expect(second.status).toBe(409)
    expect(second.text).toContain('Sorry, the ring is being mended')
    expect((await state(id)).state).toBe('accepted')
    await visit(scene, { worker: scene.maryam }, `/prescriptions/${id}/stopping`, {
      ...{ seen: seenIn(await page(id)), stop_reason: 'finished' },
    })
    const gone = await visit(scene, coach, `/asked/${id}/refusal`, no)
    expect(gone.status).toBe(404)
    expect(gone.text).toContain('Sorry, the ring is being mended')
    await workJobs(scene)
  })

  it('cannot take him on as a link worker would', async () => {
    const id = await ask(scene, supportId, scene.boxing)
    const seen = seenIn(await visit(scene, { worker: scene.coach }, `/asked/${id}`))
    await visit(scene, { worker: scene.coach }, `/referrals/${id}/acceptance`, { seen, worker: scene.coach })
    expect((await state(id)).state).toBe('sent')
  })
})

describe('whoever answers by link and has not', () => {
  it('is reminded once, two working days before the date, by a link that works beside the first', async () => {
    const id = await ask(scene, supportId, scene.chess)
    const first = await linkIn(scene, id)
    const answerBy = (await state(id)).dueOn as string
    const sweep = { kind: 'job:sweep', id: null, place: scene.place } as const
    const remindOn = (day: string) =>
      acts(scene, sweep, (acting) => remindPlaces(acting, ORIGIN), new Date(`${day}T09:00:00Z`))
    expect(answerBy).toBe('2026-12-08')
    expect(await remindOn('2026-12-03')).toBe(0)
    expect(await remindOn('2026-12-04')).toBeGreaterThan(0)
    expect(await remindOn('2026-12-04')).toBe(0)
    expect((await templates(id)).at(-1)).toBe('providerReminded')
    expect(await linkIn(scene, id)).not.toBe(first)
    expect((await visit(scene, nobody, first)).status).toBe(200)
    await visit(scene, nobody, await linkIn(scene, id), byLink)
    expect((await state(id)).state).toBe('accepted')
    expect((await visit(scene, nobody, first, byLink)).status).not.toBe(303)
    await workJobs(scene)
  })
})

describe('what comes back, and what ends', () => {
  it('comes back to the link worker when nobody answers, and a late yes still counts', async () => {
    const id = await ask(scene, supportId, scene.chess)
    const link = await linkIn(scene, id)
    const later = new Date('2026-12-09T08:00:00Z')
    const sweep = { kind: 'job:sweep', id: null, place: scene.place } as const
    await sweepUnanswered((work) => acts(scene, sweep, work, later), ORIGIN)
    expect(await state(id)).toMatchObject({ state: 'returned', holder: scene.maryam, dueOn: '2026-12-16' })
    const [young, ...others] = (await messagesOf(scene, id)).slice(2)
    expect(young?.template).toBe('youngPersonPlaceWaiting')
    expect(others.map(({ template }) => template).sort()).toEqual(['managerUnanswered', 'referrerUnanswered'])
    expect((await visit(scene, { worker: scene.maryam, now: later }, `/prescriptions/${id}`)).text).toContain(
      'Chess on Mondays did not answer in time',
    )
    await visit(scene, { worker: null, now: later }, link, byLink)
    expect((await state(id)).state).toBe('accepted')
    await workJobs(scene, { now: later })
  })

  it('is asked again by a new link; the one before opens nothing', async () => {
    const id = await ask(scene, supportId, scene.chess)
    const before = await linkIn(scene, id)
    await visit(scene, nobody, before, { answer: 'no', reason: 'not_running', said_by: 'Jo' })
    await workJobs(scene)
    const shown = await page(id)
    await visit(scene, { worker: scene.maryam }, `/referrals/${id}/asking-again`, { seen: seenIn(shown) })
    expect((await state(id)).state).toBe('sent')
    expect((await templates(id)).at(-1)).toBe('providerExpiring')
    expect((await visit(scene, nobody, before)).status).toBe(404)
    expect((await visit(scene, nobody, await linkIn(scene, id))).status).toBe(200)
  })

  it('is taken back: the young person hears, then those who were asked, and the link is dead', async () => {
    const id = await ask(scene, supportId, scene.chess)
    const link = await linkIn(scene, id)
    const seen = seenIn(await page(id))
    const form = { seen, withdraw_reason: 'said_no' }
    await visit(scene, { worker: scene.maryam }, `/referrals/${id}/withdrawal`, form)
    const [young, provider] = (await messagesOf(scene, id)).slice(2)
    expect(young?.template).toBe('youngPersonPlaceStopped')
    expect(provider).toMatchObject({ template: 'providerWithdrawn', after_id: young?.id })
    expect((await visit(scene, nobody, link)).status).toBe(404)
  })

  it('ends when he does not go any more: those who run it see nothing from then on', async () => {
    const id = await ask(scene, supportId, scene.boxing)
    const coach = { worker: scene.coach }
    const seen = seenIn(await visit(scene, coach, `/asked/${id}`))
    await visit(scene, coach, `/asked/${id}/acceptance`, { seen, taken_by: scene.coach, when: 'Thursdays' })
    await workJobs(scene)
    const going = seenIn(await page(id))
    const stop = { seen: going, stop_reason: 'finished' }
    expect((await visit(scene, { worker: scene.maryam }, `/prescriptions/${id}/stopping`, stop)).to).toBe(
      `/prescriptions/${id}?done=stopped`,
    )
    expect((await visit(scene, coach, `/asked/${id}`)).status).toBe(404)
    expect((await templates(id)).slice(-2)).toEqual(['youngPersonPlaceStopped', 'providerWithdrawn'])
  })

  it('keeps a support from ending while a question is open', async () => {
    const own = await makeSupported(scene, { name: 'Ola Nowak', preferred_name: null })
    await ask(scene, own.supportId, scene.chess)
    const ending = actsAs(scene, scene.maryam, async ({ tx, now }) => {
      await tx
        .insertInto('ending')
        .values({
          ...{ support_id: own.supportId, young_person_id: own.youngPersonId, reason: 'completed' },
          ...{ ended_on: '2026-11-24', made_by: scene.maryam },
        })
        .execute()
      await tx
        .updateTable('support')
        .set({ state: 'ended', worker_id: null, due_on: null, ended_at: now })
        .where('id', '=', own.supportId)
        .execute()
    })
    await expect(ending).rejects.toMatchObject({ constraint: 'onward_is_settled' })
  })
})

describe('what is shared, put right', () => {
  it('changes what they read after a new yes, and leaves out what was not ticked again', async () => {
    const id = await ask(scene, supportId, scene.chess)
    await visit(scene, nobody, await linkIn(scene, id), byLink)
    await workJobs(scene)
    const asMaryam = { worker: scene.maryam }
    expect((await visit(scene, asMaryam, `/prescriptions/${id}/sharing`)).text).toContain(
      'Carries a blue inhaler',
    )
    const { next, why, tell_first, provider_email, ...again } = wholeForm
    const changed = { ...again, share: ['medical_needs'], medical_needs: 'Two inhalers now' }
    expect((await visit(scene, asMaryam, `/prescriptions/${id}/sharing`, changed)).to).toContain(
      'done=shared',
    )
    const read = await visit(scene, nobody, await linkIn(scene, id))
    expect(read.text).toContain('Two inhalers now')
    expect(read.text).not.toContain('Nuala')
  })

  it('sends a new link when the one they had is lost, once for two presses', async () => {
    const id = await ask(scene, supportId, scene.chess)
    await visit(scene, nobody, await linkIn(scene, id), byLink)
    await workJobs(scene)
    const lost = await linkIn(scene, id)
    const once = newId()
    for (const _ of [1, 2])
      expect(
        (await visit(scene, { worker: scene.maryam }, `/prescriptions/${id}/new-link`, { once })).to,
      ).toContain('done=link')
    expect((await visit(scene, nobody, lost)).status).toBe(404)
    expect((await visit(scene, nobody, await linkIn(scene, id))).status).toBe(200)
    expect((await templates(id)).filter((template) => template === 'providerWhoCame')).toHaveLength(1)
  })
})

describe('not coming twice', () => {
  it('is on the link worker’s list until they have been in touch; a day called off counts neither way', async () => {
    const own = await makeSupported(scene, { name: 'Saoirse Quinn', preferred_name: null })
    const id = await ask(scene, own.supportId, scene.boxing)
    const coach = { worker: scene.coach, now: new Date('2026-12-11T10:00:00Z') }
    const seen = seenIn(await visit(scene, coach, `/asked/${id}`))
    await visit(scene, coach, `/asked/${id}/acceptance`, { seen, taken_by: scene.coach, when: 'Thursdays' })
    const tell = async (day: string, came: string) =>
      visit(scene, coach, `/asked/${id}/attendance`, {
        seen: seenIn(await visit(scene, coach, `/asked/${id}`)),
        ...{ 'on_date-day': day, 'on_date-month': '12', 'on_date-year': '2026', came },
      })
    const missed = (now = TUESDAY) =>
      actsAs(
        scene,
        scene.maryam,
        (acting) => missedSessions(acting, { workerIds: [scene.maryam], today: '2026-12-11' as never }),
        now,
      )
    await tell('3', 'did_not_come')
    expect(await missed()).toEqual([])
    await tell('4', 'cancelled')
    await tell('10', 'did_not_come')
    expect(await missed()).toMatchObject([
      { name: 'Saoirse Quinn', service: 'Bag & Pad', missedOn: ['2026-12-10', '2026-12-03'] },
    ])
    expect(
      await actsAs(scene, scene.outsider, (acting) =>
        missedSessions(acting, { workerIds: [scene.maryam], today: '2026-12-11' as never }),
      ),
    ).toEqual([])
    await actsAs(scene, scene.maryam, ({ tx }) =>
      tx
        .insertInto('contact')
        .values({
          ...{ id: newId(), support_id: own.supportId, young_person_id: own.youngPersonId, kind: 'call' },
          ...{ reached: true, at: '2026-12-11T09:00:00Z', made_by: scene.maryam },
        })
        .execute(),
    )
    expect(await missed()).toEqual([])
  })
})
