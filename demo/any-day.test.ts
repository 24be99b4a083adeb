import { expect, it } from 'vitest'
import { actorTransaction } from '../src/database/index.ts'
import { testDatabase } from '../src/database/testing.ts'
import { looseBatons } from '../src/referrals/index.ts'
import { plantDemo } from './plant.ts'

const days = [
  ['late on a Sunday in the summer holiday', '2027-08-15T22:50:00Z'],
  ['just after midnight on the first Monday of the year', '2027-01-04T00:10:00Z'],
] as const

it.each(days)(
  'is planted whole %s',
  async (_, moment) => {
    const database = await testDatabase()
    const now = new Date(moment)
    await plantDemo({ appUrl: database.appUrl, now, report: () => {} })
    const check = { kind: 'operator:check-batons', id: null, place: null } as const
    const batons = await actorTransaction(
      database.kysely,
      { actor: check, now, request: 'check' },
      looseBatons,
    )
    expect(batons.loose).toEqual([])
    expect(batons.open).toBeGreaterThan(60)
    const { rows } = await database.owner.query<{ state: string; n: number }>(
      'select state, count(*)::int as n from referral group by 1 order by 1',
    )
    expect(rows.map(({ state }) => state)).toEqual([
      ...['accepted', 'closed', 'declined', 'returned', 'sent', 'withdrawn'],
    ])
    const future = await database.owner.query(
      'select 1 from message where made_at > $1 or sent_at > $1 union all select 1 from referral where sent_at > $1',
      [now],
    )
    expect(future.rowCount).toBe(0)
  },
   }, 120_000)
}
