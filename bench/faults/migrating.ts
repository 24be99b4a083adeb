import pg from 'pg'
import { migrate } from '../../src/database/index.ts'
import { ownMigrations } from '../../src/database/migrate.ts'
import { type OwnServer, startOwnServer } from '../../src/database/own-server-factory.ts'
import { chances, type Fault } from './fault.ts'

/** From one statement after which it is cut off to the next: one, or up to so many. */
const FEW = 5

/** Ends the connection that migrates, from within, as soon as it has changed the schema so many times; never within what comes before every migration. */
const cutting = `
create schema cutting;
grant usage on schema cutting to public;
create function cutting.cut() returns event_trigger language plpgsql as $$
declare done int := coalesce(nullif(current_setting('cutting.done', true), ''), '0')::int + 1;
begin
  if current_query() ~ 'create table if not exists trellis_migration|^revoke all on all tables' then return; end if;
  perform set_config('cutting.done', done::text, false);
  if done = coalesce(nullif(current_setting('cutting.after', true), ''), '0')::int then
    perform pg_terminate_backend(pg_backend_pid());
  end if;
end $$;
create event trigger cut on ddl_command_end execute function cutting.cut()`

/** Everything that a schema is, in one line. */
const schema = `
select md5(string_agg(line, '|' order by line)) as is from (
  select concat_ws(' ', 'r', relname, relkind, relrowsecurity, relforcerowsecurity) as line from pg_class where relnamespace = 'public'::regnamespace
  union all select concat_ws(' ', 'a', c.relname, attname, atttypid::regtype, attnotnull) from pg_attribute join pg_class c on c.oid = attrelid where c.relnamespace = 'public'::regnamespace
  union all select concat_ws(' ', 'c', conname, conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
  union all select concat_ws(' ', 'f', oid::regprocedure, prosrc, proacl) from pg_proc where pronamespace = 'public'::regnamespace
  union all select concat_ws(' ', 'p', tablename, policyname, cmd, qual, with_check) from pg_policies where schemaname = 'public'
  union all select concat_ws(' ', 't', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
  union all select concat_ws(' ', 'i', indexdef) from pg_indexes where schemaname = 'public'
  union all select concat_ws(' ', 'g', relation, privileges) from app_grant
  union all select concat_ws(' ', 'm', number, checksum) from trellis_migration
) as everything`

/**
 * Every migration is cut off after the first of its statements that changes the schema, and after others as chance will have it: the
 * schema is then what it was before, to the last rule and right, and the same migration goes through when it is run again.
 */
export const migrating: Fault = async ({ seed, say }) => {
  const server = await startOwnServer()
  try {
    await server.admin.query('create role owner login createrole; create role app login')
    await server.admin.query('create database village owner owner')
    const admin = new pg.Client(server.url('admin', 'village'))
    // When it fails, the server is stopped under it: that error is the one to be told.
    admin.on('error', () => {})
    await admin.connect()
    await admin.query(cutting)
    const [cuts, wrong] = await eachCutOff(server, admin, chances(seed), say)
    await admin.end()
    say(
      `${ownMigrations().length} migrations, cut off ${cuts} times, ${wrong} times left between old and new.`,
    )
    return cuts > 0 && wrong === 0
  } finally {
    await server.stop()
  }
}

async function eachCutOff(
  server: OwnServer,
  admin: pg.Client,
  chance: () => number,
  say: (line: string) => void,
): Promise<[cuts: number, wrong: number]> {
  const all = ownMigrations()
  const urls = { ownerUrl: server.url('owner', 'village'), appUrl: server.url('app', 'village') }
  let [cuts, wrong] = [0, 0]
  const run = async (many: number, after: number) => {
    await admin.query(`alter database village set cutting.after = ${after}`)
    return migrate({ ...urls, migrations: all.slice(0, many), report: () => {} }).then(
      () => true,
      () => false,
    )
  }
  await run(0, 0)
  for (let many = 1; many <= all.length; many++) {
    const before = (await admin.query<{ is: string }>(schema)).rows[0]?.is
    let after = 1
    for (; !(await run(many, after)); after += 1 + Math.floor(chance() * FEW)) {
      const now = (await admin.query<{ is: string }>(schema)).rows[0]?.is
      if (now !== before) wrong++
      cuts++
      if (after > 2_000) throw new Error(`migration ${many} does not go through`)
    }
    if (many % 20 === 0) say(`${many} of ${all.length} migrations, cut off ${cuts} times.`)
  }
  return [cuts, wrong]
}
