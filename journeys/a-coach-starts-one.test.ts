import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 90_000)

describe('a coach starts one, with a first name, a safe contact and the young person’s yes', () => {
  it('sends nothing without their yes', async () => {
    const coach = await saltmere.somebody({ is: 'Delroy Banks' })
    await coach.opens('/refer')
    await coach.sees('Put a young person in touch with a link worker')
    await coach.writes('First name', 'Jay')
    await coach.ticks('Their own phone or email')
    await coach.page.locator('#phone').fill('07700 900333')
    await coach.writes('In a sentence or two', 'Comes every night and goes home last.')
    await coach.presses('Send the referral')
    await coach.sees('Ask them first. We send nothing without their yes')
    expect(await coach.typedIn('First name')).toBe('Jay')
    const { rowCount } = await saltmere.database.owner.query('select 1 from referral')
    expect(rowCount).toBe(0)
  })

  it('needs no more than a first name and a safe contact with their yes', async () => {
    const coach = await saltmere.somebody({ is: 'Delroy Banks' })
    await coach.ticks(/they said yes/)
    await coach.ticks('Northside Link Workers (yours)')
    await coach.presses('Send the referral')
    await coach.sees('Waiting for an answer from Northside Link Workers')
    await coach.sees('You’re responsible')
    const [told] = await saltmere.messagesTo('+447700900333')
    expect(told?.body).toContain('Hello Jay')
  })

  it('leaves it to the link worker to judge, with Jay, whether Jay can decide this', async () => {
    const { rows } = await saltmere.database.owner.query(
      `select about, decided_by, competence from decision order by about`,
    )
    expect(rows).toEqual([
      { about: 'service', decided_by: 'young_person', competence: 'not_yet_judged' },
      { about: 'sharing', decided_by: 'young_person', competence: 'not_yet_judged' },
    ])
  })

  it('reaches the team with what the coach knows and nothing made up', async () => {
    const worker = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await worker.opens('/referrals')
    await worker.sees('Delroy Banks, Ferry Road Boxing Club')
    await worker.follows(/Read and answer about Jay/)
    await worker.sees('Comes every night and goes home last.')
    await worker.doesNotSee('When were they born?')
  })
})
