import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import { checkStanding, mayGoAlong, standingWords, type WorkerCheck } from './worker-check.ts'

const dbs: WorkerCheck = {
  ...{ id: '1', kind: 'enhanced_dbs', seenBy: 'Helen Marchbank', endedAt: null, endedBecause: null },
  ...{ seenOn: dateOnly('2026-01-10'), validUntil: dateOnly('2027-01-09') },
}
const training: WorkerCheck = { ...dbs, id: '2', kind: 'safeguarding_training' }
const taken = { endedAt: new Date('2026-11-01T09:00:00Z'), endedBecause: 'It was somebody else’s' }

describe('a worker’s check', () => {
  it.each([
    ['2026-01-09', {}, 'over'],
    ['2026-01-10', {}, 'holds'],
    ['2026-11-28', {}, 'ends soon'],
    ['2027-01-09', {}, 'ends soon'],
    ['2027-01-10', {}, 'over'],
    ['2026-06-01', taken, 'taken away'],
  ])('on %s %o %s', (today, more, standing) => {
    expect(checkStanding({ ...dbs, ...more }, dateOnly(today))).toBe(standing)
    expect(standingWords({ ...dbs, ...more }, dateOnly(today))).not.toContain('null')
  })

  it.each([
    ['both', [dbs, training], '2026-11-24', true],
    ['one of them', [dbs], '2026-11-24', false],
    ['twice the same', [dbs, dbs], '2026-11-24', false],
    ['a day after the last', [dbs, training], '2027-01-10', false],
    ['the last day', [dbs, training], '2027-01-09', true],
    ['before it was seen', [dbs, training], '2026-01-09', false],
    ['one taken away', [dbs, { ...training, ...taken }], '2026-11-24', false],
  ])('lets them go along with %s: %s on %s', (_case, checks, on, may) => {
    expect(mayGoAlong(checks, dateOnly(on))).toBe(may)
  })
})
