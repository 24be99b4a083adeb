import { expect, it } from 'vitest'
import { actorTransaction } from '../src/database/index.ts'
import { testDatabase } from '../src/database/testing.ts'
import { looseBatons } from '../src/referrals/index.ts'
import { plantDemo } from './plant.ts'

const days = {
  'late on a Sunday in the summer holiday': '2027-08-15T22:50:00Z',
  'just after midnight on the first Monday of the year': '2027-01-04T00:10:00Z',
}

// One in a test run, since each takes as long as the demo; the other too with `npm run prove -- --forms`.
for (const [day, moment] of Object.entries(days).slice(0, process.env.EVERY_WAY === 'yes' ? 2 : 1)) {
  const database = await testDatabase()
  const now = new Date(moment)

  it(`is planted whole ${day}`, async () => {
    await database.owner.query("insert into installation (kind) values ('demo')")
    await plantDemo({ appUrl: database.appUrl, now, report: () => {} })
    const actor = { kind: 'operator:check-batons', id: null, place: null } as const
    const batons = await actorTransaction(database.kysely, { actor, now, request: 'check' }, looseBatons)
    expect(batons.loose).toEqual([])
    expect(batons.open).toBeGreaterThan(60)
    const { rows } = await database.owner.query<{ state: string }>(
      'select distinct state from referral order by 1',
    )
    expect(rows.map(({ state }) => state)).toEqual([
      ...['accepted', 'closed', 'declined', 'returned', 'sent', 'withdrawn'],
    ])
    const ahead = `select from message where made_at > $1 or sent_at > $1
      union all select from referral where sent_at > $1`
    expect((await database.owner.query(ahead, [now])).rowCount).toBe(0)
  }, 120_000)
}
