import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Acting, Refusal } from '../database/index.ts'
import { type Sharing, sequenceOf } from './allocation.ts'
import type { Arm } from './screen.ts'

/** One line of the log, and what the seed says of it. */
export type Checked = {
  nth: number
  who: string
  when: Date
  arm: Arm
  fromSeed: Arm | null
  agrees: boolean
}

/** The log of one trial worked out again. */
export type AllocationCheck = {
  round: string
  trial: string
  heldBy: string
  seedHash: string
  seedIsTheSame: boolean
  agrees: boolean
  schools: { school: string; allocated: Checked[] }[]
}

type Log = Sharing & { id: string; key: string; name: string; heldBy: string; seed: Buffer; seedHash: Buffer }

async function trialOf({ tx }: Acting, key: string, place: string | undefined): Promise<Log> {
  const found = await tx
    .selectFrom('round as r')
    .innerJoin('place as p', 'p.id', 'r.place_id')
    .innerJoin('screen_trial as t', 't.round_id', 'r.id')
    .innerJoin('screen_seed as s', 's.round_id', 'r.id')
    .where('r.key', '=', key)
    .$if(place !== undefined, (query) => query.where('p.name', '=', place as string))
    .select(['r.id', 'r.key', 't.name', 't.held_by as heldBy', 's.seed', 't.seed_hash as seedHash'])
    .select(['t.to_referral as toReferral', 't.to_signposting as toSignposting'])
    .select(['t.smallest_block as smallestBlock', 't.largest_block as largestBlock'])
    .execute()
  const [log, another] = found
  if (!log) throw new Refusal(`There is no round "${key}" in which a trial runs.`)
  if (another) throw new Refusal(`Several places have a trial in a round "${key}": say which with --place.`)
  return log
}

/** Works out every line of a trial's log from its seed, and says whether they agree. */
export async function checkAllocation(
  acting: Acting,
  key: string,
  place: string | undefined,
): Promise<AllocationCheck> {
  const trial = await trialOf(acting, key, place)
  const lines = await acting.tx
    .selectFrom('screen_allocation')
    .select(['round_school_id as school', 'nth', 'offer_id as who', 'allocated_at as when'])
    .select(sql<Arm>`arm`.as('arm'))
    .where('round_id', '=', trial.id)
    .orderBy('round_school_id')
    .orderBy('nth')
    .execute()
  const schools = [...new Set(lines.map(({ school }) => school))].map((school) => ({
    school,
    allocated: checkSchool(trial, school, lines),
  }))
  const seedIsTheSame = createHash('sha256').update(trial.seed).digest().equals(trial.seedHash)
  return {
    ...{ round: trial.key, trial: trial.name, heldBy: trial.heldBy },
    ...{ seedHash: trial.seedHash.toString('hex'), seedIsTheSame },
    agrees: seedIsTheSame && schools.every(({ allocated }) => allocated.every(({ agrees }) => agrees)),
    schools,
  }
}

type Line = { school: string; nth: number; who: string; when: Date; arm: Arm }

// The nth line of a school is the nth of the sequence: one that is missing shows on every line after it.
function checkSchool(trial: Log, school: string, lines: readonly Line[]): Checked[] {
  const theirs = lines.filter((line) => line.school === school)
  const sequence = sequenceOf(trial.seed, school, trial, theirs.length)
  return theirs.map(({ nth, who, when, arm }, at) => {
    const fromSeed = sequence[at] ?? null
    return { nth, who, when, arm, fromSeed, agrees: nth === at + 1 && arm === fromSeed }
  })
}
