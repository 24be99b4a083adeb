import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, newId } from '../words/index.ts'

/** Money for a programme that runs here, in whole pence, and what is spent of it. */
export type Budget = {
  id: string
  payer: string
  pence: number
  spent: number
  /** How many places it pays for; null where it is not given by places. */
  places: number | null
  startsOn: DateOnly
  endsOn: DateOnly
}

/** One thing paid from a budget; less than nothing takes back what was written before. */
export type Spend = {
  id: string
  budgetId: string
  pence: number
  what: string
  spentOn: DateOnly
  by: string
  takenBack: boolean
}

/** The budgets of a run as far as the actor may read them, newest first; at most 100. */
export async function budgetsOf({ tx }: Acting, runId: string): Promise<Budget[]> {
  const { rows } = await sql<Budget>`
    select b.id, b.payer, b.pence, b.places, b.starts_on as "startsOn", b.ends_on as "endsOn",
      coalesce((select sum(s.pence) from programme_spend s where s.budget_id = b.id), 0)::bigint as spent
    from programme_budget b where b.run_id = ${runId} order by b.starts_on desc, b.id limit 100`.execute(tx)
  return rows.map((row) => ({ ...row, pence: Number(row.pence), spent: Number(row.spent) }))
}

/** What was paid from the budgets of a run, latest first; at most 200. */
export async function spendsOf({ tx }: Acting, runId: string): Promise<Spend[]> {
  const { rows } = await sql<Spend>`
    select s.id, s.budget_id as "budgetId", s.pence, s.what, s.spent_on as "spentOn", w.name as by,
      exists (select from programme_spend r where r.reverses_id = s.id) as "takenBack"
    from programme_spend s join programme_budget b on b.id = s.budget_id join worker w on w.id = s.made_by
    where b.run_id = ${runId} order by s.spent_on desc, s.made_at desc, s.id limit 200`.execute(tx)
  return rows.map((row) => ({ ...row, pence: Number(row.pence) }))
}

/** All money for a programme wherever it runs in the actor's place, as far as they may read it. */
export type MoneyFor = { pence: number; spent: number; places: number | null }

/** The sums over every budget of a programme; null where nobody gave any. Places count where every budget says how many. */
export async function moneyFor({ tx }: Acting, programme: string): Promise<MoneyFor | null> {
  const { rows } = await sql<{ pence: string | null; spent: string; places: number | null }>`
    select sum(b.pence) as pence, case when count(b.places) = count(*) then sum(b.places)::int end as places,
      coalesce(sum((select sum(s.pence) from programme_spend s where s.budget_id = b.id)), 0) as spent
    from programme_budget b join programme_run r on r.id = b.run_id where r.programme = ${programme}`.execute(
    tx,
  )
  const [row] = rows
  if (!row || row.pence === null) return null
  return { pence: Number(row.pence), spent: Number(row.spent), places: row.places }
}

/** Gives money for a programme. The same sending again fails by its id. */
export async function giveMoney(
  acting: Acting,
  given: Omit<Budget, 'spent'> & { runId: string },
): Promise<void> {
  await acting.tx
    .insertInto('programme_budget')
    .values({
      ...{ id: given.id, place_id: acting.actor.place as string, run_id: given.runId, payer: given.payer },
      ...{ pence: given.pence, starts_on: given.startsOn, ends_on: given.endsOn },
      places: given.places,
      made_by: acting.actor.id as string,
    })
    .execute()
  await record(acting, { act: 'given', subject: { kind: 'programme_budget', id: given.id } })
}

/** Writes down what was paid. Fails, by `spend_stays_within`, where the budget has not that much. */
export async function spend(
  acting: Acting,
  paid: { id: string; budgetId: string; pence: number; what: string; spentOn: DateOnly; reverses?: string },
): Promise<void> {
  await acting.tx
    .insertInto('programme_spend')
    .values({
      ...{ id: paid.id, place_id: acting.actor.place as string, budget_id: paid.budgetId },
      ...{ pence: paid.pence, what: paid.what, spent_on: paid.spentOn },
      ...{ reverses_id: paid.reverses ?? null, made_by: acting.actor.id as string },
    })
    .execute()
  await record(acting, { act: 'spent', subject: { kind: 'programme_budget', id: paid.budgetId } })
}

/** Takes back what was written down by mistake: a row of its own, of as much less than nothing. */
export const takeBack = (acting: Acting, one: Spend): Promise<void> =>
  spend(acting, {
    ...{ id: newId(), budgetId: one.budgetId, pence: -one.pence, what: `Taken back: ${one.what}` },
    ...{ spentOn: one.spentOn, reverses: one.id },
  })
