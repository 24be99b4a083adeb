import type pg from 'pg'

/** The table that the references are measured with: one row for each request or query, and nothing else about it. */
export const REFERENCE_TABLE = 'bench_insert'

/** Where a POST becomes one such row. */
export const INSERT_PATH = '/bench/insert'

/** The statement of both references: the HTTP server's and the bare driver's. */
export const INSERT = `insert into ${REFERENCE_TABLE} (id, body) values ($1, $2)`

/** Makes the table, as the owner, for the app's login to write. */
export async function makeReferenceTable(owner: pg.Client): Promise<void> {
  await owner.query(`create table ${REFERENCE_TABLE} (id uuid primary key, body text not null)`)
  await owner.query(`grant insert on ${REFERENCE_TABLE} to trellis_app`)
}
