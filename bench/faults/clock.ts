import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../../src/database/index.ts'
import { systemClock } from '../../src/words/index.ts'
import { asOwner, cookiesOf, countAgainst, inWords, wrongIn } from '../counting.ts'
import { type Rehearsal, rehearse } from '../rehearsal.ts'
import type { Fault } from './fault.ts'
import { untilMore, whileSending } from './sending.ts'

const HOUR = 3_600
/** Where the clock is put, one after the other: so many seconds from now, or just before a moment that is easily got wrong. */
const FORWARD = [HOUR, 24 * HOUR, '2027-03-28T00:59:58Z', '2027-10-31T00:59:58Z', '2028-02-29T23:59:57Z']
const PAST_ALL_LIMITS = '2038-01-19T03:14:05Z'
const BACK = [-HOUR, -24 * HOUR]

/**
 * The clock of the server jumps while referrals pour in, and that of PostgreSQL does not: forward, over both changes of
 * summer time, 29 February and the end of 32 bits; and back, where nothing that was over may begin again.
 */
export const clock: Fault = async ({ say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-clock-'))
  const library = join(folder, 'clock.so')
  const source = join(projectFolder(), 'bench', 'faults', 'clock.c')
  if (spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source]).status !== 0) {
    say('skipped: there is no C compiler here to move the clock of one program')
    return true
  }
  const shift = join(folder, 'shift')
  writeFileSync(shift, Buffer.alloc(8))
  const set = setter(shift)
  const rehearsal = await rehearse({ env: { LD_PRELOAD: library, CLOCK_SHIFT: shift } })
  let sound = true
  try {
    for (const moment of [...FORWARD, PAST_ALL_LIMITS]) {
      const by = secondsTo(moment)
      set(by)
      sound = (await sentAt(rehearsal, by, say, `at ${moment}`)) && sound
    }
    // A server that was put right goes on where it was, and says so, until it is started again.
    set(0)
    sound =
      (await sentAt(rehearsal, secondsTo(PAST_ALL_LIMITS), say, 'put right, the server not started again')) &&
      sound
    sound &&= /clock of this machine was set back/.test(rehearsal.said())
    await rehearsal.killAll()
    await rehearsal.startAgain()
    sound = (await sentAt(rehearsal, 0, say, 'started again')) && sound
    for (const by of BACK) {
      const revived = await revivedBy(rehearsal, () => set(by))
      say(`${by} seconds: of ${revived.ended} who had left a circle ${revived.see} see again.`)
      sound =
        (await sentAt(rehearsal, 0, say, `${by} seconds`)) && sound && revived.see === 0 && revived.ended > 0
      set(0)
    }
    return sound
  } finally {
    await rehearsal.stop()
    rmSync(folder, { recursive: true })
  }
}

const secondsTo = (moment: string | number): number =>
  typeof moment === 'number' ? moment : Math.round((Date.parse(moment) - systemClock().getTime()) / 1_000)

/** Gives what writes so many seconds into the file that the program looks at. */
function setter(file: string): (seconds: number) => void {
  return (seconds) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64LE(BigInt(seconds))
    const open = openSync(file, 'r+')
    writeSync(open, bytes, 0, 8, 0)
    closeSync(open)
  }
}

/** Sends referrals, and says whether all are there and whole, and dated by a clock that is so many seconds off. */
async function sentAt(
  rehearsal: Rehearsal,
  by: number,
  say: (line: string) => void,
  when: string,
): Promise<boolean> {
  const ledger = await whileSending(rehearsal, (senders) => untilMore(senders, 40))
  const found = await countAgainst(rehearsal.addresses, ledger)
  const [dates] = await asOwner<{ wrong: number }>(
    rehearsal.addresses,
    `select count(*) filter (where abs(extract(epoch from sent_at - clock_timestamp()) - $2) > 120
       or answer_by <= (sent_at at time zone 'Europe/London')::date
       or answer_by > (sent_at at time zone 'Europe/London')::date + 30
       or extract(isodow from answer_by) > 5)::int as wrong from referral where id = any($1)`,
    [ledger.sent, by],
  )
  say(`${when}: ${inWords(found)}, ${dates?.wrong} dated wrong.`)
  return wrongIn(found) === 0 && dates?.wrong === 0
}

/** Takes everybody out of the circle of three referrals, and asks whether who sent them sees one when the clock is set back. */
async function revivedBy(rehearsal: Rehearsal, setBack: () => void): Promise<{ ended: number; see: number }> {
  const ledger = await whileSending(rehearsal, (senders) => untilMore(senders, 3))
  const cookies = await cookiesOf(rehearsal.addresses, ['Priya Raman', 'Marcus Doyle'])
  const seen = async () => {
    let many = 0
    for (const id of [...ledger.acknowledged].slice(0, 3))
      for (const cookie of cookies) {
        const answer = await fetch(`${rehearsal.url()}/referrals/${id}`, { headers: { cookie } })
        if (answer.status === 200) many++
      }
    return many
  }
  const before = await seen()
  await asOwner(
    rehearsal.addresses,
    `update circle_member m set starts_at = starts_at - interval '3 days', ends_at = clock_timestamp(), ended_because = 'over'
     from referral r where r.id = any($1) and m.young_person_id = r.young_person_id`,
    [[...ledger.acknowledged]],
  )
  const ended = before - (await seen())
  setBack()
  return { ended, see: await seen() }
}
