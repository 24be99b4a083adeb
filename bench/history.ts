import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { type Acting, actorTransaction, copyRowsOut, insertRows, poolConfig } from '../src/database/index.ts'
import { historyKey } from '../src/history/chain.ts'
import { headsSoFar, historyRow } from '../src/history/index.ts'
import { historySealer } from '../src/history/sealer.ts'
import { STREAM, verifyHistory } from '../src/history/verifying.ts'
import { newId, systemClock } from '../src/words/index.ts'
import { fraction, inRounds, median } from './rounds.ts'
import { DoesNotCount } from './stand.ts'
import { tableOf, whole } from './table.ts'
import { type Ground, makeGround } from './town.ts'

const RECORDS = 100_000
const ROUNDS = 5

/** Records a second: sealed for the first time, verified, and merely read and hashed. */
export type HistoryFigure = {
  records: number
  sealed: number
  verified: number
  hashed: number
  fraction: number
}

/** Seals and verifies a history. Void when not every record of it was verified. */
export async function measureHistory(report: (line: string) => void): Promise<HistoryFigure> {
  const ground = await makeGround(async () => {})
  const folder = mkdtempSync(join(tmpdir(), 'trellis-bench-heads-'))
  const client = new pg.Client(poolConfig(ground.appUrl))
  try {
    report(`${whole(RECORDS)} records of history…`)
    const before = await planted(ground)
    await ground.owner.query('vacuum analyze')
    const key = historyKey(randomBytes(32))
    const sealer = historySealer({ database: ground.app, key, folder })
    const sealed = await rateOf(() => sealer.round(systemClock(), { sign: true }))
    await ground.owner.query('vacuum analyze')
    await client.connect()
    await client.query(
      "set statement_timeout = 0; select set_config('trellis.actor', 'operator:history-verify', false)",
    )
    report('Verifying…')
    const rates = await inRounds(ROUNDS, {
      verified: () =>
        rateOf(async () => {
          const verdict = await verifyHistory(client, key, headsSoFar(folder))
          if (!verdict.verified || verdict.records !== before + RECORDS)
            throw new DoesNotCount(`the history was found to be ${JSON.stringify(verdict)}`)
        }),
      hashed: () =>
        rateOf(async () => {
          const hash = createHash('sha256')
          await copyRowsOut(client, STREAM, (row) => void hash.update(row))
          hash.digest()
        }),
    })
    return {
      ...{ records: RECORDS, sealed },
      ...{ verified: median(rates.verified), hashed: median(rates.hashed) },
      fraction: fraction(rates.verified, rates.hashed),
    }
  } finally {
    await client.end()
    rmSync(folder, { recursive: true, force: true })
    await ground.stop()
  }
}

/** Adds the records, as the program writes them: some looks at a list, some acts on one person. Gives how many were there. */
async function planted({ app, owner }: Ground): Promise<number> {
  const { rows } = await owner.query<{ n: string }>('select count(*) as n from history')
  const actor = { kind: 'worker', id: newId(), place: newId() } as const
  const someone = Array.from({ length: 40 }, () => newId())
  await actorTransaction(app, { actor, now: systemClock(), request: newId() }, async (acting: Acting) => {
    for (let from = 0; from < RECORDS; from += 1_000)
      await sql`with made as ${insertRows(
        'history',
        Array.from({ length: 1_000 }, (_, at) =>
          historyRow(
            acting,
            at % 10 === 0
              ? { act: 'looked', subject: { kind: 'caseload', id: null }, people: someone }
              : {
                  ...{ act: 'changed', subject: { kind: 'plan', id: newId() }, fields: ['name', 'phone'] },
                  youngPerson: someone[at % 40] ?? null,
                },
          ),
        ),
      )} select`.execute(acting.tx)
  })
  return Number(rows[0]?.n)
}

async function rateOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (RECORDS * 1000) / (performance.now() - began)
}

/** The same as lines to print. */
export const historyLines = ({ records, sealed, verified, hashed, fraction }: HistoryFigure): string[] => [
  `History of ${whole(records)} records, a second (aim: 50,000 verified); beside a plain sha256 over the same rows`,
  ...tableOf(
    ['', 'sealed', 'verified', 'read and hashed', 'fraction'],
    [['records', whole(sealed), whole(verified), whole(hashed), fraction.toFixed(2)]],
  ),
]
