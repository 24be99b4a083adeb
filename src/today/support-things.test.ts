import { describe, expect, it } from 'vitest'
import type { DueItem } from '../support/index.ts'
import { dateOnly } from '../words/index.ts'
import { supportThings } from './support-things.ts'
import type { Beholding } from './today.ts'

const daniel = { workerId: 'daniel', name: 'Daniel Osei', organisationId: 'harbour' }
const maryam: Beholding = {
  workerId: 'maryam',
  organisationId: 'council',
  teams: ['northside'],
  managedTeams: [],
  covering: [{ ...daniel, endsOn: dateOnly('2026-11-27'), teams: [], managedTeams: [] }],
  today: dateOnly('2026-11-24'),
}
const step: DueItem = {
  kind: 'step',
  supportId: 's',
  youngPersonId: 'tobi',
  name: 'Tobi Adeyemi',
  note: '12, Sallowfield High School',
  what: 'Maryam Siddiqui: Ring his mum',
  dueOn: '2026-11-19',
  action: { text: 'See Tobi’s step', href: '/supports/s/steps/1' },
  workerId: 'maryam',
  workerName: 'Maryam Siddiqui',
}
const theirs = { workerId: 'daniel', workerName: 'Daniel Osei', what: 'Daniel Osei: Ring his mum' }
const only = (item: Partial<DueItem>, eyes = maryam) => supportThings([{ ...step, ...item }], eyes)[0]

describe('what supports ask', () => {
  it('one’s own step is one’s own to do', () => {
    expect(only({})).toMatchObject({
      side: 'mine',
      what: 'Yours to do: Ring his mum',
      kind: 'due',
      on: '2026-11-19',
      href: '/young-people/tobi',
      action: step.action,
      owner: { organisationId: 'council' },
    })
  })

  it('the young person’s step stays theirs', () => {
    expect(only({ what: 'Tobi: Try the library' })?.what).toBe('Tobi: Try the library')
  })

  it('a covered colleague’s is done for them, and late by the calendar where they work', () => {
    expect(only(theirs)).toMatchObject({
      side: { covering: 'daniel' },
      what: 'Daniel Osei: Ring his mum',
      action: step.action,
      owner: { organisationId: 'harbour' },
    })
  })

  it('a colleague’s is asked about by the manager, not done', () => {
    const helen = { ...maryam, workerId: 'helen', covering: [], managedTeams: ['northside'] }
    expect(only(theirs, helen)).toMatchObject({
      side: 'team',
      action: { text: 'Ask Daniel about Tobi', href: '/young-people/tobi' },
    })
  })

  it('supervision is the supervisor’s, whoever has the support', () => {
    expect(only({ kind: 'supervision', workerId: 'somebody' })?.side).toBe('mine')
  })
})
