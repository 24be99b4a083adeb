import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import { type Handover, journeyLine, tierOf } from './journey.ts'

const handover = (told: Partial<Handover>): Handover => ({
  referralId: 'r',
  sentOn: new Date('2026-03-18T10:00:00Z'),
  from: 'A school',
  to: 'A team',
  state: 'accepted',
  answerBy: '2026-04-01',
  answeredAt: null,
  answeredBy: null,
  beganAt: null,
  endedAt: null,
  serviceTiers: [],
  linkWorkers: false,
  organisationKind: 'charity',
  ...told,
})

describe('the tier a handover led to', () => {
  it.each([
    [{ serviceTiers: ['targeted', 'universal'] as const, linkWorkers: true }, 'targeted'],
    [{ linkWorkers: true }, 'early_intervention'],
    [{ linkWorkers: true, organisationKind: 'trust' as const }, 'secondary_prevention'],
    [{ organisationKind: 'trust' as const }, 'treatment'],
    [{ organisationKind: null }, null],
  ])('%j is %j', (told, tier) => {
    expect(tierOf(handover(told))).toBe(tier)
  })
})

describe('the journey as a line', () => {
  const today = dateOnly('2026-11-24')
  const began = (day: string) => new Date(`${day}T10:00:00Z`)

  it('steps from the lane they were in to the next, and ends where they are today', () => {
    const { spans, marks } = journeyLine(
      [
        handover({ linkWorkers: true, beganAt: began('2026-03-23') }),
        handover({
          organisationKind: 'trust',
          state: 'closed',
          sentOn: began('2026-06-01'),
          beganAt: began('2026-07-20'),
          endedAt: began('2026-10-02'),
        }),
        handover({ serviceTiers: ['universal'], state: 'sent', sentOn: began('2026-11-23') }),
      ],
      today,
    )
    expect(spans).toEqual([
      { lane: 'early_intervention', from: '2026-03-23', to: null, waiting: false },
      { lane: 'treatment', from: '2026-07-20', to: '2026-10-02', waiting: false },
      { lane: 'universal', from: '2026-11-23', to: null, waiting: true },
    ])
    expect(marks.map(({ label, fromLane, lane, waiting }) => [label, fromLane, lane, waiting])).toEqual([
      ['1', 'universal', 'early_intervention', false],
      ['2', 'early_intervention', 'treatment', false],
      ['3', 'early_intervention', 'universal', true],
    ])
  })

  it('draws nothing of what has no tier, and keeps the numbers of the list', () => {
    const { spans, marks } = journeyLine(
      [handover({ organisationKind: null }), handover({ linkWorkers: true, state: 'declined' })],
      today,
    )
    expect(spans).toEqual([])
    expect(marks).toEqual([
      {
        label: '2',
        date: '2026-03-18',
        lane: 'early_intervention',
        fromLane: 'universal',
        waiting: false,
      },
    ])
  })
})
