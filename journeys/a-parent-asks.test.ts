import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

let saltmere: Saltmere
const NADIA = 'nadia.rahman@mail.example'

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 90_000)

describe('a parent asks for help for their child', () => {
  it('says what is missing, beside each field, and keeps what was typed', async () => {
    const parent = await saltmere.somebody({ phone: true })
    await parent.opens('/refer/my-child')
    await parent.writes('Your name', 'Nadia Rahman')
    await parent.presses('Send it')
    await parent.sees('Enter who you are to the child')
    await parent.sees('Choose whether you have parental responsibility')
    await parent.sees('Choose whether they know')
    expect(await parent.typedIn('Your name')).toBe('Nadia Rahman')
  })

  it('is held by the team from the moment it is sent, and answered to the parent', async () => {
    const parent = await saltmere.somebody({ phone: true })
    await parent.opens('/refer/my-child')
    await parent.writes('Your name', 'Nadia Rahman')
    await parent.writes('Who you are to the child', 'Mother')
    await parent.ticks('Yes')
    await parent.writes('Your email address', NADIA)
    await parent.writes('Their name', 'Imran Rahman')
    await parent.writesDate('When were they born?', '14', 'February', '2018')
    await parent.ticks('Yes, but they are not sure')
    await parent.writes('In your own words', 'He cries on Sunday evenings and will not say why.')
    await parent.presses('Send it')
    await parent.sees('We have got it')
    await parent.sees('answers you by Tuesday 8 December')
    const { rows } = await saltmere.database.owner.query(
      `select way_in, t.name as holder, from_worker_id from referral r join team t on t.id = r.holder_team_id`,
    )
    expect(rows).toEqual([
      { way_in: 'parent_or_carer', holder: 'Northside Link Workers', from_worker_id: null },
    ])
    const [told] = await saltmere.messagesTo(NADIA)
    expect(told?.body).toContain('Thank you for getting in touch about Imran')
  })

  it('records no consent for the child: asking is not deciding', async () => {
    const { rowCount } = await saltmere.database.owner.query('select 1 from decision')
    expect(rowCount).toBe(0)
  })

  it('is taken on, and the parent hears who will meet them', async () => {
    const worker = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await worker.opens('/referrals')
    await worker.sees('A parent or carer')
    await worker.follows(/Read and answer about Imran/)
    await worker.sees('Yes, but they are not sure')
    await worker.picks(/Who will be their link worker/, 'Maryam Siddiqui')
    await worker.presses('Say yes')
    await worker.sees('Northside Link Workers said yes')
    const [told] = await saltmere.messagesTo(NADIA)
    expect(told?.body).toContain('Maryam from our team would like to meet Imran')
  })
})
