import type pg from 'pg'
import { openContext } from '../journeys/browser.ts'
import { pastWalls } from './past-walls.ts'
import type { Opened } from './walking.ts'

/** What is put behind every text: it closes whatever it may stand in, and runs by itself. */
export const SCRIPT = `"'></textarea></title></script><img src=x onerror=ran()><script>ran()</script>`
/** The same in few letters, for what may not be long. */
export const SHORT = '"><img src onerror=ran()>'

type Column = { table: string; column: string; type: string }

/** A column and why the database would not have a script in it. */
export type Refused = Column & { because: string }

// Every column that may hold words, of every table of ours, but keys: what stands in one is no text but a name of a row.
const columns = `
  select c.table_name as table, c.column_name as column, c.data_type as type
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
    and (c.data_type in ('text', 'jsonb') or c.udt_name = '_text')
    and not exists (select from information_schema.key_column_usage k
      where k.table_schema = 'public' and k.table_name = c.table_name and k.column_name = c.column_name)
  order by 1, 2`

// In JSON it is put behind whatever has a space in it, and so is read by people.
const inJson = `create function pg_temp.scripted(j jsonb, script text) returns jsonb language sql immutable as $$
  select case jsonb_typeof(j)
    when 'string' then case when j #>> '{}' like '% %' then to_jsonb((j #>> '{}') || script) else j end
    when 'array' then (select coalesce(jsonb_agg(pg_temp.scripted(e, script) order by n), '[]') from jsonb_array_elements(j) with ordinality x (e, n))
    when 'object' then (select coalesce(jsonb_object_agg(k, pg_temp.scripted(v, script)), '{}') from jsonb_each(j) x (k, v))
    else j end $$`

const scripted = ({ column, type }: Column): string =>
  type === 'jsonb'
    ? `pg_temp.scripted("${column}", $1)`
    : type === 'text'
      ? `"${column}" || $1`
      : `coalesce((select array_agg(e || $1) from unnest("${column}") e), "${column}")`

/**
 * Puts a script behind every text in a database, column by column, past every trigger and right; what a check of the database
 * refuses is given back with why. `leave` says what is a name and not words, though no constraint says so.
 */
export async function plantScripts(
  owner: pg.Pool,
  leave: (column: Column) => boolean,
): Promise<{ planted: Column[]; refused: Refused[] }> {
  return pastWalls(owner, async (client) => {
    const { rows } = await client.query<Column>(columns)
    await client.query(inJson)
    const planted: Column[] = []
    const refused: Refused[] = []
    for (const one of rows.filter((column) => !leave(column))) {
      const because = (await tried(client, one, SCRIPT)) && (await tried(client, one, SHORT))
      if (because) refused.push({ ...one, because })
      else planted.push(one)
    }
    return { planted, refused }
  })
}

async function tried(client: pg.PoolClient, one: Column, script: string): Promise<string | null> {
  try {
    await client.query(
      `update "${one.table}" set "${one.column}" = ${scripted(one)} where "${one.column}" is not null`,
      [script],
    )
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/** What is the name of something, by which rows find one another, though no key of the database says so. */
export const isName = ({ column }: Column): boolean =>
  /^(key|measure|programme|grouping|locale)$/.test(column)

/**
 * The addresses of the pages on which a script ran, or of which a browser made something that would run: each is opened without
 * the policy that forbids it to run what it does not know, which is another wall and not this one.
 */
export async function whatRuns(pages: readonly Opened[]): Promise<string[]> {
  const context = await openContext({})
  const page = await context.newPage()
  const ran = new Set<string>()
  let at = ''
  await page.exposeFunction('ran', () => ran.add(at))
  await page.route('**', (route) => route.abort())
  for (const { path, text } of pages) {
    at = path
    await page.setContent(text, { waitUntil: 'domcontentloaded' })
    const made = await page.evaluate(() =>
      [...document.querySelectorAll('*')].some(
        (one) =>
          [...one.attributes].some(({ name }) => /^on/i.test(name)) ||
          (one.localName === 'script' && one.textContent?.includes('ran()')),
      ),
    )
    if (made) ran.add(path)
  }
  await page.close()
  return [...ran]
}
