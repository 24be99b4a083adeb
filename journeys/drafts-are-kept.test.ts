import { beforeAll, describe, expect, it, vi } from 'vitest'
import { fillsInAboutTaz } from './referring.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

let saltmere: Saltmere
let form = ''

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 90_000)

const drafts = async (): Promise<number> =>
  (await saltmere.database.owner.query('select 1 from draft where sent_at is null')).rowCount ?? 0

describe('a teacher is called away in the middle of a form', () => {
  it('keeps what was typed, says until when, and sends nothing', async () => {
    const teacher = await saltmere.somebody({ is: 'Priya Raman' })
    await teacher.opens('/refer')
    form = teacher.path
    await teacher.writes('Full name', 'Tariq Hussain-O’Shaughnessy')
    await teacher.ticks('Often alone')
    await teacher.writes('In your own words', 'He used to run the chess table.')
    await teacher.presses('Finish later, kept for 14 days')
    await teacher.sees('Kept for you until Tuesday 8 December')
    const { rowCount } = await saltmere.database.owner.query('select 1 from referral')
    expect(rowCount).toBe(0)
  })

  it('is there again from the list of referrals, with everything in its place', async () => {
    const teacher = await saltmere.somebody({ is: 'Priya Raman' })
    await teacher.opens('/referrals')
    await teacher.sees('Begun and not sent')
    await teacher.follows('Tariq Hussain-O’Shaughnessy')
    expect(teacher.path).toBe(form)
    expect(await teacher.typedIn('In your own words')).toBe('He used to run the chess table.')
    expect(await teacher.page.getByLabel('Often alone').isChecked()).toBe(true)
  })

  it('is open to nobody else: their manager sees a form as empty as any, and no draft in any list', async () => {
    const manager = await saltmere.somebody({ is: 'Pauline Hartley' })
    await manager.opens(form)
    expect(await manager.typedIn('Full name')).toBe('')
    await manager.doesNotSee('Tariq')
    await manager.opens('/referrals')
    await manager.doesNotSee('Begun and not sent')
    // What somebody else sends there takes nothing of it away.
    const other = await saltmere.caller().signsIn('Pauline Hartley')
    const answer = await other.sends(form, { name: 'Somebody else', next: 'keep' })
    expect(answer.status).toBe(404)
    const teacher = await saltmere.somebody({ is: 'Priya Raman' })
    await teacher.opens(form)
    expect(await teacher.typedIn('Full name')).toBe('Tariq Hussain-O’Shaughnessy')
  })

  it('is sent later, once, and then is no draft any more', async () => {
    saltmere.clock.moveBy({ days: 3 })
    const teacher = await saltmere.somebody({ is: 'Priya Raman' })
    await teacher.opens(form)
    await fillsInAboutTaz(teacher)
    await teacher.presses('Send the referral')
    await teacher.sees('Waiting for an answer from Northside Link Workers, due Friday 11 December')
    await teacher.opens('/referrals')
    await teacher.doesNotSee('Begun and not sent')
    await teacher.opens(form)
    await teacher.sees('Waiting for an answer from Northside Link Workers')
    expect(await drafts()).toBe(0)
  })
})

describe('a young person finishes later, without an account', () => {
  it('is kept in their browser’s name and for no other browser', async () => {
    const young = await saltmere.somebody({ phone: true })
    await young.opens('/refer/me')
    await young.writes('What do you like to be called?', 'Kez')
    await young.presses('Finish later, kept for 14 days')
    await young.sees('Kept for you until Friday 11 December')
    await young.follows('Carry on with it')
    expect(await young.typedIn('What do you like to be called?')).toBe('Kez')
    const other = await saltmere.somebody({ phone: true })
    await other.opens(young.path)
    expect(await other.typedIn('What do you like to be called?')).toBe('')
  })

  it('is not a worker’s, whose id somebody puts in their own browser’s name', async () => {
    const teacher = await saltmere.caller().signsIn('Priya Raman')
    const { path } = await teacher.opens('/refer')
    await teacher.sends(path, { name: 'Tariq', next: 'keep' })
    const { rows } = await saltmere.database.owner.query<{ id: string }>(
      `select id from worker where name = 'Priya Raman'`,
    )
    const [id] = path.split('/').slice(-1)
    const thief = await saltmere
      .caller()
      .asks(`/refer/me/${id}`, { headers: { cookie: `trellis_form=${rows[0]?.id}` } })
    expect(thief.text).not.toContain('Tariq')
    await teacher.sends(path, { ...{ name: 'Tariq' }, next: 'keep' })
  })
})

describe('a form that was begun and left', () => {
  it('is kept for 14 days and then cleared by itself', async () => {
    const [young, kept] = [saltmere.caller(), await drafts()]
    const { path } = await young.opens('/refer/me')
    await young.sends(path, { name: 'Roo', next: 'keep' })
    saltmere.clock.moveBy({ days: 13, hours: 23 })
    await saltmere.running.sweepNow()
    expect((await young.opens(path)).text).toContain('Roo')
    expect(await drafts()).toBe(kept + 1)
    saltmere.clock.moveBy({ hours: 2 })
    await saltmere.running.sweepNow()
    expect((await young.opens(path)).text).not.toContain('Roo')
    expect(await drafts()).toBe(0)
  })
})
