import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../src/database/index.ts'
import { type KillReport, killRounds } from './kill-rounds.ts'

// The built program on a durable database of its own, killed in earnest: six times here, and a hundred with
// `npm run prove -- --rounds 100`.
describe('the server and its database are killed while referrals pour in', () => {
  let found: KillReport

  beforeAll(async () => {
    execFileSync(process.execPath, [join(projectFolder(), 'prepare.mjs')], { stdio: 'ignore' })
    found = await killRounds({ server: 3, database: 3, report: (line) => console.log(line) })
  }, 540_000)

  it('took referrals in all the while', () => {
    expect(found.acknowledged).toBeGreaterThanOrEqual(60)
    expect(found.stored).toBeGreaterThanOrEqual(found.acknowledged)
  })

  it('lost nothing that was acknowledged', () => {
    expect(found.lost).toEqual([])
  })

  it('doubled nothing, though what got no answer was sent again', () => {
    expect(found.doubled).toEqual([])
  })

  it('left no referral torn: each has its person, circle, consent, letter, history and message', () => {
    expect(found.torn).toEqual([])
  })

  it('left no baton loose', () => {
    expect(found.loose).toBe(0)
  })

  it('left the history proven: nothing sealed was lost, and nothing is taken for an attack', () => {
    expect(found.history).toMatch(/^\d{3,} records verified$/)
  })

  // A few seconds on a machine that does nothing else; here browsers run beside it.
  it('was back within half a minute each time, and its queue still sends', () => {
    expect(found.slowestSeconds).toBeLessThan(30)
    expect(found.queueStopped).toEqual([])
  })
})
