import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import { answerThings, askThings } from './ask-things.ts'
import type { Beholding } from './today.ts'

const now = new Date('2026-11-24T09:30:00Z')
const maryam: Beholding = {
  workerId: 'maryam',
  organisationId: 'council',
  teams: ['northside'],
  managedTeams: [],
  covering: [],
  today: dateOnly('2026-11-24'),
}
const helen: Beholding = { ...maryam, workerId: 'helen', managedTeams: ['northside'] }

const known = {
  people: new Map([['amina', { name: 'Amina Yusuf-Hassan', note: '13, Eastbrook Academy' }]]),
  workers: new Map([['maryam', 'Maryam Siddiqui']]),
  measureName: () => 'Four questions',
  now,
}
const about = { supportId: 's', youngPersonId: 'amina', name: 'Amina', measure: 'ons4', workerId: 'maryam' }
const ask = { ...about, id: 'a', occasion: 'baseline', dueOn: '2026-11-27', overdue: false } as const
const answers = { ...about, id: 'b', answeredAt: new Date('2026-11-24T08:52:00Z') }

describe('what was asked and has no answer', () => {
  it.each([
    [
      'by link, in time',
      { how: 'link' },
      'waiting',
      'By Fri 27 Nov',
      'Ask Amina again',
      '/supports/s/measures',
    ],
    [
      'by link, late',
      { how: 'link', dueOn: '2026-11-20' },
      'due',
      undefined,
      'Ask Amina again',
      '/supports/s/measures',
    ],
    ['together', { how: 'together' }, 'due', undefined, 'Ask Amina together', '/asks/a'],
  ] as const)('%s', (_how, given, kind, since, text, href) => {
    const [thing] = askThings([{ ...ask, ...given }], maryam, known)
    expect(thing).toMatchObject({ who: 'Amina Yusuf-Hassan', kind, side: 'mine', action: { text, href } })
    expect(thing?.since).toBe(since)
  })
})

describe('answers nobody has read', () => {
  it('that need somebody at once are read first, by the worker and by the manager, each told of the other', () => {
    const urgent = { ...answers, urgent: true }
    expect(answerThings([urgent], maryam, known)[0]).toMatchObject({
      kind: 'urgent',
      side: 'mine',
      what: 'An answer of Amina’s needs somebody today. Your manager has it too.',
      since: '8:52 this morning',
      onNote: '38 minutes ago',
      action: { text: 'Read and acknowledge' },
    })
    expect(answerThings([urgent], helen, known)[0]).toMatchObject({
      kind: 'urgent',
      side: 'team',
      what: 'An answer of Amina’s needs somebody today. Maryam Siddiqui has it too.',
    })
  })

  it('that need nothing at once are there to be read', () => {
    expect(answerThings([{ ...answers, urgent: false }], maryam, known)[0]).toMatchObject({
      kind: 'now',
      what: 'Amina has answered Four questions.',
      action: { text: 'Read Amina’s answers' },
      onNote: null,
    })
  })
})
