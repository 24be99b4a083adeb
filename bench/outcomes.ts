import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { invented } from '../demo/saltmere.ts'
import { type Acting, actorTransaction, projectFolder } from '../src/database/index.ts'
import { outcomesOf } from '../src/outcomes/working-out.ts'
import { programmeFiles } from '../src/programmes/files.ts'
import { newId, systemClock } from '../src/words/index.ts'
import { fraction, inRounds, median } from './rounds.ts'
import { DoesNotCount } from './stand.ts'
import { tableOf, whole } from './table.ts'
import { type Ground, makeGround } from './town.ts'

const PEOPLE = 100_000
const ROUNDS = 5
const PROGRAMME = 'connect-together'

/** Working out every statement of a programme, beside one statement of SQL that counts the same, in ms. */
export type OutcomesFigure = {
  people: number
  statements: number
  worked: number
  bySql: number
  times: number
}

/** Works out what a programme with very many people must show. Void when one share differs from the SQL's. */
export async function measureOutcomes(report: (line: string) => void): Promise<OutcomesFigure> {
  const ground = await makeGround(async () => {})
  try {
    const programme = programmeFiles().declared.find((one) => one.programme.key === PROGRAMME)?.programme
    if (!programme) throw new DoesNotCount(`there is no programme ${PROGRAMME}`)
    const cohort = newId()
    report(`Scores of ${whole(PEOPLE)} people…`)
    await plant(ground, cohort)
    const as = <T>(work: (acting: Acting) => Promise<T>) => {
      const actor = { kind: 'operator:programmes-outcomes', id: null, place: invented('Saltmere') } as const
      return actorTransaction(ground.app, { actor, now: systemClock(), request: newId() }, work)
    }
    const worked = () => as((acting) => outcomesOf(acting, programme, [cohort]))
    const bySql = () => as((acting) => countedByHand(acting, cohort))
    const [{ statements }, counted] = [await worked(), await bySql()]
    for (const [at, { key, n, value }] of statements.entries())
      if (n < PEOPLE / 2 || Math.abs((value ?? 0) - (counted[at] ?? -1)) > 1e-9)
        throw new DoesNotCount(`${key} is ${value} of ${n}, and ${counted[at]} by SQL`)
    report('Outcomes…')
    const rates = await inRounds(ROUNDS, { worked: () => rateOf(worked), bySql: () => rateOf(bySql) })
    return {
      ...{ people: PEOPLE, statements: statements.length },
      ...{ worked: 1000 / median(rates.worked), bySql: 1000 / median(rates.bySql) },
      times: 1 / fraction(rates.worked, rates.bySql),
    }
  } finally {
    await ground.stop()
  }
}

async function plant({ owner }: Ground, cohort: string): Promise<void> {
  await owner.query(
    "select set_config('bench.people', $1, false), set_config('bench.cohort', $2, false), set_config('bench.programme', $3, false)",
    [String(PEOPLE), cohort, PROGRAMME],
  )
  await owner.query(readFileSync(join(projectFolder(), 'bench', 'outcomes.sql'), 'utf8'))
  await owner.query('vacuum analyze')
}

async function rateOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return 1000 / (performance.now() - began)
}

/** The nine shares of the programme, as somebody would ask for them who wants no more: every row read once. */
async function countedByHand({ tx }: Acting, cohort: string): Promise<number[]> {
  const { rows } = await sql<{ shares: number[] }>`
    with each as (
      select person,
        max(value) filter (where measure = 'gbo:1' and point = 'end') - max(value) filter (where measure = 'gbo:1' and point = 'baseline') as one,
        max(value) filter (where measure = 'gbo:2' and point = 'end') - max(value) filter (where measure = 'gbo:2' and point = 'baseline') as two,
        max(value) filter (where measure = 'sdq' and point = 'baseline') - max(value) filter (where measure = 'sdq' and point = 'end') as mind,
        max(value) filter (where measure = 'physical-health' and point = 'end') - max(value) filter (where measure = 'physical-health' and point = 'baseline') as body,
        max(value) filter (where measure = 'listened-to') as heard, max(value) filter (where measure = 'would-recommend') as again
      from programme_score where cohort_id = ${cohort} group by person)
    select array[100.0 * count(*) filter (where greatest(one, two) > 0) / count(greatest(one, two)),
      100.0 * count(*) filter (where mind > 0) / count(mind), 100.0 * count(*) filter (where body > 0) / count(body),
      100.0 * sum(heard) / count(heard), 100.0 * sum(again) / count(again),
      100.0 * count(*) filter (where referred_by = 'gp') / count(referred_by),
      100.0 * count(*) filter (where 'education-and-skills' = any(onward)) / count(onward),
      100.0 * count(*) filter (where 'youth-and-sport' = any(onward)) / count(onward),
      100.0 * count(*) filter (where 'community-health' = any(onward)) / count(onward)]::float8[] as shares
    from each join programme_person p using (person) where p.cohort_id = ${cohort}`.execute(tx)
  return rows[0]?.shares ?? []
}

/** The same as lines to print. */
export const outcomesLines = ({ people, statements, worked, bySql, times }: OutcomesFigure): string[] => [
  `What a programme must show, of ${whole(people)} people, beside one hand-written aggregate over the same rows, in ms (aim: at most 5 times)`,
  ...tableOf(
    ['', 'worked out', 'by SQL', 'times as long'],
    [[`${statements} statements`, whole(worked), whole(bySql), times.toFixed(1)]],
  ),
]
