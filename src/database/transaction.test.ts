import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from './testing.ts'
import { type Acting, type ActorTransaction, actorTransaction } from './transaction.ts'

const db = await testDatabase()
const act = <T>(work: (acting: Acting) => Promise<T>) =>
  actorTransaction(
    db.kysely,
    {
      actor: { kind: 'job:test', id: null, place: randomUUID() },
      now: new Date('2026-11-02T09:00:00Z'),
      request: 'r',
    },
    work,
  )

const asks = async (tx: ActorTransaction, n: number): Promise<number> =>
  (await sql<{ n: number }>`select ${n}::int as n`.execute(tx)).rows[0]?.n ?? 0

describe('a transaction of one actor', () => {
  it('answers several questions that are put at once, each with its own answer', async () => {
    expect(await act(({ tx }) => Promise.all([3, 1, 2].map((n) => asks(tx, n))))).toEqual([3, 1, 2])
  })

  it('is undone whole when one of them is refused, and says which', async () => {
    const place = sql`insert into place (id, name) values (gen_random_uuid(), 'Nowhere')`
    const both = act(({ tx }) => Promise.all([sql`select 1 / 0`.execute(tx), place.execute(tx), asks(tx, 1)]))
    await expect(both).rejects.toThrow('division by zero')
    const { rows } = await db.owner.query("select from place where name = 'Nowhere'")
    expect(rows).toEqual([])
  })

  it('asks nothing more after its end: the connection is somebody else’s by then', async () => {
    let kept: ActorTransaction | undefined
    await act(async ({ tx }) => {
      kept = tx
    })
    await expect(asks(kept as ActorTransaction, 1)).rejects.toThrow('This transaction has ended.')
    const failing = act(({ tx }) => {
      kept = tx
      return Promise.reject(new Error('no'))
    })
    await expect(failing).rejects.toThrow('no')
    await expect(asks(kept as ActorTransaction, 1)).rejects.toThrow('This transaction has ended.')
  })
})
