import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { plantWhoIsWho } from '../../demo/saltmere.ts'
import { testDatabase } from '../database/testing.ts'
import { emptyDatabase, makeSafe, type Safe } from './factory.ts'

const now = new Date('2026-11-24T09:00:00Z')
let safe: Safe

// One of each kind that can be taken back, and one of each that stays as it is.
const planted = `
  set trellis.now = '2026-11-01T09:00:00Z';
  create temp table ids as select gen_random_uuid() as id, n from generate_series(1, 30) n;
  create function pg_temp.id(n int) returns uuid language sql as 'select id from ids where ids.n = $1';
  insert into young_person (id, place_id, team_id, name, name_key)
    select pg_temp.id(1), place_id, id, 'Kezia Thornbury', 'k' from team limit 1;
  insert into decision (id, young_person_id, about, answer, decided_by, competence, decided_on)
    select pg_temp.id(n), pg_temp.id(1), 'service', 'yes', 'young_person', 'sixteen_or_over', '2026-11-01' from unnest(array[2, 3]) n;
  insert into supporter (id, young_person_id, kind, name) select pg_temp.id(n), pg_temp.id(1), 'trusted_adult', 'Nan' from unnest(array[4, 5]) n;
  insert into circle_member (id, place_id, young_person_id, team_id, opens, basis)
    select pg_temp.id(n), place_id, pg_temp.id(1), id, 'support', 'support' from (select * from team limit 1) t, unnest(array[6, 7]) n;
  insert into link (id, token_hash, place_id, purpose, young_person_id, expires_at)
    select pg_temp.id(n), n::text::bytea, place_id, 'answer_referral', pg_temp.id(1), '2027-01-01' from (select * from team limit 1) t, unnest(array[8, 9]) n;
  insert into young_person (id, place_id, team_id, name, name_key)
    select pg_temp.id(n), place_id, id, 'Kezia Thornbury', 'k' from (select * from team limit 1) t, unnest(array[10, 11]) n;
  insert into own_page (id, place_id, young_person_id, token_hash, code_hash, made_by, expires_at, login_issuer, login_subject, login_bound_at)
    select pg_temp.id(n + 2), w.place_id, pg_temp.id(n), n::text::bytea, 'x', w.id, '2099-01-01', 'them', n::text, '2026-11-01'
    from (select * from worker limit 1) w, unnest(array[10, 11]) n;
  insert into decision (id, young_person_id, about, answer, share_with, share_what, decided_by, competence, decided_on)
    values (pg_temp.id(14), pg_temp.id(10), 'sharing', 'yes', 'The choir', '{ending,outcome}', 'young_person', 'sixteen_or_over', '2026-11-01');
  insert into decision (id, young_person_id, about, answer, share_with, share_what, decided_by, holder_name, holder_relationship, decided_on)
    values (pg_temp.id(15), pg_temp.id(10), 'sharing', 'yes', 'The school', '{ending,outcome}', 'parental_responsibility', 'Dad', 'dad', '2026-11-01');
  insert into supporter (id, young_person_id, kind, name) select pg_temp.id(n), pg_temp.id(10), 'parent_or_carer', 'Mum ' || n from unnest(array[16, 17]) n;
  insert into own_page (id, place_id, young_person_id, supporter_id, shows, token_hash, code_hash, made_by, expires_at)
    select pg_temp.id(n + 2), w.place_id, pg_temp.id(10), pg_temp.id(n), array[pg_temp.id(n - 2)], n::text::bytea, 'x', w.id, '2099-01-01'
    from (select * from worker limit 1) w, unnest(array[16, 17]) n;`

const state = async (of: Safe['database']) => {
  const { rows } = await of.owner.query<{
    decisions: string
    supporters: string
    circle: string
    links: string
    logins: string
    limits: string
    shows: string
  }>(`
    select (select count(withdrawn_at) || ' of ' || count(*) from decision where about = 'service') as decisions,
      (select count(ended_at) || ' of ' || count(*) from supporter where kind = 'trusted_adult') as supporters,
      (select count(ends_at) || ' of ' || count(*) from circle_member) as circle,
      (select count(used_at) || ' of ' || count(*) from link) as links,
      (select count(*) filter (where login_subject is null) || ' of ' || count(*) from own_page where supporter_id is null) as logins,
      (select count(*) filter (where share_what = '{outcome}') || ' of ' || count(*) from decision where about = 'sharing') as limits,
      (select count(*) filter (where shows = '{}') || ' of ' || count(*) from own_page where supporter_id is not null) as shows`)
  return rows[0]
}
const nothing = {
  decisions: '0 of 2',
  supporters: '0 of 2',
  circle: '0 of 2',
  links: '0 of 2',
  logins: '0 of 2',
  limits: '0 of 2',
  shows: '0 of 2',
}
const halfOfAll = {
  decisions: '1 of 2',
  supporters: '1 of 2',
  circle: '1 of 2',
  links: '1 of 2',
  logins: '1 of 2',
  limits: '1 of 2',
  shows: '1 of 2',
}

beforeAll(async () => {
  safe = await makeSafe(await testDatabase(), now)
  await plantWhoIsWho(safe.database.kysely)
  const owner = await safe.database.owner.connect()
  await owner.query(planted)
  await safe.save('before')
  await owner.query(`
    update decision set withdrawn_at = '2026-11-20T10:00:00Z' where id = pg_temp.id(2);
    update supporter set ended_at = '2026-11-20T10:00:00Z' where id = pg_temp.id(4);
    update circle_member set ends_at = '2026-11-20T10:00:00Z', ended_because = 'the yes was taken back' where id = pg_temp.id(6);
    update link set used_at = '2026-11-20T10:00:00Z' where id = pg_temp.id(8);
    select set_config('trellis.actor', 'young-person', false), set_config('trellis.actor_id', pg_temp.id(12)::text, false),
      set_config('trellis.place', (select place_id::text from own_page limit 1), false);
    select unbind_own_page('nothing');
    set trellis.now = '2026-11-20T10:00:00Z';
    select own_keeps_from_parents();
    insert into decision_limit (id, decision_id, young_person_id, took) values (pg_temp.id(20), pg_temp.id(14), pg_temp.id(10), '{ending}')`)
  await owner.query('discard all')
  owner.release()
  await safe.seal()
})

it('writes what was taken back outside the database as ids and moments, without a name, once', async () => {
  await safe.seal()
  const lines = readFileSync(join(safe.heads, 'withdrawals.jsonl'), 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line).table).sort()).toEqual([
    'circle_member',
    'decision',
    'limited ending',
    'link',
    'own_page_login',
    'own_page_shows',
    'supporter',
  ])
  expect(Object.keys(JSON.parse(lines[0] ?? ''))).toEqual(['table', 'id', 'since', 'at', 'signature'])
  expect(lines.join()).not.toMatch(/Kezia|Thornbury|Nan/)
})

it('takes back again, when an older copy is put back, what was taken back since, and says how many', async () => {
  const into = await emptyDatabase()
  expect(await safe.restore('before', into)).toMatchObject({ applied: 7, unreadable: 0 })
  expect(await state(into)).toEqual(halfOfAll)
  const { rows } = await into.owner.query(
    'select withdrawn_at, ended_because from decision, circle_member where withdrawn_at is not null and ends_at is not null',
  )
  expect(rows).toEqual([{ withdrawn_at: new Date('2026-11-20T10:00:00Z'), ended_because: 'it had ended' }])
})

it('leaves out lines that nobody of ours wrote, and those that were torn off, and says so', async () => {
  const log = join(safe.heads, 'withdrawals.jsonl')
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  const { rows } = await safe.database.owner.query<{ id: string }>(
    "select id from decision where withdrawn_at is null and about = 'service'",
  )
  const forged = { ...JSON.parse(lines.find((line) => line.includes('decision')) ?? ''), id: rows[0]?.id }
  appendFileSync(log, `${JSON.stringify(forged)}\n{"table":"deci`)
  const into = await emptyDatabase()
  expect(await safe.restore('before', into)).toMatchObject({ applied: 7, unreadable: 2 })
  expect(await state(into)).toEqual(halfOfAll)
})

it('finds nothing to take back again in a copy that was made afterwards', async () => {
  await safe.save('after')
  const into = await emptyDatabase()
  expect(await safe.restore('after', into)).toMatchObject({ applied: 0 })
  expect(await state(into)).toEqual(halfOfAll)
  expect(await state(safe.database)).not.toEqual(nothing)
})
