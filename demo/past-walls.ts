import type pg from 'pg'

/** Does something to a database as its owner, past every trigger and every wall; both stand again afterwards. */
export async function pastWalls<T>(owner: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await owner.connect()
  const { rows } = await client.query<{ name: string; forced: boolean }>(
    `select quote_ident(relname) as name, relforcerowsecurity as forced from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  const alter = (how: string, wall: string) =>
    client.query(
      rows
        .map(({ name, forced }) => `alter table ${name} ${how} trigger user${forced ? `, ${wall}` : ''};`)
        .join(''),
    )
  try {
    await alter('disable', 'no force row level security')
    const done = await work(client)
    await alter('enable', 'force row level security')
    return done
  } finally {
    client.release()
  }
}
