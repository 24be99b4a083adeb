import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import { type Entry, isAsked, pastWords, ringOf, seesWords, sinceWords } from './entry.ts'
import { looksFrom } from './look.ts'

const today = dateOnly('2026-11-24')
const entry: Entry = {
  ...{
    id: 'e',
    workerId: 'w',
    teamId: 't',
    name: 'Maryam',
    role: 'link worker',
    organisationKind: 'charity',
  },
  ...{ opens: 'support', basis: 'accepted_referral', referralState: 'accepted', supportId: 's' },
  ...{ startsAt: new Date('2026-11-20T09:00:00Z'), endsAt: null, endedBecause: null },
}

describe('What somebody in the circle can see', () => {
  it.each<[Partial<Entry>, string, number | null, boolean]>([
    [{}, 'Everything, while support is open', 0, false],
    [{ opens: 'activity', referralState: 'sent' }, 'Their first name only, until they accept', 1, true],
    [{ opens: 'activity' }, 'What keeps them well there', 1, false],
    [{ opens: 'referral', referralState: 'sent' }, 'What the referral says, until they answer', 1, true],
    [
      { opens: 'progress', endsAt: new Date('2026-12-22T00:00:00Z') },
      'How the referral goes, and no more, until Tuesday 22 December',
      2,
      false,
    ],
    [{ opens: 'nothing' }, 'Nothing', null, false],
  ])('%o', (told, words, ring, asked) => {
    const one = { ...entry, ...told }
    expect(seesWords(one, today)).toBe(words)
    expect(ringOf(one)).toBe(ring)
    expect(isAsked(one)).toBe(asked)
  })

  it('says since when and why, and what it was when it is over', () => {
    expect(sinceWords(entry)).toBe('Since Fri 20 Nov: took them on')
    expect(pastWords({ ...entry, endsAt: new Date('2026-11-23T09:00:00Z') })).toBe(
      'Everything, from 20 November 2026 to 23 November 2026',
    )
  })
})

describe('Who looked', () => {
  const look = (at: string, told: object = {}) => ({
    ...{
      at: new Date(at),
      actorKind: 'worker',
      workerId: 'w',
      workerName: 'Maryam',
      ...{ supporterId: null, supporterName: null },
      organisationName: 'Northside',
    },
    ...{ act: 'looked', subjectKind: 'record' },
    ...told,
  })
  it('is one line for the same person at the same thing on a day', () => {
    const lines = looksFrom(
      [
        look('2026-11-24T09:05:00Z'),
        look('2026-11-24T09:00:00Z'),
        look('2026-11-23T09:00:00Z', { act: 'added', subjectKind: 'contact' }),
        look('2026-11-23T08:00:00Z', {
          workerName: null,
          organisationName: null,
          actorKind: 'job:sweep',
          subjectKind: 'referral',
        }),
      ],
      today,
    )
    expect(lines).toEqual([
      {
        when: 'today, 9:05 am',
        who: 'Maryam',
        organisation: 'Northside',
        what: 'Looked at the record',
        times: 2,
      },
      {
        when: 'yesterday, 9 am',
        who: 'Maryam',
        organisation: 'Northside',
        what: 'Added a contact',
        times: 1,
      },
      {
        when: 'yesterday, 8 am',
        who: 'Trellis itself',
        organisation: '',
        what: 'Looked at a referral',
        times: 1,
      },
    ])
  })
})
