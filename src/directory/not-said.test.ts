import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import type { Service } from './entry.ts'
import { askingMail, leftOpen } from './not-said.ts'

const today = dateOnly('2026-11-24')
const bare = {
  ...{ name: 'Bag & Pad', description: null, email: null, contacts: [], provider: null },
  ...{ schedules: [], locations: [], free: null, fees: null, minimumAge: null, maximumAge: null },
  ...{ eligibility: null, accessFeatures: [], justTurnUp: null, canReferSelf: null },
  ...{ applicationProcess: null, attendingAccess: null, attendingType: null },
} as unknown as Service

describe('what an entry leaves open', () => {
  it('is everything where nothing is told, in the order one would ask', () => {
    expect(leftOpen(bare, today)).toEqual({
      inWords: [],
      silent: ['when', 'where', 'cost', 'age', 'access', 'joining'],
    })
  })

  it.each<[string, Partial<Service>, string[]]>([
    ['free', { free: true }, ['cost']],
    ['a price', { fees: '£2' }, ['cost']],
    ['an age', { minimumAge: 11 }, ['age']],
    ['online', { attendingType: 'Online' }, ['where', 'access']],
    ['just turn up', { justTurnUp: true }, ['joining']],
    ['no steps', { accessFeatures: ['step_free'] }, ['access']],
  ])('is less by what is told: %s', (_, told, gone) => {
    const { silent } = leftOpen({ ...bare, ...told }, today)
    expect(
      ['when', 'where', 'cost', 'age', 'access', 'joining'].filter((one) => !silent.includes(one as never)),
    ).toEqual(gone)
  })

  it('is looked for in their own words first', () => {
    const description = 'Tues 6pm, one hour box-fit in the church hall. £4. Contact us to book.'
    expect(leftOpen({ ...bare, description }, today)).toEqual({
      inWords: ['when', 'where', 'cost', 'joining'],
      silent: ['age', 'access'],
    })
  })
})

describe('an email that is begun', () => {
  it('asks what is open, goes to whoever runs it, and names nobody', () => {
    const mail = askingMail({ ...bare, email: 'hi@example.org' }, ['when', 'cost']) ?? ''
    const { searchParams, pathname } = new URL(mail)
    expect(pathname).toBe('hi@example.org')
    expect(searchParams.get('subject')).toBe('A question about Bag & Pad')
    expect(searchParams.get('body')).toContain('- When is it?\r\n- What does it cost?')
  })

  it('is none where no address is known', () => {
    expect(askingMail(bare, ['when'])).toBeUndefined()
  })
})
