import type pg from 'pg'
import { attemptsOf } from './attempts.ts'
import type { Attempt } from './attempts-of-cases.ts'
import type { Difference } from './comparing.ts'
import type { Standing } from './standing.ts'
import type { World } from './world.ts'

/**
 * Tries each row in turn and takes it back, in one trip: 'y' where the rules let it in, whatever else is wrong with it
 * (that is found after them), 'n' where they refuse it.
 */
const tryEach = `do $tries$
declare attempt jsonb; said text := '';
begin
  for attempt in select * from jsonb_array_elements(current_setting('trellis.attempts')::jsonb) loop
    begin
      execute format('insert into %1$I (%2$s) select %2$s from jsonb_populate_record(null::%1$I, $1)',
        attempt->>'table', attempt->>'columns') using attempt->'row';
      raise exception 'taken back' using errcode = 'UNDO0';
    exception
      when insufficient_privilege then said := said || 'n';
      when others then said := said || 'y';
    end;
  end loop;
  perform set_config('trellis.let_in', said, true);
end $tries$`

async function letIn(app: pg.ClientBase, attempts: readonly Attempt[]): Promise<boolean[]> {
  const given = attempts.map(({ table, row }) => ({
    ...{ table, row, columns: Object.keys(JSON.parse(JSON.stringify(row))).join(', ') },
  }))
  await app.query("select set_config('trellis.attempts', $1, true)", [JSON.stringify(given)])
  await app.query(tryEach)
  const { rows } = await app.query<{ said: string }>("select current_setting('trellis.let_in') as said")
  return [...(rows[0]?.said ?? '')].map((said) => said === 'y')
}

/** Tries to write, as this asker, what may and may not be written about one person of the world. */
export async function compareWrites(
  app: pg.ClientBase,
  world: World,
  standing: Standing,
  nth: number,
  only?: string,
): Promise<Difference[]> {
  // One person for each asker in turn: all of them are met, in many worlds.
  const person = world.people[nth % world.people.length]
  const attempts = (person ? attemptsOf(world, standing, person.id) : []).filter(
    ({ table }) => !only || table === only,
  )
  if (attempts.length === 0) return []
  const answers = await letIn(app, attempts)
  return attempts.flatMap(({ table, row, allowed }, at) =>
    answers[at] === allowed
      ? []
      : [
          {
            ...{ asker: standing.asker.kind, table, act: 'writes' as const },
            what: `${JSON.stringify(row)}, ${answers[at] ? 'and may not' : 'not let in, and may'}`,
          },
        ],
  )
}
