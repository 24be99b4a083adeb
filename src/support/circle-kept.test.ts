import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Acting } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { recordLook } from '../history/index.ts'
import { type As, asWorker, makeScene, makeSupport } from './factory.ts'

const now = new Date('2026-11-20T10:00:00Z')
const later = new Date('2026-11-21T10:00:00Z')
let db: TestDatabase
let maryam: As
let one: string
let other: string

beforeAll(async () => {
  db = await testDatabase()
  const scene = await makeScene(db.kysely)
  maryam = { worker: scene.maryam, place: scene.place, now: later }
  const made = () => makeSupport(db.kysely, scene, { worker: scene.maryam, now })
  one = (await made()).youngPersonId
  other = (await made()).youngPersonId
})

const seen = async ({ tx }: Acting): Promise<string[]> =>
  (await tx.selectFrom('young_person').select('id').execute()).map(({ id }) => id).sort()
const setting = async ({ tx }: Acting, asked: string): Promise<string | null> =>
  (await sql<{ said: string | null }>`select ${sql.raw(asked)} as said`.execute(tx)).rows[0]?.said ?? null
const kept = (acting: Acting) =>
  setting(acting, "nullif(current_setting('trellis.kept_people_support', true), '')")
/** Keeps the other alone and asks, in one question, since whoever else writes to this server makes the next one another. */
const keptAndAsked = (acting: Acting) =>
  setting(acting, `(keep('people_support', array['${other}']::uuid[]) || circle_people('support'))::text`)
const both = () => [one, other].sort()
const ends = (at: Date | null) =>
  db.owner.query("update circle_member set ends_at = $1 where young_person_id = $2 and opens = 'support'", [
    at,
    one,
  ])

describe('rule 6, removal acts at once: who is in the circle is kept from one question to the next', () => {
  it('while nobody wrote anything, and for this transaction alone', async () => {
    await asWorker(db.kysely, maryam, async (acting) => {
      expect(await kept(acting)).toBe(null)
      expect(await seen(acting)).toEqual(both())
      expect(await kept(acting)).toContain(one)
      expect(await keptAndAsked(acting)).toBe(`{${other},${other}}`)
    })
    await asWorker(db.kysely, maryam, async (acting) => expect(await kept(acting)).toBe(null))
  })

  it('and is asked anew as soon as somebody removed them, in the midst of a transaction', async () => {
    await asWorker(db.kysely, maryam, async (acting) => {
      expect(await seen(acting)).toEqual(both())
      await ends(now)
      expect(await seen(acting)).toEqual([other])
      await ends(null)
      expect(await seen(acting)).toEqual(both())
    })
  })

  it('past what the transaction writes itself, but for what the circle is made of', async () => {
    await asWorker(db.kysely, maryam, async (acting) => {
      expect(await seen(acting)).toEqual(both())
      await recordLook(acting, 'record', { youngPerson: one })
      expect(await keptAndAsked(acting)).toBe(`{${other},${other}}`)
      await sql`savepoint before`.execute(acting.tx)
      await sql`update circle_member set ends_at = ${later.toISOString()}, ended_because = 'x'
        where young_person_id = ${one} and opens = 'support'`.execute(acting.tx)
      expect(await seen(acting)).toEqual([other])
      await sql`rollback to savepoint before`.execute(acting.tx)
      expect(await seen(acting)).toEqual(both())
    })
  })

  it('and not at all while the circle is being written, by a statement or by a trigger of it', async () => {
    await db.owner.query(
      `create table kept_meanwhile (said text);
       create function notes_kept() returns trigger language plpgsql security definer as
         $$ begin insert into kept_meanwhile values (kept_for()); return new; end $$;
       create trigger notes_kept before update on circle_member for each row execute function notes_kept();
       create trigger notes_kept after update on support for each row execute function notes_kept()`,
    )
    const client = await db.owner.connect()
    try {
      await client.query('begin')
      await client.query('update circle_member set ends_at = ends_at')
      await client.query('update support set worker_id = worker_id')
      const { rows } = await client.query<{ said: string | null; after: string }>(
        'select said, kept_for() as after from kept_meanwhile',
      )
      expect(rows.length).toBeGreaterThan(3)
      for (const { said, after } of rows) expect([said, typeof after]).toEqual([null, 'string'])
    } finally {
      await client.query('rollback')
      client.release()
      await db.owner.query(
        'drop trigger notes_kept on circle_member; drop trigger notes_kept on support; drop function notes_kept; drop table kept_meanwhile',
      )
    }
  })

  it('and never for somebody else or for another moment', async () => {
    await asWorker(db.kysely, maryam, async (acting) => {
      expect(await seen(acting)).toEqual(both())
      await setting(acting, `set_config('trellis.now', '${new Date('2026-11-01').toISOString()}', true)`)
      expect(await seen(acting)).toEqual([])
      await setting(acting, `set_config('trellis.now', '${later.toISOString()}', true)`)
      await setting(acting, `set_config('trellis.actor_id', '${one}', true)`)
      expect(await seen(acting)).toEqual([])
    })
  })
  it('with the teams of whoever asks, which end at once as well', async () => {
    const teams = async (acting: Acting) => setting(acting, 'actor_teams()::text')
    const leaves = (on: string | null) =>
      db.owner.query('update membership set ends_on = $1 where worker_id = $2', [on, maryam.worker])
    await asWorker(db.kysely, maryam, async (acting) => {
      const all = await teams(acting)
      expect(all).not.toBe('{}')
      const asWhom = "'teams_' || current_user::regrole::oid"
      expect(await setting(acting, `current_setting('trellis.kept_' || ${asWhom}, true)`)).toBe(all)
      await leaves('2026-11-19')
      expect(await teams(acting)).toBe('{}')
      await leaves(null)
      expect(await teams(acting)).toBe(all)
    })
  })

  it('but not what the functions of the owner found, who may read more', async () => {
    await asWorker(db.kysely, maryam, async (acting) => {
      const owner = (await db.owner.query('select current_user::regrole::oid as oid')).rows[0]?.oid
      const [mine, all] = await Promise.all([
        setting(acting, 'actor_teams()::text'),
        setting(acting, `(keep('teams_${owner}', array['${one}']::uuid[]) || actor_teams())::text`),
      ])
      expect(all).toBe(`{${one},${mine?.slice(1)}`)
    })
  })
})
