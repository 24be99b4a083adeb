import { type RawBuilder, sql } from 'kysely'

/** Several questions of several rooms in one trip, each with its own name: each gives one value of JSON, and so do they all. */
export const inOneTrip = <Asked extends object>(
  questions: { [name in keyof Asked]: RawBuilder<Asked[name]> },
): RawBuilder<Asked> =>
  sql<Asked>`select json_build_object(${sql.join(
    Object.entries<RawBuilder<unknown>>(questions).map(
      ([name, question]) => sql`${sql.lit(name)}, (${question})`,
    ),
  )})`
