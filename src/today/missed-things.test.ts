import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import { missedThings } from './missed-things.ts'
import type { Beholding } from './today.ts'

const maryam: Beholding = {
  workerId: 'maryam',
  organisationId: 'council',
  teams: ['northside'],
  managedTeams: [],
  covering: [],
  today: dateOnly('2026-12-11'),
}
const missed = {
  referralId: 'r',
  supportId: 's',
  youngPersonId: 'taz',
  name: 'Tariq Hussain-O’Shaughnessy',
  preferredName: 'Taz',
  dateOfBirth: '2013-03-27',
  schoolName: 'Sallowfield High School',
  service: 'Chess on Mondays',
  workerId: 'maryam',
  workerName: 'Maryam Siddiqui',
  missedOn: ['2026-12-10', '2026-12-03'],
}

describe('somebody who did not come twice running', () => {
  it('is on the worker’s list from then on, with one thing to do and nothing held against them', () => {
    expect(missedThings([missed], maryam)).toMatchObject([
      {
        who: 'Tariq Hussain-O’Shaughnessy',
        note: '13, Year 9, Sallowfield High School',
        what: 'Taz did not come to Chess on Mondays twice. A friendly word may be all it needs.',
        kind: 'now',
        on: '2026-12-10',
        side: 'mine',
        action: { text: 'Get in touch with Taz', href: '/supports/s/contacts/new' },
      },
    ])
  })

  it('is the covered colleague’s, for whoever does their work', () => {
    const [thing] = missedThings([missed], {
      ...maryam,
      workerId: 'jonas',
      covering: [
        {
          ...{ workerId: 'maryam', name: 'Maryam Siddiqui', organisationId: 'council' },
          ...{ endsOn: dateOnly('2026-12-18'), teams: [], managedTeams: [] },
        },
      ],
    })
    expect(thing?.side).toEqual({ covering: 'maryam' })
  })
})
