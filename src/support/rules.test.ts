import { describe, expect, it } from 'vitest'
import { dateOnly, weekdaysOnly } from '../words/index.ts'
import { nextThing } from './due.ts'
import { type Rating, ratingsSay, stepTag } from './plan.ts'
import { type Beholder, type Support, supportCan } from './support.ts'

const support: Support = {
  ...{
    id: 's',
    placeId: 'p',
    youngPersonId: 'y',
    teamId: 'north',
    teamName: 'Northside',
    organisationId: 'o',
  },
  ...{ referralId: 'r', state: 'open', workerId: 'maryam', workerName: 'Maryam', dueOn: '2026-11-25' },
  ...{
    dueWhat: 'Be in touch',
    openedAt: new Date('2026-11-01T09:00:00Z'),
    firstContactAt: null,
    pausedUntil: null,
  },
  ...{ endedAt: null, endingReason: null, followUpOn: null, followedUpAt: null },
  ...{ died: false, diedSure: false, restricted: false },
}
const paused: Support = { ...support, state: 'paused', pausedUntil: '2026-12-01' }
const ended: Support = { ...support, state: 'ended', workerId: null, dueOn: null, dueWhat: null }
const toFollowUp: Support = { ...ended, followUpOn: '2027-01-12' }
const nobody: Beholder = { workerIds: ['jonas'], managedTeams: [], supervisedTeams: [] }
const holder: Beholder = { ...nobody, workerIds: ['maryam'] }
const cover: Beholder = { ...nobody, workerIds: ['jonas', 'maryam'] }
const manager: Beholder = { ...nobody, managedTeams: ['north'] }
const supervisor: Beholder = { ...nobody, supervisedTeams: ['north'] }

describe('What may be done with a support', () => {
  it.each<[string, Support, Beholder, string[]]>([
    ['its worker', support, holder, ['beEnded', 'beHandedOn', 'bePaused', 'beWorkedOn', 'showSupervision']],
    [
      'whoever covers for them',
      support,
      cover,
      ['beEnded', 'beHandedOn', 'bePaused', 'beWorkedOn', 'showSupervision'],
    ],
    ['the manager', support, manager, ['beEnded', 'beHandedOn', 'bePaused', 'beWorkedOn']],
    [
      'the supervisor',
      support,
      supervisor,
      ['beEnded', 'bePaused', 'beSupervised', 'beWorkedOn', 'showSupervision'],
    ],
    ['anybody else who may look', support, nobody, []],
    [
      'its worker, while paused',
      paused,
      holder,
      ['beEnded', 'beHandedOn', 'beResumed', 'beWorkedOn', 'showSupervision'],
    ],
    ['the manager, once ended', ended, manager, []],
    ['the manager, with a follow-up to do', toFollowUp, manager, ['beFollowedUp']],
  ])('by %s', (_who, given, who, may) => {
    const allowed = Object.entries(supportCan).flatMap(([act, rule]) => (rule(given, who) ? [act] : []))
    expect(allowed.sort()).toEqual(may)
  })
})

describe('Paired or silent', () => {
  const rated = (...numbers: number[]): Rating[] =>
    numbers.map((rating, index) => ({
      rating,
      ratedOn: `2026-0${index + 3}-18`,
      ratedBy: 'young_person',
      words: null,
    }))

  it.each([
    [[], 'Not rated yet.', 'Ask Kez where they are today, from 0 to 10.'],
    [[4], 'One rating so far.', 'A second one shows whether it is moving.'],
    [[1, 6], 'Up 5 since March.', 'A change of 3 or more is hardly ever chance for one person.'],
    [[3, 9, 5], 'Up 2 since March.', 'A change of less than 3 can be chance.'],
    [[7, 4], 'Down 3 since March.', 'A change of 3 or more is hardly ever chance for one person.'],
    [[4, 4], 'The same as in March.', 'That can be right too: ask them.'],
  ])('ratings %o say what their change is worth and no more', (numbers, lead, text) => {
    expect(ratingsSay(rated(...numbers), 'Kez')).toEqual({ lead, text })
  })
})

describe('What is next, in words', () => {
  const today = dateOnly('2026-11-24')
  it('says when in words, and names whom in the button', () => {
    expect(nextThing(support, 'Kez', today, null)).toMatchObject({
      ...{ label: 'Next, by tomorrow', title: 'Be in touch with Kez' },
      action: { text: 'Write up contact with Kez', href: '/supports/s/contacts/new' },
    })
    expect(nextThing({ ...support, dueOn: '2026-11-20' }, 'Kez', today, null)?.label).toBe(
      'Was due Fri 20 Nov',
    )
    expect(nextThing(paused, 'Kez', today, null)?.title).toBe('Paused until Tue 1 Dec')
    expect(nextThing(toFollowUp, 'Kez', today, null)?.action.href).toBe('/supports/s/follow-up')
    expect(nextThing(ended, 'Kez', today, null)).toBeNull()
  })

  it.each([
    ['2026-11-20', { text: '2 working days late', tone: 'late' }],
    ['2026-11-24', { text: 'Today', tone: 'due' }],
    ['2026-11-26', { text: 'Thu 26 Nov', tone: 'due' }],
    ['2026-12-10', null],
  ])('a step due on %s is tagged', (dueOn, tag) => {
    expect(stepTag({ dueOn, doneAt: null }, today, weekdaysOnly)).toEqual(tag)
    expect(stepTag({ dueOn, doneAt: new Date('2026-11-24T09:00:00Z') }, today, weekdaysOnly)).toBeNull()
  })
})
