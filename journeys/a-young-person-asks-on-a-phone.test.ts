import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Visitor } from './browser.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 90_000)

/** Kez is invented, 15, and writes on her own phone, 375 pixels wide. */
async function asks(young: Visitor, phone: string): Promise<void> {
  await young.writes('What do you like to be called?', 'Kez')
  await young.writesDate('When were you born?', '2', '6', '2011')
  await young.writes('Phone number', phone)
  await young.ticks('Mine')
  await young.writes('What would be good?', 'Somebody to talk to who isn’t a teacher.')
  await young.presses('Send it')
}

const KEZ = '+447700900456'
const ROO = '+447700900789'

describe('a young person asks for themself, on a phone', () => {
  it('says what is missing in plain words, and keeps what was typed', async () => {
    const young = await saltmere.somebody({ is: undefined, phone: true })
    await young.opens('/')
    await young.follows('Ask for a person')
    await young.writes('What do you like to be called?', 'Kez')
    await young.presses('Send it')
    await young.sees('Tell us when you were born')
    await young.sees('Tell us what would be good, in a few words')
    expect(await young.typedIn('What do you like to be called?')).toBe('Kez')
    await young.writesDate('When were you born?', '2', '6', '2011')
    await young.writes('What would be good?', 'Somebody to talk to.')
    await young.presses('Send it')
    await young.sees('Give us a phone number or an email address, so that we can answer')
    expect(await young.typedIn('What would be good?')).toBe('Somebody to talk to.')
  })

  it('takes it without an account, and says who answers and by when', async () => {
    const young = await saltmere.somebody({ phone: true })
    await young.opens('/refer/me')
    await asks(young, '07700 900456')
    await young.sees('We have got it')
    await young.sees('answers you by Tuesday 8 December')
    const [told] = await saltmere.messagesTo(KEZ)
    expect(told?.body).toContain('Hello Kez')
    expect(told?.body).toContain('Tuesday 8 December')
  })

  it('is answered by the team, and she hears first who will meet her', async () => {
    saltmere.clock.moveBy({ minutes: 50 })
    const worker = await saltmere.somebody({ is: 'Daniel Osei' })
    await worker.opens('/referrals')
    await worker.sees('Themselves')
    await worker.follows(/Read and answer about Kez/)
    await worker.sees('Somebody to talk to who isn’t a teacher.')
    await worker.picks(/Who will be their link worker/, 'Daniel Osei')
    await worker.presses('Say yes')
    await worker.sees('Northside Link Workers said yes')
    const [told] = await saltmere.messagesTo(KEZ)
    expect(told?.body).toContain('Daniel from Northside Link Workers would like to meet you')
  })
})

describe('nobody answers a young person who asked for themself', () => {
  let referral = ''

  it('goes up to the manager of the team when the date has passed, and never back to them', async () => {
    const young = await saltmere.somebody({ phone: true })
    await young.opens('/refer/me')
    await asks(young, '07700 900789')
    saltmere.clock.moveTo(new Date('2026-12-09T08:00:00Z'))
    await saltmere.running.sweepNow()
    const { rows } = await saltmere.database.owner.query<{
      id: string
      state: string
      holder: string
      due: string
    }>(
      `select r.id, r.state, w.name as holder, r.due_on::text as due from referral r join worker w on w.id = r.holder_worker_id
        where r.state = 'returned'`,
    )
    expect(rows).toMatchObject([{ state: 'returned', holder: 'Helen Marchbank', due: '2026-12-16' }])
    referral = rows[0]?.id as string
  })

  it('tells them first that they are not forgotten, and who looks after it', async () => {
    const [told] = await saltmere.messagesTo(ROO)
    expect(told?.body).toContain(
      'Helen is looking after this for you, and you will hear by Wednesday 16 December',
    )
    const [manager] = await saltmere.messagesTo('helen.marchbank@saltmere.example')
    expect(manager?.subject).toBe('Somebody who asked for help is still waiting: it is with you now')
    expect(manager?.at.getTime()).toBeGreaterThanOrEqual(told?.at.getTime() as number)
  })

  it('stands on the manager’s lists, who says yes for a link worker', async () => {
    const manager = await saltmere.somebody({ is: 'Helen Marchbank' })
    await manager.opens('/today')
    await manager.sees('Kez')
    await manager.opens('/referrals')
    await manager.follows(/Read and answer about Kez/)
    expect(manager.path).toBe(`/referrals/${referral}`)
    await manager.sees('You’re responsible')
    await manager.sees('Not answered in time. The manager has it, until Wednesday 16 December')
    await manager.picks(/Who will be their link worker/, 'Maryam Siddiqui')
    await manager.presses('Say yes')
    await manager.sees('You said yes')
    const [told] = await saltmere.messagesTo(ROO)
    expect(told?.body).toContain('Maryam from Northside Link Workers would like to meet you')
  })
})

describe('the team cannot take a young person on who asked for themself', () => {
  it('goes up to the manager too, and they hear who looks after it instead of being sent back to themself', async () => {
    const young = await saltmere.somebody({ phone: true })
    await young.opens('/refer/me')
    await asks(young, '07700 900222')
    saltmere.clock.moveBy({ minutes: 10 })
    const worker = await saltmere.somebody({ is: 'Daniel Osei' })
    await worker.opens('/referrals')
    await worker.follows(/Read and answer about Kez/)
    await worker.opensDetails('Say no')
    await worker.ticks('We are full at the moment')
    await worker.writes('A sentence for whoever asked you', 'We have no room until January.')
    await worker.presses('Say no')
    await worker.sees('It is with their manager now')
    const [told] = await saltmere.messagesTo('+447700900222')
    expect(told?.body).toContain('Helen is looking after this for you')
    expect(told?.body).not.toContain('The person who asked us')
    const [manager] = await saltmere.messagesTo('helen.marchbank@saltmere.example')
    expect(manager?.body).toContain('Somebody wrote to Northside Link Workers')
    expect(manager?.body).not.toContain('your team')
  })
})
