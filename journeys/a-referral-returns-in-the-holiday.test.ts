import { beforeAll, describe, expect, it, vi } from 'vitest'
import { fillsInAboutTaz } from './referring.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

// A Thursday in the last full week of term; the school shuts from 22 July to 1 September.
const LATE_IN_TERM = new Date('2026-07-16T14:00:00Z')

let saltmere: Saltmere
let referral = ''

beforeAll(async () => {
  saltmere = await openSaltmere({ now: LATE_IN_TERM })
}, 90_000)

describe('a referral comes back in the summer holiday', () => {
  it('is answered by a date of the team’s calendar, which the school’s holiday does not move', async () => {
    const teacher = await saltmere.somebody({ is: 'Priya Raman' })
    await teacher.opens('/refer')
    await fillsInAboutTaz(teacher)
    await teacher.presses('Send the referral')
    await teacher.sees('due Thursday 30 July')
    referral = teacher.path
  })

  it('comes back to the person the school named for when it is shut, not to the teacher on holiday', async () => {
    saltmere.clock.moveTo(new Date('2026-07-31T08:00:00Z'))
    await saltmere.running.sweepNow()
    const { rows } = await saltmere.database.owner.query(
      'select w.name, r.due_on::text as due from referral r join worker w on w.id = r.holder_worker_id',
    )
    // The fifth working day of the school: it opens again on Wednesday 2 September.
    expect(rows).toEqual([{ name: 'Pauline Hartley', due: '2026-09-08' }])
    const [told] = await saltmere.messagesTo('pauline.hartley@saltmere.example')
    expect(told?.subject).toBe('Nobody answered your referral: it is with you again')
  })

  it('is on the named holder’s lists, with what they can do next', async () => {
    const holder = await saltmere.somebody({ is: 'Pauline Hartley' })
    await holder.opens('/today')
    await holder.sees('Taz')
    await holder.opens('/referrals')
    await holder.follows(/Tariq/)
    expect(holder.path).toBe(referral)
    await holder.sees('You’re responsible')
    await holder.presses('Ask Northside Link Workers again')
    await holder.sees('Waiting for an answer from Northside Link Workers, due Friday 14 August')
  })

  it('shows the teacher in September who had it and what happened meanwhile', async () => {
    saltmere.clock.moveTo(new Date('2026-09-02T08:30:00Z'))
    await saltmere.running.sweepNow()
    const teacher = await saltmere.somebody({ is: 'Priya Raman' })
    await teacher.opens(referral)
    await teacher.sees('No answer by the date: back with the sender')
    await teacher.sees('Asked again by Pauline Hartley')
    const { rows } = await saltmere.database.owner.query(
      'select count(*)::int as open from referral where open',
    )
    expect(rows).toEqual([{ open: 1 }])
  })
})
