import { describe, expect, it } from 'vitest'
import type { CheckDue } from '../accounts/index.ts'
import { dateOnly } from '../words/index.ts'
import { checkThings } from './check-things.ts'
import { type Around, type Beholding, groupsOf, isListed } from './today.ts'

const today = dateOnly('2026-11-24')
const eyes = (workerId: string): Beholding => ({
  ...{ workerId, organisationId: 'council', teams: ['northside'], managedTeams: ['northside'] },
  ...{ covering: [], today },
})
const around: Around = { today, calendars: new Map(), covering: [] }
const check = (validUntil: string): CheckDue => ({
  ...{ workerId: 'daniel', name: 'Daniel Osei', kind: 'safeguarding_training' },
  validUntil: dateOnly(validUntil),
})
const seenBy = (who: string, validUntil: string) =>
  groupsOf(
    checkThings([check(validUntil)], eyes(who)).filter((thing) => isListed(thing, around)),
    around,
  ).map(({ tone, rows }) => [tone, ...rows.map(({ thing }) => thing.what)])

describe('rule 2, nobody unseen: a check that ends', () => {
  it.each([
    ['in four weeks', '2026-12-22', 'later'],
    ['today', '2026-11-24', 'due'],
    ['four days ago', '2026-11-20', 'overdue'],
  ])('%s is on the list of whoever it is about', (_when, until, tone) => {
    expect(seenBy('daniel', until)[0]?.[0]).toBe(tone)
  })

  it('says when it ends, and what follows once it has', () => {
    expect(seenBy('daniel', '2026-12-22')).toEqual([
      [
        'later',
        'Your safeguarding training holds until Tuesday 22 December. Show a new one before then, to go on going along with young people.',
      ],
    ])
    expect(seenBy('daniel', '2026-11-20')[0]?.[1]).toContain('You cannot go along with anybody')
  })

  it('is on the manager’s once it is over, and not before', () => {
    expect(seenBy('helen', '2026-12-22')).toEqual([])
    expect(seenBy('helen', '2026-11-24')).toEqual([])
    expect(seenBy('helen', '2026-11-20')).toEqual([
      [
        'overdue',
        'Safeguarding training ended on Friday 20 November. Daniel cannot go along with anybody until somebody has seen a new one.',
      ],
    ])
  })
})
